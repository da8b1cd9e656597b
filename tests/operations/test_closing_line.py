"""The closing lines of a run name what failed and add up what the three runners counted."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "scripts/count_tests.py"
PYTEST = '<testsuites><testsuite tests="10" failures="{failures}" errors="0" skipped="1"/></testsuites>'
VITEST = {
    "numPassedTests": 5,
    "numFailedTests": 0,
    "numPendingTests": 0,
    "numTodoTests": 0,
    "testResults": [],
}
PLAYWRIGHT = {"stats": {"expected": 3, "unexpected": 0, "flaky": 1, "skipped": 0}, "errors": []}


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    (tmp_path / "backend.xml").write_text(PYTEST.format(failures=0))
    (tmp_path / "web.json").write_text(json.dumps(VITEST))
    (tmp_path / "browser.json").write_text(json.dumps(PLAYWRIGHT))
    return tmp_path


def closing(reports: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, SCRIPT, reports], capture_output=True, text=True, check=False)


def closing_lines(reports: Path) -> str:
    return closing(reports).stdout


def closing_line(reports: Path) -> tuple[str, int]:
    done = closing(reports)
    return done.stdout.splitlines()[-1], done.returncode


def test_passed_tests_of_all_runners_are_added_up(reports: Path) -> None:
    assert closing_line(reports) == ("18 passed, 0 failed, 1 skipped", 0)


def test_one_failure_anywhere_fails_the_run(reports: Path) -> None:
    (reports / "backend.xml").write_text(PYTEST.format(failures=2))
    assert closing_line(reports) == ("16 passed, 2 failed, 1 skipped", 1)


def test_runner_that_left_no_report_counts_as_a_failure(reports: Path) -> None:
    (reports / "browser.json").unlink()
    assert closing_line(reports) == ("14 passed, 1 failed, 1 skipped", 1)


def test_test_file_that_cannot_be_loaded_counts_as_a_failure(reports: Path) -> None:
    suite = {"name": "src/a.test.ts", "status": "failed", "message": "No such module", "assertionResults": []}
    (reports / "web.json").write_text(json.dumps(VITEST | {"testResults": [suite]}))
    assert closing_line(reports) == ("18 passed, 1 failed, 1 skipped", 1)
    assert "FAILED src/a.test.ts\n    No such module\n" in closing_lines(reports)


def test_failures_are_named_with_what_was_wrong_just_before_the_counts(reports: Path) -> None:
    failed_case = '<testcase classname="tests.a" name="test_b"><failure message="assert 1 == 2"/></testcase>'
    suite = '<testsuite tests="2" failures="1" errors="0" skipped="0">'
    (reports / "backend.xml").write_text(f"<testsuites>{suite}{failed_case}</testsuite></testsuites>")
    assertion = {"fullName": "sums add up", "status": "failed", "failureMessages": ["expected 3"]}
    suites = {
        "testResults": [{"name": "x", "status": "failed", "message": "", "assertionResults": [assertion]}]
    }
    (reports / "web.json").write_text(json.dumps(VITEST | suites | {"numFailedTests": 1}))
    wrong = {"errors": [{"message": "\x1b[31mnot visible\x1b[39m"}]}
    right: dict[str, list[str]] = {"errors": []}
    specs = [
        {"ok": True, "title": "opens", "file": "a.spec.ts", "tests": [{"results": [right]}]},
        {"ok": False, "title": "closes", "file": "a.spec.ts", "tests": [{"results": [wrong, wrong]}]},
        {"ok": True, "title": "waits", "file": "a.spec.ts", "tests": [{"results": [wrong, right]}]},
    ]
    browser = {"stats": {"expected": 1, "unexpected": 1, "flaky": 1, "skipped": 0}, "errors": []}
    (reports / "browser.json").write_text(json.dumps(browser | {"suites": [{"suites": [{"specs": specs}]}]}))

    assert closing_lines(reports).splitlines() == [
        "FAILED tests.a::test_b",
        "    assert 1 == 2",
        "FAILED sums add up",
        "    expected 3",
        "FAILED a.spec.ts: closes",
        "    not visible",
        "PASSED ONLY WHEN TRIED AGAIN a.spec.ts: waits",
        "    not visible",
        "backend  1 passed, 1 failed",
        "web      5 passed, 1 failed",
        "browser  2 passed, 1 failed",
        "8 passed, 3 failed",
    ]
