"""What a score part gives back before it is weighed."""

from collections.abc import Callable
from typing import Any, NamedTuple

from symbiosis.matching.pair import Pair
from symbiosis.matching.results import Profile


class Measure(NamedTuple):
    """`value` 0..1, the sentence's code and the numbers it names."""

    value: float
    code: str
    evidence: dict[str, Any]


Part = Callable[[Pair, Profile], Measure | None]
"""None: the pair does not state what the part needs."""
