"""The requirements of a pair as rows: what there is, what is asked, whether it fits, what would change it."""

from collections import Counter
from collections.abc import Collection
from typing import Any

from symbiosis.matches.comparing.levers import controls_of
from symbiosis.matches.comparing.pair import Cell, Compared
from symbiosis.matches.comparing.stating import Text, Value
from symbiosis.matches.comparing.values import (
    ANSWERED_BY_THE_NEED,
    ASKED_BY_THE_OFFER,
    VALUES,
)
from symbiosis.matches.explaining import rule_document
from symbiosis.matching.results import Outcome
from symbiosis.matching.sentences.requirements import requirement_name

Row = dict[str, Any]

_FROM_THE_RULE = ("rule", "requirement", "result", "code", "sentence", "task", "task_sentence")


def rows_of(pair: Compared, set_aside: Collection[str] = (), *, adjustable: bool = True) -> list[Row]:
    """The fields of `schemas.ComparisonRow`, in the order of the rules."""
    seen: Counter[str] = Counter()
    rows = []
    for finding in pair.result.rules:
        seen[finding.requirement] += 1
        row = _row(Cell(pair, finding), seen[finding.requirement])
        row["set_aside"] = finding.requirement in set_aside
        row["adjust"] = controls_of(Cell(pair, finding)) if adjustable else []
        rows.append(row)
    return rows


def _row(cell: Cell, number: int) -> Row:
    finding, language = cell.finding, cell.pair.language
    offered, asked = VALUES.get(finding.requirement, (_nothing, _nothing))
    offer_value, need_value = _text(offered, cell), _text(asked, cell)
    document = rule_document(finding, language)
    unsaid = "no_requirement" if finding.requirement in ASKED_BY_THE_OFFER else "not_stated"
    unasked = "not_stated" if finding.requirement in ANSWERED_BY_THE_NEED else "no_requirement"
    name = requirement_name(finding.requirement, language)
    return {
        **{field: document[field] for field in _FROM_THE_RULE},
        "key": finding.requirement if number == 1 else f"{finding.requirement}-{number}",
        "label": name[:1].upper() + name[1:],
        "offer_value": offer_value or cell.say(unsaid),
        "need_value": need_value or cell.say(unasked),
        "free": _is_free(cell, offer_value, need_value),
    }


def _is_free(cell: Cell, offer_value: Text, need_value: Text) -> bool:
    if cell.finding.outcome is not Outcome.PASS:
        return False
    asked = need_value or (cell.finding.requirement in ASKED_BY_THE_OFFER and offer_value)
    return cell.finding.code.endswith("_any") or not asked


def _text(value: Value, cell: Cell) -> Text:
    """Matches outlive engine versions: evidence of another one may lack a number, and breaks no page."""
    try:
        return value(cell)
    except KeyError:
        return None


def _nothing(_: Cell) -> Text:
    return None
