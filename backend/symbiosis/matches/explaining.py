"""A result of the engine as people read it: every code a sentence in the reader's language."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from symbiosis.matches.settling import settled_by
from symbiosis.matches.wording import AND, DOES_NOT_FIT, FITS, FITS_IF
from symbiosis.matching.results import MatchResult, Outcome, RuleResult, ScorePart, Verdict
from symbiosis.matching.rules import LEGAL_REQUIREMENTS
from symbiosis.matching.sentences import render
from symbiosis.reference import catalogue

COMPOSITION_RULES = ("H4", "H5")
MATERIAL_IN_GENERAL = ("material_fits", "material_near")
SEVERITY = (Outcome.PASS, Outcome.UNKNOWN, Outcome.CONDITIONAL, Outcome.FAIL)

SUMMED_UP = 2
"""A summary names this many reasons; the rules name all."""


@lru_cache
def names(language: str) -> Mapping[str, str]:
    """Slug to name of fibres, forms and routes; English where the language has none."""
    rows: Iterable[Any] = (*catalogue.routes(), *catalogue.forms(), *catalogue.fibres())
    return {row.slug: row.names.get(language) or row.names["en"] for row in rows}


def explanation(result: MatchResult, language: str) -> dict[str, Any]:
    """The fields of `schemas.Explanation`."""
    return {
        "verdict": result.verdict.value,
        "score": result.score,
        "band": result.band.value,
        "confidence": result.confidence,
        "summary": summary(result, language),
        "parts": [_part(part, result, language) for part in result.parts],
        "rules": [rule_document(rule, language) for rule in result.rules],
        "best_change": _change(result, language),
        "distance_km": result.distance_km,
        "engine_version": result.engine_version,
    }


def summary(result: MatchResult, language: str) -> str:
    """One sentence: what stops the pair, what it depends on, or what speaks for it."""
    match result.verdict:
        case Verdict.FAIL:
            broken = [rule for rule in result.rules if rule.outcome is Outcome.FAIL]
            return _sum_up(
                DOES_NOT_FIT, [_say(rule.code, rule.evidence, language) for rule in broken], language
            )
        case Verdict.CONDITIONAL:
            tasks = [_say(rule.task, rule.evidence, language) for rule in result.tasks if rule.task]
            return _sum_up(FITS_IF, tasks, language)
        case Verdict.PASS:
            parts = sorted(result.parts, key=lambda part: part.value * part.weight, reverse=True)
            return _sum_up(FITS, [_part_sentence(part, result, language) for part in parts], language)


def _sum_up(opening: Mapping[str, str], reasons: list[str], language: str) -> str:
    said = list(dict.fromkeys(reasons))[:SUMMED_UP]
    sentence = f"{opening[language]} {AND[language].join(_running(reason) for reason in said)}"
    # A list that was cut ends in an abbreviation, whose full stop is the sentence's too.
    return sentence if sentence.endswith(".") else f"{sentence}."


def _running(sentence: str) -> str:
    """A sentence inside another one; abbreviations keep their capitals."""
    return sentence[:1].lower() + sentence[1:] if sentence[1:2].islower() else sentence


def _say(code: str, evidence: Mapping[str, Any], language: str) -> str:
    """Matches outlive engine versions: a code of another version is shown as words until the pair
    is judged anew, and never breaks the page."""
    try:
        return render(code, evidence, language, names(language))
    except KeyError:
        return code.replace("_", " ").capitalize()


def said(rule: RuleResult, language: str) -> str:
    """The sentence of a rule's answer."""
    return _say(rule.code, rule.evidence, language)


def _part_sentence(part: ScorePart, result: MatchResult, language: str) -> str:
    """The part in words. Of the material people want to read the number that decides: the share of
    the strictest composition rule, not that all is well."""
    deciding = [r for r in result.rules if r.rule in COMPOSITION_RULES and not r.code.endswith("_any")]
    if part.code not in MATERIAL_IN_GENERAL or not deciding:
        return _say(part.code, part.evidence, language)
    rule = max(deciding, key=lambda r: SEVERITY.index(r.outcome))
    return _say(rule.code, rule.evidence, language)


def _part(part: ScorePart, result: MatchResult, language: str) -> dict[str, Any]:
    sentence = _part_sentence(part, result, language)
    return {
        "part": part.part,
        "score": part.value,
        "weight": part.weight,
        "bonus": part.bonus,
        "sentence": sentence,
    }


def rule_document(rule: RuleResult, language: str) -> dict[str, Any]:
    legal, stops = rule.requirement in LEGAL_REQUIREMENTS, rule.outcome is Outcome.FAIL
    return {
        "rule": rule.rule,
        "requirement": rule.requirement,
        "result": rule.outcome.value,
        "code": rule.code,
        "sentence": _say(rule.code, rule.evidence, language),
        "task": rule.task,
        "task_sentence": _say(rule.task, rule.evidence, language) if rule.task else None,
        "evidence": dict(rule.evidence),
        "legal": legal,
        "settled_by": settled_by(rule.requirement, language) if stops and legal else None,
    }


def _change(result: MatchResult, language: str) -> dict[str, Any] | None:
    """The change that helps most; none where people would read the same score after it as before."""
    change = result.improvement
    if change is None or (change.evidence.get("effect") == "raises_score" and round(change.gain * 100) == 0):
        return None
    return {
        "code": change.code,
        "sentence": _say(change.code, change.evidence, language),
        "gain": change.gain,
        "verdict_after": change.verdict.value,
    }
