"""Ends of chains found in the market: of all needs only those that fit what a step gives off."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from symbiosis.matching.chains.board import ByForm
from symbiosis.matching.chains.bounds import most_replaced_by_any
from symbiosis.matching.facts import NeedFacts, OfferFacts
from symbiosis.matching.kernel import Market
from symbiosis.matching.kernel.positions import Marks
from symbiosis.reference.factors import Factors

MOST_FITTING = 400
"""Counterparts of one material that are looked at, the best scores first; few materials fit so many."""
MOST_ASKED = 300
"""Materials the market is asked about in one search."""


class MarketBoard:
    """`allowed`: the needs the reader may see; `is_end`: which of them may end a chain."""

    def __init__(
        self,
        processors: Iterable[NeedFacts],
        market: Market,
        allowed: Marks,
        is_end: Callable[[NeedFacts], bool],
        today: date,
    ) -> None:
        self._processors = ByForm(need for need in processors if need.output_form is not None)
        self._market, self._allowed, self._is_end, self._today = market, allowed, is_end, today
        self._asked = 0
        self.is_whole = True
        """Nothing that fits was left out."""

    def ends_for(self, material: OfferFacts) -> Iterator[NeedFacts]:
        self._asked += 1
        if self._asked > MOST_ASKED:
            self.is_whole = False
            return
        fitting = self._market.best(material, limit=MOST_FITTING, today=self._today, allowed=self._allowed)
        if len(fitting) == MOST_FITTING:
            self.is_whole = False
        for found in fitting:
            need = self._market.facts(found.id)
            if isinstance(need, NeedFacts) and self._is_end(need):
                yield need

    def processors_for(self, form: str | None, _steps_left: int) -> Iterator[NeedFacts]:
        return self._processors.of(form)

    def most_replaced(self, factors: Factors) -> float:
        return most_replaced_by_any(factors)
