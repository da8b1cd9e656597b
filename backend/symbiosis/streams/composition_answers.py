"""From paired shares and fibres to lines that are certain and questions about the rest."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from decimal import Decimal

from symbiosis.streams.composition_kinds import Item, Kind, percent
from symbiosis.streams.composition_pairs import Pairing, pair
from symbiosis.streams.composition_segments import Segment
from symbiosis.streams.composition_words import resembling

TOLERANCE_PP = Decimal(1)
_FULL = Decimal(100)
_MOST_WORD_QUESTIONS = 5


@dataclass(frozen=True)
class CompositionLine:
    """`share_pct` of the weight of `part`, 0 < share <= 100."""

    fibre: str
    share_pct: Decimal
    part: str = "all"
    recycled: bool = False
    organic: bool = False


@dataclass(frozen=True)
class CompositionQuestion:
    """What to ask about text[start:end]. Codes:

    ambiguous-fibre, blend-name, unknown-fibre, unknown-word: which of `candidates`?
    fibre-without-share, share-without-fibre, share-range, share-bound, share-out-of-range,
    share-of-share: how much, of what? unclear-order: which share is whose?
    sum-not-100, several-compositions: what is missing or too much?
    unclear-quality: what is recycled or organic? unknown-part: which part of the product?
    text-too-long: the rest was not read.

    `suggestion` holds the lines that a plain yes would put in the place of `text`.
    """

    code: str
    text: str
    start: int
    end: int
    candidates: tuple[str, ...] = ()
    suggestion: tuple[CompositionLine, ...] = ()
    part: str = "all"
    share_pct: Decimal | None = None


@dataclass
class Answer:
    """What one part of the text says."""

    part: str
    label: str
    start: int = 0
    end: int = 0
    lines: list[CompositionLine] = field(default_factory=list)
    questions: list[CompositionQuestion] = field(default_factory=list)
    remainder: list[Item] = field(default_factory=list)
    asked: Decimal = Decimal(0)

    @property
    def total(self) -> Decimal:
        """Per cent that the lines and the shares asked about make together."""
        return sum((line.share_pct for line in self.lines), self.asked)

    @property
    def adds_up(self) -> bool:
        return abs(self.total - _FULL) <= TOLERANCE_PP


def answer(segment: Segment, text: str) -> Answer:
    return _Answering(segment, text).give()


class _Answering:
    """Turns one segment into its answer, step by step."""

    def __init__(self, segment: Segment, text: str) -> None:
        self.segment = segment
        self.text = text
        label = text[segment.label.start : segment.label.end] if segment.label else ""
        told = [i for i in segment.items if i.kind is not Kind.MARK] or segment.items
        self.answer = Answer(segment.part, label)
        if told:
            self.answer.start, self.answer.end = told[0].start, told[-1].end
        self.open_ended = False

    def give(self) -> Answer:
        pairing = pair(self._without_blend(self.segment.items))
        self._pairs(pairing.pairs)
        self._loose_shares(pairing)
        self._loose_fibres(pairing.fibres)
        self._unknown(pairing)
        self._sum(pairing)
        self._qualities()
        self._name_the_part()
        return self.answer

    def _without_blend(self, items: list[Item]) -> list[Item]:
        """ "Polycotton 65/35": the name tells the fibres, the order is only usual, so it is asked."""
        blends = [i for i in items if i.kind is Kind.BLEND]
        shares = [i for i in items if i.kind is Kind.SHARE]
        plain = not any(i.kind is Kind.FIBRE for i in items)
        if not plain or len(blends) != 1 or len(shares) != len(blends[0].values):
            return items
        used = sorted([*blends, *shares], key=lambda i: i.start)
        lines = [self._line(v, s.share) for v, s in zip(blends[0].values, shares, strict=True)]
        self._ask("blend-name", used, blends[0].values, suggestion=lines, asked=sum(s.share for s in shares))
        return [i for i in items if i.kind not in (Kind.BLEND, Kind.SHARE)]

    def _pairs(self, pairs: list[tuple[Item, Item]]) -> None:
        blocks = _blocks(pairs)
        if len(blocks) > 1 and all(_told(block) == _told(blocks[0]) for block in blocks):
            pairs = blocks[0]
        elif len(blocks) > 1:
            self._ask("several-compositions", [item for both in pairs for item in both])
            self.open_ended = True
        for share, fibre in pairs:
            self._pair(share, fibre)

    def _pair(self, share: Item, fibre: Item) -> None:
        both = sorted((share, fibre), key=lambda i: i.start)
        middle = share.share if share.high is None else _middle(share.share, share.high)
        if middle == 0:
            return
        if max(middle, share.high or middle) > _FULL:
            self._ask("share-out-of-range", both, fibre.values)
            self.open_ended = True
        elif fibre.kind is not Kind.FIBRE or len(fibre.values) != 1:
            self._ask_which(fibre, middle)
        elif share.high is not None or share.bounded:
            code = "share-range" if share.high is not None else "share-bound"
            line = self._line(fibre.values[0], middle, fibre)
            self._ask(code, both, fibre.values, suggestion=[line], asked=middle)
        else:
            self.answer.lines.append(self._line(fibre.values[0], middle, fibre))

    def _ask_which(self, fibre: Item, middle: Decimal) -> None:
        """The question points at the word alone: a name put in its place is an answer."""
        code = {Kind.FIBRE: "ambiguous-fibre", Kind.BLEND: "blend-name"}.get(fibre.kind, "unknown-fibre")
        candidates = fibre.values or resembling(fibre.key)
        self._ask(code, [fibre], candidates, share=middle, asked=middle)

    def _loose_shares(self, pairing: Pairing) -> None:
        aside = [share for share in pairing.shares if self.answer.adds_up and not share.percent]
        self.answer.remainder += aside
        pairing.shares = [share for share in pairing.shares if share not in aside]
        for share in pairing.shares:
            self._ask("share-without-fibre", [share], share=share.share, asked=share.share)
        for group in pairing.unclear:
            fibres = [value for item in group for value in item.values]
            self._ask("unclear-order", group, tuple(dict.fromkeys(fibres)), suggestion=self._in_order(group))
            self.open_ended = True

    def _in_order(self, group: list[Item]) -> list[CompositionLine]:
        """Of two fibres with one share the first usually has it and the other the rest."""
        shares = [item.share for item in group if item.kind is Kind.SHARE]
        fibres = [item for item in group if len(item.values) == 1]
        if len(shares) != 1 or len(fibres) != 2 or len(group) != 3 or not 0 < shares[0] < _FULL:
            return []
        parts = zip(fibres, (shares[0], _FULL - shares[0]), strict=True)
        return [self._line(fibre.values[0], share, fibre) for fibre, share in parts]

    def _loose_fibres(self, fibres: list[Item]) -> None:
        if self.answer.adds_up or self.open_ended:
            self.answer.remainder += fibres
            return
        missing = _FULL - self.answer.total
        single = len(fibres) == 1 and len(fibres[0].values) == 1 and missing > 0 and not fibres[0].bounded
        for fibre in fibres:
            lines = [self._line(fibre.values[0], missing, fibre)] if single else []
            code = "blend-name" if fibre.kind is Kind.BLEND else "fibre-without-share"
            self._ask(code, [fibre], fibre.values, suggestion=lines, share=missing if single else None)
        self.open_ended = self.open_ended or bool(fibres)

    def _unknown(self, pairing: Pairing) -> None:
        said = pairing.pairs or pairing.shares or pairing.unclear or pairing.fibres
        if self.answer.adds_up or (self.open_ended and said):
            self.answer.remainder += pairing.unknown
            return
        for run in _neighbouring(pairing.unknown)[:_MOST_WORD_QUESTIONS]:
            candidates = [slug for item in run for slug in resembling(item.key)]
            self._ask("unknown-word", run, tuple(dict.fromkeys(candidates))[:5])
        self.open_ended = self.open_ended or bool(pairing.unknown)

    def _sum(self, pairing: Pairing) -> None:
        told = [item for both in pairing.pairs for item in both] + pairing.shares
        if told and not self.open_ended and not self.answer.adds_up:
            told.sort(key=lambda i: i.start)
            self._ask("sum-not-100", told, share=self.answer.total)

    def _qualities(self) -> None:
        fibres = tuple(dict.fromkeys(line.fibre for line in self.answer.lines))
        if any(i.kind is Kind.SHARE for i in self.segment.shares_of):
            self._ask("share-of-share", self.segment.shares_of, fibres)
        for quality in self.segment.loose_qualities:
            self._ask("unclear-quality", [quality], fibres)

    def _name_the_part(self) -> None:
        """Lines of a part we have no word for wait until someone says which part it is."""
        label = self.segment.label
        if label and (self.answer.lines or self.answer.questions):
            lines, self.answer.lines = self.answer.lines, []
            self._ask("unknown-part", [label], suggestion=lines)

    def _line(self, slug: str, share: Decimal, fibre: Item | None = None) -> CompositionLine:
        recycled, organic = (fibre.recycled, fibre.organic) if fibre else (False, False)
        return CompositionLine(slug, share, self.answer.part, recycled, organic)

    def _ask(
        self,
        code: str,
        items: list[Item],
        candidates: tuple[str, ...] = (),
        *,
        suggestion: Iterable[CompositionLine] = (),
        share: Decimal | None = None,
        asked: Decimal | int = 0,
    ) -> None:
        start, end = min(i.start for i in items), max(i.end for i in items)
        self.answer.asked += asked
        self.answer.questions.append(
            CompositionQuestion(
                code, self.text[start:end], start, end, candidates, tuple(suggestion), self.answer.part, share
            )
        )


def _middle(low: Decimal, high: Decimal) -> Decimal:
    return percent((low + high) / 2)


def settle_repeats(answers: list[Answer], text: str) -> list[Answer]:
    """The same part told again in another language counts once; told differently it is asked about."""
    first: dict[str, Answer] = {}
    kept: list[Answer] = []
    for found in answers:
        known = first.get(found.part)
        if known is None or found.label:
            first.setdefault(found.part, found) if not found.label else None
            kept.append(found)
        elif found.lines and found.lines != known.lines:
            kept.append(_differing(found, text))
        elif found.questions or found.remainder:
            kept.append(replace(found, lines=[]))
    return kept


def _differing(found: Answer, text: str) -> Answer:
    """The lines of the first telling stand; the second is asked about."""
    candidates = tuple(line.fibre for line in found.lines)
    words = text[found.start : found.end]
    question = CompositionQuestion(
        "several-compositions", words, found.start, found.end, candidates, (), found.part
    )
    return replace(found, lines=[], questions=[*found.questions, question])


def _blocks(pairs: list[tuple[Item, Item]]) -> list[list[tuple[Item, Item]]]:
    """Cut wherever the shares so far make a whole."""
    blocks: list[list[tuple[Item, Item]]] = [[]]
    total = Decimal(0)
    for both in pairs:
        if abs(total - _FULL) <= TOLERANCE_PP and both[0].share > TOLERANCE_PP:
            blocks.append([])
            total = Decimal(0)
        blocks[-1].append(both)
        total += both[0].share
    return blocks


def _told(block: list[tuple[Item, Item]]) -> list[tuple[tuple[str, ...], Decimal]]:
    return sorted((fibre.values, share.share) for share, fibre in block)


def _neighbouring(items: list[Item]) -> list[list[Item]]:
    """Unknown words that stand together, as typed."""
    runs: list[list[Item]] = []
    for item in sorted(items, key=lambda i: i.start):
        if runs and item.start - runs[-1][-1].end <= 2:
            runs[-1].append(item)
        else:
            runs.append([item])
    return runs
