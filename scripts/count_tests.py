"""The closing lines: which tests failed and how, and what pytest, vitest and Playwright counted, added up.

Usage: count_tests.py FOLDER, which holds backend.xml, web.json and browser.json. A missing report
counts as one failure: its runner ended before it could write one.
"""

import json
import re
import sys
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

TOLD = 10
LINES = 6
COLOURS = re.compile(r"\x1b\[[0-9;]*m")


@dataclass(frozen=True)
class Failure:
    name: str
    message: str
    word: str = "FAILED"

    def __str__(self) -> str:
        lines = [line for line in COLOURS.sub("", self.message).splitlines() if line.strip()]
        return "\n".join([f"{self.word} {self.name}", *(f"    {line[:200]}" for line in lines[:LINES])])


@dataclass(frozen=True)
class Count:
    passed: int = 0
    failed: int = 0
    skipped: int = 0
    failures: tuple[Failure, ...] = ()

    def __add__(self, other: "Count") -> "Count":
        return Count(
            self.passed + other.passed,
            self.failed + other.failed,
            self.skipped + other.skipped,
            self.failures + other.failures,
        )

    def __str__(self) -> str:
        skipped = f", {self.skipped} skipped" if self.skipped else ""
        return f"{self.passed} passed, {self.failed} failed{skipped}"


def from_pytest(file: Path) -> Count:
    root = ElementTree.parse(file).getroot()  # noqa: S314  # pytest wrote it just now
    total = Count(failures=tuple(_pytest_failures(root)))
    for suite in root.iter("testsuite"):
        ran, skipped = int(suite.get("tests", 0)), int(suite.get("skipped", 0))
        failed = int(suite.get("failures", 0)) + int(suite.get("errors", 0))
        total += Count(ran - failed - skipped, failed, skipped)
    return total


def _pytest_failures(root: ElementTree.Element) -> Iterator[Failure]:
    for case in root.iter("testcase"):
        for what in [*case.findall("failure"), *case.findall("error")]:
            yield Failure(f"{case.get('classname')}::{case.get('name')}", what.get("message", ""))


def from_vitest(file: Path) -> Count:
    report = json.loads(file.read_text())
    skipped = report["numPendingTests"] + report["numTodoTests"]
    # A file that cannot be loaded fails as a suite and has no tests to count.
    broken = [
        Failure(suite["name"], suite["message"])
        for suite in report["testResults"]
        if suite["status"] == "failed" and not suite["assertionResults"]
    ]
    failures = [
        Failure(test["fullName"], "\n".join(test["failureMessages"]))
        for suite in report["testResults"]
        for test in suite["assertionResults"]
        if test["status"] == "failed"
    ]
    failed = report["numFailedTests"] + len(broken)
    return Count(report["numPassedTests"], failed, skipped, (*failures, *broken))


def from_playwright(file: Path) -> Count:
    report = json.loads(file.read_text())
    stats = report["stats"]
    outside = tuple(Failure("outside of a test", error["message"]) for error in report["errors"])
    failures = (*_playwright_failures(report), *outside)
    # What passed when it was tried again passed, and is named.
    passed = stats["expected"] + stats["flaky"]
    return Count(passed, stats["unexpected"] + len(outside), stats["skipped"], failures)


def _playwright_failures(suite: dict[str, Any]) -> Iterator[Failure]:
    for inner in suite.get("suites", []):
        yield from _playwright_failures(inner)
    for spec in suite.get("specs", []):
        name = f"{spec['file']}: {spec['title']}"
        for test in spec["tests"]:
            *tries, last = test["results"]
            message = "\n".join(error["message"] for error in (tries[0] if tries else last)["errors"])
            if not spec["ok"]:
                yield Failure(name, message)
            elif tries:
                yield Failure(name, message, word="PASSED ONLY WHEN TRIED AGAIN")


READERS: dict[str, Callable[[Path], Count]] = {
    "backend.xml": from_pytest,
    "web.json": from_vitest,
    "browser.json": from_playwright,
}


def main(folder: Path) -> int:
    lines, total = [], Count()
    for name, read in READERS.items():
        file = folder / name
        count = read(file) if file.is_file() else Count(failed=1)
        lines.append(f"{file.stem:8} {count}" + ("" if file.is_file() else " (no report)"))
        total += count
    for failure in sorted(total.failures, key=lambda each: each.word)[:TOLD]:
        print(failure)
    print(*lines, total, sep="\n")
    return 1 if total.failed or not total.passed else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
