"""How well an order of partners agrees with the expert: precision@3, recall@10, share of conditionals."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from golden.reading import GROUPS, TODAY, id_of, labels, needs, offers
from symbiosis.matching.engine import best_matches
from symbiosis.matching.results import Band, MatchResult, Verdict

Order = Callable[[Sequence[MatchResult]], Sequence[MatchResult]]

_BANDS = list(Band)


@dataclass(frozen=True)
class Quality:
    precision_at_3: float
    recall_at_10: float
    conditional_share: float
    first_is_good: float
    offers: int
    shown: int


def by_score(found: Sequence[MatchResult]) -> Sequence[MatchResult]:
    return found


def passing_first(found: Sequence[MatchResult]) -> Sequence[MatchResult]:
    """Within a band what passes before what has conditions, each by score."""
    return sorted(found, key=lambda match: (_BANDS.index(match.band), match.verdict is not Verdict.PASS))


def shown_to_each_offer() -> Mapping[str, list[MatchResult]]:
    """Everything the engine would show, by offer, best first."""
    wanted = needs().values()
    return {
        code: best_matches(offer, wanted, limit=len(wanted), today=TODAY, groups=GROUPS)
        for code, offer in offers().items()
    }


def quality_of(shown: Mapping[str, Sequence[MatchResult]], order: Order = by_score) -> Quality:
    """Over the offers an expert has a partner for; precision@3 of those of which anything is shown."""
    good = {
        code: {id_of(label.need) for label in labels() if label.offer == code and label.good}
        for code in shown
    }
    hits = {code: [m.need_id in good[code] for m in order(list(found))] for code, found in shown.items()}
    with_partner = [code for code in shown if good[code]]
    listed = [hits[code] for code in with_partner if hits[code]]
    everything = [match for found in shown.values() for match in found]
    return Quality(
        precision_at_3=_mean([sum(found[:3]) / len(found[:3]) for found in listed]),
        recall_at_10=_mean([sum(hits[code][:10]) / min(10, len(good[code])) for code in with_partner]),
        conditional_share=_mean([match.verdict is Verdict.CONDITIONAL for match in everything]),
        first_is_good=_mean([found[0] for found in listed]),
        offers=len(with_partner),
        shown=len(everything),
    )


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)
