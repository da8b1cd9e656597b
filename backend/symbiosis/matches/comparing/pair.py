"""A judged pair with what both sides say, as its reader may see it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from symbiosis.matches.comparing.wording import phrase, say
from symbiosis.matching.facts import NeedFacts, OfferFacts
from symbiosis.matching.results import MatchResult, RuleResult


@dataclass(frozen=True)
class Compared:
    """`..._said`: the body a stream is created with; what the reader may not see is absent."""

    result: MatchResult
    offer: OfferFacts
    need: NeedFacts
    offer_said: Mapping[str, Any]
    need_said: Mapping[str, Any]
    language: str


@dataclass(frozen=True)
class Cell:
    """One finding of a pair, and the words to speak of it."""

    pair: Compared
    finding: RuleResult

    @property
    def offer(self) -> OfferFacts:
        return self.pair.offer

    @property
    def need(self) -> NeedFacts:
        return self.pair.need

    @property
    def evidence(self) -> Mapping[str, Any]:
        return self.finding.evidence

    def say(self, code: str, **evidence: Any) -> str:
        return say(code, evidence, self.pair.language)

    def join(self, *texts: str | None) -> str | None:
        """The texts there are, one after the other."""
        there = [text for text in texts if text]
        return ", ".join([there[0], *(_running(text) for text in there[1:])]) if there else None

    def limit(self, field: str, text: str) -> str:
        """A limit of the need; of one it has not stated itself it is said whose it is."""
        usual = self.evidence.get("limit_source") == "route" or field in self.need.assumed_limits
        return phrase("usual_limit", self.pair.language, text=text) if usual else text


def _running(text: str) -> str:
    """Inside a longer text; abbreviations keep their capitals."""
    return text[:1].lower() + text[1:] if text[1:2].islower() else text
