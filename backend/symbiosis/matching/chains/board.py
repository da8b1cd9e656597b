"""The needs a search may use, found by the form they take."""

from collections.abc import Iterable, Iterator, Sequence

from symbiosis.matching.chains.bounds import most_replaced
from symbiosis.matching.facts import NeedFacts
from symbiosis.reference.factors import Factors


class Board:
    """`ends`: where a chain may end. `processors`: through whom it may go; those that cannot lead to an end
    in the steps left are never offered."""

    def __init__(self, processors: Iterable[NeedFacts], ends: Iterable[NeedFacts]) -> None:
        self._all_ends = tuple(ends)
        self._ends = _ByForm(self._all_ends)
        passing = [need for need in processors if need.output_form is not None]
        last = [need for need in passing if self._ends.takes(need.output_form)]
        before = _ByForm(last)
        first = [need for need in passing if before.takes(need.output_form)]
        self._last = before
        self._any = _ByForm({need.id: need for need in (*last, *first)}.values())

    def ends_for(self, form: str | None) -> Iterator[NeedFacts]:
        return self._ends.of(form)

    def processors_for(self, form: str | None, steps_left: int) -> Iterator[NeedFacts]:
        return (self._last if steps_left == 1 else self._any).of(form)

    def most_replaced(self, factors: Factors) -> float:
        return most_replaced(self._all_ends, factors)


class _ByForm:
    """Only drops what the rule about forms would stop."""

    def __init__(self, needs: Iterable[NeedFacts]) -> None:
        self._of_form: dict[str, list[NeedFacts]] = {}
        self._of_any: list[NeedFacts] = []
        self._all: Sequence[NeedFacts] = tuple(needs)
        for need in self._all:
            if not need.forms:
                self._of_any.append(need)
            for form in need.forms:
                self._of_form.setdefault(form, []).append(need)

    def of(self, form: str | None) -> Iterator[NeedFacts]:
        if form is None:
            yield from self._all
            return
        yield from self._of_form.get(form, ())
        yield from self._of_any

    def takes(self, form: str | None) -> bool:
        return bool(self._of_any) or form in self._of_form
