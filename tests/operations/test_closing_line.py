"""The last line of a run adds up what the three runners counted."""

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


def closing_line(reports: Path) -> tuple[str, int]:
    done = subprocess.run([sys.executable, SCRIPT, reports], capture_output=True, text=True, check=False)
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
    broken = VITEST | {"testResults": [{"status": "failed", "assertionResults": []}]}
    (reports / "web.json").write_text(json.dumps(broken))
    assert closing_line(reports) == ("18 passed, 1 failed, 1 skipped", 1)
