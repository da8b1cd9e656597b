"""Short words for a rule's answer."""

from collections.abc import Callable
from typing import Any

from symbiosis.matching.facts import NeedFacts
from symbiosis.matching.pair import Pair
from symbiosis.matching.results import Outcome, RuleResult

Findings = tuple[RuleResult, ...]
Rule = Callable[[Pair], Findings]


class Requirement:
    """One requirement and its H-number; its methods make the findings."""

    __slots__ = ("name", "rule")

    def __init__(self, rule: str, name: str) -> None:
        self.rule = rule
        self.name = name

    def met(self, code: str, **evidence: Any) -> Findings:
        return (RuleResult(self.rule, self.name, Outcome.PASS, code, evidence),)

    def open(self, code: str, task: str, **evidence: Any) -> Findings:
        """It holds once the task is done."""
        return (RuleResult(self.rule, self.name, Outcome.CONDITIONAL, code, evidence, task),)

    def unknown(self, code: str, task: str, **evidence: Any) -> Findings:
        """The offer or need does not say; the task finds out."""
        return (RuleResult(self.rule, self.name, Outcome.UNKNOWN, code, evidence, task),)

    def broken(self, code: str, **evidence: Any) -> Findings:
        return (RuleResult(self.rule, self.name, Outcome.FAIL, code, evidence),)


def limit_source(need: NeedFacts, name: str) -> str:
    """Whose limit it is: the receiver's own word, or the usual one of its route."""
    return "route" if name in need.assumed_limits else "stated"
