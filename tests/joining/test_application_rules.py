"""The table of states, and the forms as data."""

import pytest

from joining.applying import CLOTH_ANSWERS, HERNING_ANSWERS
from symbiosis.joining.answers import why_not_answers, why_not_eligible
from symbiosis.joining.forms import FORMS
from symbiosis.joining.rules import DECIDED, next_state, why_not_move
from symbiosis.joining.vocabulary import ApplicationState as S
from symbiosis.joining.vocabulary import QuestionKind, Verb


@pytest.mark.parametrize("state", sorted(DECIDED))
def test_decided_is_decided(state: S) -> None:
    assert [verb for verb in Verb if next_state(state, verb)] == []


def test_only_what_is_submitted_is_accepted() -> None:
    assert [state for state in S if next_state(state, Verb.ACCEPT)] == [S.SUBMITTED]


def test_a_refused_move_tells_what_is_possible() -> None:
    assert why_not_move(S.SUBMITTED, Verb.ACCEPT) is None
    assert why_not_move(S.SUBMITTED, Verb.RESUBMIT) == (
        "This application is submitted; possible now: correct, withdraw."
    )
    assert why_not_move(S.ACCEPTED, Verb.REFUSE) == (
        "This application is accepted; nothing more can be done to it."
    )


@pytest.mark.parametrize("slug", FORMS)
def test_forms_hold_together(slug: str) -> None:
    form = FORMS[slug]
    keys = [question.key for question in form.questions]
    assert len(keys) == len(set(keys))
    for question in form.questions:
        assert bool(question.choices) == (question.kind is QuestionKind.CHOICE)
        for answer in question.bars or {}:
            others = {q.key: q for q in form.questions if q.key != question.key}
            errors = why_not_answers(form, {question.key: answer})
            assert {error.pointer for error in errors} <= {f"/answers/{key}" for key in others}


@pytest.mark.parametrize(
    ("slug", "answers", "country"),
    [
        ("cloth", CLOTH_ANSWERS, "ES"),
        ("cloth", CLOTH_ANSWERS, "RS"),
        ("tekstilsymbiose-herning", HERNING_ANSWERS, "DK"),
    ],
)
def test_who_fits_may_take_part(slug: str, answers: dict[str, bool | float | str], country: str) -> None:
    assert why_not_answers(FORMS[slug], answers) == []
    assert why_not_eligible(FORMS[slug], answers, country, "en") == []


def test_every_reason_is_told_at_once() -> None:
    answers: dict[str, bool | float | str] = {"textile_role": "none", "near_herning": False}
    errors = why_not_eligible(FORMS["tekstilsymbiose-herning"], answers, "SE", "da")
    assert [error.pointer for error in errors] == [
        "/organisation/country",
        "/answers/textile_role",
        "/answers/near_herning",
    ]
