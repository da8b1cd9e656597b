"""Every cell of the permission matrix, asked over HTTP: each operation, target and principal."""

from collections import Counter

import httpx
import pytest

from contract.canaries import UNGUARDED, everything
from contract.cases import Case
from contract.matrix import Matrix
from contract.operations import BY_NAME, NOBODY
from contract.permissions import PERMISSIONS
from contract.principals import PRINCIPALS


def test_every_operation_is_in_the_table() -> None:
    assert {case.operation for case in PERMISSIONS} == set(BY_NAME)


def test_every_principal_has_an_expectation_in_every_row() -> None:
    for case in PERMISSIONS:
        assert set(case.expected) == set(PRINCIPALS), case


def test_no_case_is_said_twice() -> None:
    assert not [case for case, count in Counter(map(str, PERMISSIONS)).items() if count > 1]


@pytest.mark.parametrize("case", PERMISSIONS, ids=str)
async def test_principal_gets_what_the_table_says(
    matrix: Matrix, case: Case, capfd: pytest.CaptureFixture[str]
) -> None:
    """And nothing beyond: no private value in any answer to those it is not for, none in the log."""
    operation = BY_NAME[case.operation]
    declared = operation.document["responses"]
    ids, body = matrix.world.targets[case.target], matrix.world.said(case.body)
    got: dict[str, int] = {}
    leaks: list[str] = []
    for principal in PRINCIPALS:
        async with matrix.undone():
            answer = await matrix.ask(principal, operation, ids, body, case.query)
        got[principal] = answer.status_code
        leaks += [
            f"{principal} reads {value}"
            for value in matrix.world.canaries.leaked_to(principal, everything(answer))
        ]
        # Whatever is wrong with a credential is told wherever one is sent.
        assert answer.status_code == 401 or str(answer.status_code) in declared, (principal, answer.text)
        if answer.status_code == 404:
            _assert_tells_nothing(answer)
    wrong = {
        name: f"{got[name]}, not {case.expected[name]}"
        for name in PRINCIPALS
        if got[name] != case.expected[name]
    }
    assert not wrong, str(wrong)
    assert case.operation in UNGUARDED or not leaks, str(leaks)
    logged = capfd.readouterr().out
    assert operation.name == "get_livez" or '"event": "request"' in logged
    assert not [value for value in matrix.world.canaries.allowed if value in logged]


def _assert_tells_nothing(answer: httpx.Response) -> None:
    """A hidden row and one that was never there answer alike."""
    problem = answer.json()
    assert problem["code"] in ("not-found", "invitation-not-valid")
    assert str(NOBODY) not in answer.text
    assert "etag" not in answer.headers
