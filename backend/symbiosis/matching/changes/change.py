"""A change: what people can do about a pair, as the facts it would leave behind."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from symbiosis.matching.pair import Pair


@dataclass(frozen=True, slots=True)
class Changed:
    """Fields of the offer and the need with their new values, and the numbers the sentence names."""

    offer: dict[str, Any] = field(default_factory=dict)
    need: dict[str, Any] = field(default_factory=dict)
    transport_share: float = 1.0
    evidence: dict[str, Any] = field(default_factory=dict)


Change = Callable[[Pair], Changed | None]
"""None: it has no point for this pair."""
