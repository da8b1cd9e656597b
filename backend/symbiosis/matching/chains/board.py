"""The needs a search may use, found by the form they take."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from symbiosis.matching.chains.bounds import most_replaced
from symbiosis.matching.facts import NeedFacts, OfferFacts
from symbiosis.reference.factors import Factors


class Streams(Protocol):
    """Where a search finds the needs that may take a material."""

    def ends_for(self, material: OfferFacts) -> Iterable[NeedFacts]: ...

    def processors_for(self, form: str | None, steps_left: int) -> Iterable[NeedFacts]: ...

    def most_replaced(self, factors: Factors) -> float:
        """kg CO2e of new material that a kilogram arriving at the best end replaces."""
        ...


class Board:
    """`ends`: where a chain may end. `processors`: through whom it may go; those that cannot lead to an end
    in the steps left are never offered."""

    def __init__(self, processors: Iterable[NeedFacts], ends: Iterable[NeedFacts]) -> None:
        self._all_ends = tuple(ends)
        self._ends = ByForm(self._all_ends)
        passing = [need for need in processors if need.output_form is not None]
        last = [need for need in passing if self._ends.takes(need.output_form)]
        before = ByForm(last)
        first = [need for need in passing if before.takes(need.output_form)]
        self._last = before
        self._any = ByForm({need.id: need for need in (*last, *first)}.values())

    def ends_for(self, material: OfferFacts) -> Iterator[NeedFacts]:
        return self._ends.of(material.form)

    def processors_for(self, form: str | None, steps_left: int) -> Iterator[NeedFacts]:
        return (self._last if steps_left == 1 else self._any).of(form)

    def leading(self, most_steps: int) -> Sequence[NeedFacts]:
        """Processors with which a chain of so many steps may begin."""
        return (self._last if most_steps == 1 else self._any).all

    def most_replaced(self, factors: Factors) -> float:
        return most_replaced(self._all_ends, factors)


class ByForm:
    """Only drops what the rule about forms would stop."""

    def __init__(self, needs: Iterable[NeedFacts]) -> None:
        self._of_form: dict[str, list[NeedFacts]] = {}
        self._of_any: list[NeedFacts] = []
        self.all: Sequence[NeedFacts] = tuple(needs)
        for need in self.all:
            if not need.forms:
                self._of_any.append(need)
            for form in need.forms:
                self._of_form.setdefault(form, []).append(need)

    def of(self, form: str | None) -> Iterator[NeedFacts]:
        if form is None:
            yield from self.all
            return
        yield from self._of_form.get(form, ())
        yield from self._of_any

    def takes(self, form: str | None) -> bool:
        return bool(self._of_any) or form in self._of_form
