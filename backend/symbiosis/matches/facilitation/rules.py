"""What holds when people bring two together. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from symbiosis.actors.capabilities import OF_STAFF, Capability, StaffRole
from symbiosis.matches.rules import sides_of
from symbiosis.matches.vocabulary import MatchOrigin, Side
from symbiosis.matching.results import MatchResult, Outcome, RuleResult
from symbiosis.matching.rules import LEGAL_REQUIREMENTS


@dataclass(frozen=True)
class Broken:
    """The requirements a pair does not meet: those nobody may set aside, and the others."""

    legal: Sequence[RuleResult]
    others: Sequence[RuleResult]

    @property
    def to_override(self) -> list[str]:
        return sorted({rule.requirement for rule in self.others})


def broken_in(result: MatchResult) -> Broken:
    broken = [rule for rule in result.rules if rule.outcome is Outcome.FAIL]
    return Broken(
        legal=[rule for rule in broken if rule.requirement in LEGAL_REQUIREMENTS],
        others=[rule for rule in broken if rule.requirement not in LEGAL_REQUIREMENTS],
    )


def origin_of(side: Side, *, event: str | None) -> MatchOrigin:
    if event is not None:
        return MatchOrigin.EVENT
    return MatchOrigin.FACILITATOR if side is Side.FACILITATOR else MatchOrigin.PARTY


def may_bring_back(side: Side, dismissed_by: str | None) -> bool:
    """A facilitator, and the party that had said no itself."""
    return side is Side.FACILITATOR or dismissed_by in sides_of(side)


def follows_up(roles: Iterable[Mapping[str, Any]], clusters: frozenset[str]) -> bool:
    """Whether one of a person's roles (`role`, `programme_slug`, `cluster_slug`, `clusters`) lets them
    bring together parties of these clusters."""
    return any(
        Capability.MATCHES_BROKER in OF_STAFF[StaffRole(held["role"])]
        and (_is_everywhere(held) or not clusters.isdisjoint(held["clusters"]))
        for held in roles
    )


def _is_everywhere(held: Mapping[str, Any]) -> bool:
    return held["programme_slug"] is None and held["cluster_slug"] is None
