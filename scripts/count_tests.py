"""The closing line: what pytest, vitest and Playwright counted, added up.

Usage: count_tests.py FOLDER, which holds backend.xml, web.json and browser.json. A missing report
counts as one failure: its runner ended before it could write one.
"""

import json
import sys
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Count:
    passed: int = 0
    failed: int = 0
    skipped: int = 0

    def __add__(self, other: "Count") -> "Count":
        return Count(self.passed + other.passed, self.failed + other.failed, self.skipped + other.skipped)

    def __str__(self) -> str:
        skipped = f", {self.skipped} skipped" if self.skipped else ""
        return f"{self.passed} passed, {self.failed} failed{skipped}"


def from_pytest(file: Path) -> Count:
    suites = ElementTree.parse(file).getroot().iter("testsuite")  # noqa: S314  # pytest wrote it just now
    total = Count()
    for suite in suites:
        ran, skipped = int(suite.get("tests", 0)), int(suite.get("skipped", 0))
        failed = int(suite.get("failures", 0)) + int(suite.get("errors", 0))
        total += Count(ran - failed - skipped, failed, skipped)
    return total


def from_vitest(file: Path) -> Count:
    report = json.loads(file.read_text())
    skipped = report["numPendingTests"] + report["numTodoTests"]
    # A file that cannot be loaded fails as a suite and has no tests to count.
    broken = sum(
        1 for suite in report["testResults"] if suite["status"] == "failed" and not suite["assertionResults"]
    )
    return Count(report["numPassedTests"], report["numFailedTests"] + broken, skipped)


def from_playwright(file: Path) -> Count:
    report = json.loads(file.read_text())
    stats = report["stats"]
    failed = stats["unexpected"] + len(report.get("errors", []))
    # A flaky test passed in the end.
    return Count(stats["expected"] + stats["flaky"], failed, stats["skipped"])


READERS: dict[str, Callable[[Path], Count]] = {
    "backend.xml": from_pytest,
    "web.json": from_vitest,
    "browser.json": from_playwright,
}


def main(folder: Path) -> int:
    total = Count()
    for name, read in READERS.items():
        file = folder / name
        count = read(file) if file.is_file() else Count(failed=1)
        print(f"{file.stem:8} {count}" + ("" if file.is_file() else " (no report)"))
        total += count
    print(total)
    return 1 if total.failed or not total.passed else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
