"""What a match says, word for word, where people look first."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from conftest import MakePerson
from matches.matchmaking import find_partners, need, offer, publish
from symbiosis.kit.database import Database
from symbiosis.matches.explaining import explanation
from symbiosis.matching.results import (
    Band,
    Improvement,
    MatchResult,
    Outcome,
    Profile,
    RuleResult,
    Verdict,
)


async def test_the_material_is_explained_by_the_share_that_decides(
    make_person: MakePerson, database: Database
) -> None:
    supplier, receiver = await make_person("Systuen"), await make_person("Spinderiet")
    await publish(receiver, need())
    stream = await publish(supplier, offer())
    await find_partners(database)
    address = f"/v1/material-streams/{stream['id']}/matches"
    for language, words in (("da", "100 % bomuld, kravet er mindst 95 %"), ("en", "100% cotton")):
        [match] = (await supplier.client.get(address, headers={"accept-language": language})).json()["data"]
        parts = {part["part"]: part["sentence"] for part in match["explanation"]["parts"]}
        assert words in parts["material"]


def test_advice_that_would_change_no_figure_is_not_given() -> None:
    gain_nobody_reads = Improvement("test_composition", 0.002, Verdict.PASS, {"effect": "raises_score"})
    one_condition_less = Improvement(
        "test_composition", 0.0, Verdict.CONDITIONAL, {"effect": "condition_less"}
    )
    assert explanation(_result(gain_nobody_reads), "en")["best_change"] is None
    assert explanation(_result(one_condition_less), "en")["best_change"] is not None


def test_a_summary_ends_with_one_full_stop_also_behind_a_list_that_was_cut() -> None:
    wanted = {"form": "carpet", "accepted": ["yarn", "sliver", "garments", "roll_ends", "shoddy"]}
    rule = RuleResult("H2", "form", Outcome.FAIL, "form_not_accepted", wanted)
    stopped = replace(_result(Improvement("", 0.0, Verdict.FAIL, {})), rules=(rule,), improvement=None)
    danish, english = (explanation(stopped, language)["summary"] for language in ("da", "en"))
    assert danish.endswith(" m.fl.")
    assert english.endswith(" and others.")


def _result(improvement: Improvement) -> MatchResult:
    return MatchResult(
        offer_id=UUID(int=1),
        offer_version=1,
        need_id=UUID(int=2),
        need_version=1,
        evaluated_on=date(2026, 11, 22),
        verdict=improvement.verdict,
        score=0.8,
        band=Band.STRONG,
        confidence=1.0,
        profile=Profile.RECYCLER,
        distance_km=None,
        rules=(),
        parts=(),
        improvement=improvement,
    )
