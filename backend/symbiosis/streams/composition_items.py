"""Composition text cut into items: shares, fibres, qualities, parts, separators, unknown words.

Words that say nothing about the composition (wash at 40 °C, made in, size 42, blend)
are left out. Every item keeps its place in the text as typed.
"""

import re
from dataclasses import replace
from decimal import Decimal

from symbiosis.streams import composition_words as words
from symbiosis.streams.composition_kinds import Item, Kind
from symbiosis.streams.composition_kinds import percent as percent_of
from symbiosis.streams.composition_strays import without_strays
from symbiosis.streams.composition_tokens import PERCENT, SHARE, TWO_SHARES, UNIT, Token, tokens_of
from symbiosis.streams.composition_words import Entry

_QUALITIES = {"recycled", "organic", "virgin", "pure"}
_BOUND_MARKS = {"<", ">", "≥", "≤"}
_NUMBERED_POLYMER = re.compile(r"[a-z]\s+[0-9.]+$")


class Reader:
    """Walks the tokens of one text from left to right."""

    def __init__(self, text: str, language: str | None) -> None:
        self.text = text
        self.language = language
        self.folded, self.origin = words.fold(text)
        self.tokens = tokens_of(self.folded)
        self.shares_written = sum(token.kind == "number" for token in self.tokens)
        self.is_shouted_prose = text.isupper() and any(
            len(t.text) > 5 for t in self.tokens if t.kind == "word"
        )
        self.items: list[Item] = []
        self.at = 0

    def read(self) -> list[Item]:
        while self.at < len(self.tokens):
            self._step()
        return without_strays(self.items)

    def _step(self) -> None:
        token = self.tokens[self.at]
        if token.kind == "mark":
            self._mark(token)
        elif not self._phrase():
            self._number(token) if token.kind == "number" else self._word(token)

    def _mark(self, token: Token) -> None:
        kind = Kind.BOUND if token.text in _BOUND_MARKS else Kind.MARK
        if token.text != "~" and not (token.text == "." and not self._ends_sentence(token)):
            self._add(Item(kind, *self._span(token.start, token.end), mark=token.text))
        self.at += 1

    def _ends_sentence(self, token: Token) -> bool:
        return self.folded[token.end : token.end + 1] in ("", " ", "\n")

    def _phrase(self) -> bool:
        """Reads the longest known phrase that starts here."""
        furthest = min(len(self.tokens), self.at + words.longest_phrase())
        for stop in range(furthest, self.at, -1):
            first, last = self.tokens[self.at], self.tokens[stop - 1]
            if last.kind == "mark":
                continue
            key = " ".join(self.folded[first.start : last.end].split())
            entries = words.look_up(key)
            if entries and self._accept(entries, key, stop):
                return True
        return False

    def _accept(self, entries: tuple[Entry, ...], key: str, stop: int) -> bool:
        if _NUMBERED_POLYMER.search(key) and not self._number_names_polymer(stop):
            return False
        start, end = self._span(self.tokens[self.at].start, self.tokens[stop - 1].end)
        entry = self._meaning(entries, start, end, stop)
        if entry is None:
            return False
        values = _all_values(entries, entry, self.language)
        self.at = stop
        self._emit(entry, values, start, end, key)
        return True

    def _number_names_polymer(self, stop: int) -> bool:
        """In "100% polyamide 6.6" the number is a name; in "cotton 34 polyamide 66" it is a share."""
        if PERCENT.match(self.folded, self.tokens[stop - 1].end):
            return False
        following = self.tokens[stop] if stop < len(self.tokens) else None
        if following is not None and following.kind == "number" and PERCENT.match(self.folded, following.end):
            return True
        before = self.items[-1] if self.items else None
        return before is not None and before.kind is Kind.SHARE and before.percent

    def _meaning(self, entries: tuple[Entry, ...], start: int, end: int, stop: int) -> Entry | None:
        written = self.text[start:end]
        codes = [e for e in entries if e.is_code]
        plain = [e for e in entries if not e.is_code]
        if codes and _written_as_code(written, codes) and not self._is_no_code(plain, end):
            return codes[0]
        usable = [e for e in plain if self._fits(e, len(plain) > 1, stop) and _spelt_as_asked(e, written)]
        mine = [e for e in usable if e.language == self.language]
        safe = [e for e in codes if e.flag != "risky"]
        return next(iter(mine or usable or safe), None)

    def _is_no_code(self, plain: list[Entry], end: int) -> bool:
        """ "CA. 95%" is circa, and "LA" in a sentence all in capitals an article."""
        if self.text[end : end + 1] == "." and any(e.kind == "about" for e in plain):
            return True
        return bool(plain) and self.is_shouted_prose

    def _fits(self, entry: Entry, has_rival: bool, stop: int) -> bool:
        if entry.kind == "part":
            return self._labels_part(entry, has_rival, stop)
        if entry.flag == "risky":
            return self._risk_is_small(entry, stop)
        return True

    def _labels_part(self, entry: Entry, has_rival: bool, stop: int) -> bool:
        """A part is named before a colon, in brackets, or right before a share."""
        following = self.tokens[stop].text if stop < len(self.tokens) else ""
        if following == ":" or self._in_brackets(stop):
            return True
        if following in ("/", "-", "|", ","):
            return self._another_label_follows(stop + 1)
        if has_rival or (words.key_of(entry.word) == "for" and self.language != "da"):
            return False
        return stop < len(self.tokens) and self._begins_composition(self.tokens[stop])

    def _begins_composition(self, token: Token) -> bool:
        return token.kind == "number" or any(e.kind == "fibre" for e in words.look_up(token.text))

    def _another_label_follows(self, stop: int) -> bool:
        return ":" in [token.text for token in self.tokens[stop : stop + 6]] and all(
            token.kind != "number" for token in self.tokens[stop : stop + 2]
        )

    def _in_brackets(self, stop: int) -> bool:
        before = self.tokens[self.at - 1].text if self.at else ""
        return before in ("(", "[") and stop < len(self.tokens) and self.tokens[stop].text in (")", "]")

    def _risk_is_small(self, entry: Entry, stop: int) -> bool:
        """Words such as Romanian "in" or English "down" are fibres only right beside a share."""
        before = self.items[-1] if self.items else None
        after_share = before is not None and before.kind is Kind.SHARE and before.percent
        following = self.tokens[stop] if stop < len(self.tokens) else None
        if entry.language == self.language:
            return after_share or (following is not None and following.kind == "number")
        return after_share and (following is None or following.kind != "word")

    def _emit(self, entry: Entry, values: tuple[str, ...], start: int, end: int, key: str) -> None:
        base = Item(Kind.MARK, start, end, values=values, key=key)
        if entry.kind in ("fibre", "code"):
            short = entry.kind == "code" and len(key) <= 4
            self._add(replace(base, kind=Kind.FIBRE, tentative=short, recycled=entry.flag == "recycled"))
        elif entry.kind == "blend":
            self._add(replace(base, kind=Kind.BLEND))
        elif entry.kind in _QUALITIES:
            after = entry.flag == "post"
            self._add(replace(base, kind=Kind.QUALITY, values=(entry.kind,), after_noun=after))
        elif entry.kind in ("part", "bound", "of_which"):
            self._add(replace(base, kind=Kind(entry.kind)))
        elif entry.kind in ("join", "range"):
            self._add(replace(base, mark="and" if entry.kind == "join" else "to"))
        elif entry.kind == "place":
            self._skip_place()
        elif entry.kind == "number":
            self._skip_number()

    def _skip_place(self) -> None:
        if self.at < len(self.tokens) and self.tokens[self.at].kind == "word":
            self.at += 1

    def _skip_number(self) -> None:
        """A size, style or count follows; a share follows only with its per cent sign."""
        while self.at < len(self.tokens) and self.tokens[self.at].text in (":", ".", "-"):
            self.at += 1
        if self.at < len(self.tokens) and self.tokens[self.at].kind == "number":
            self._skip_plain_number()

    def _skip_plain_number(self) -> None:
        """Skips "42", "38-40" and "2/28 g", and nothing that has a per cent sign."""
        token = self.tokens[self.at]
        if PERCENT.match(self.folded, token.end):
            return
        self.at += 1
        self._skip_unit(token)
        ahead = self.tokens[self.at : self.at + 2]
        if len(ahead) == 2 and ahead[0].text in ("/", "-", "–") and ahead[1].kind == "number":
            self.at += 1
            self._skip_plain_number()

    def _number(self, token: Token) -> None:
        percent = PERCENT.match(self.folded, token.end)
        end = percent.end() if percent else token.end
        self.at += 1
        while percent and self.at < len(self.tokens) and self.tokens[self.at].start < end:
            self.at += 1
        if not percent and (UNIT.match(self.folded, token.end) or not SHARE.fullmatch(token.text)):
            self._skip_unit(token)
        elif not percent and self._is_pair(token):
            self._pair(token)
        else:
            self._share(token, end, percent is not None)

    def _skip_unit(self, token: Token) -> None:
        unit = UNIT.match(self.folded, token.end)
        while unit and self.at < len(self.tokens) and self.tokens[self.at].start < unit.end():
            self.at += 1

    def _is_pair(self, token: Token) -> bool:
        """A lone "95,5" before two fibres is 95 and 5: they make 100."""
        pair = TWO_SHARES.fullmatch(token.text)
        return self.shares_written == 1 and pair is not None and int(pair[1]) + int(pair[2]) == 100

    def _pair(self, token: Token) -> None:
        comma = token.start + token.text.index(",")
        for start, end in ((token.start, comma), (comma + 1, token.end)):
            share = Decimal(self.folded[start:end])
            self._add(Item(Kind.SHARE, *self._span(start, end), share=share))

    def _share(self, token: Token, end: int, percent: bool) -> None:
        start, stop = self._span(token.start, end)
        if not SHARE.fullmatch(token.text):
            self._add(Item(Kind.UNKNOWN, start, stop, key=token.text))
            return
        share = percent_of(Decimal(token.text.replace(",", ".")))
        if share > 100 and not percent:
            return
        self._add(Item(Kind.SHARE, start, stop, share=share, percent=percent))

    def _word(self, token: Token) -> None:
        start, end = self._span(token.start, token.end)
        self.at += 1
        typo = words.typo_of(token.text)
        kind = Kind.FIBRE if typo else Kind.UNKNOWN
        self._add(Item(kind, start, end, values=typo, tentative=bool(typo), key=token.text))

    def _span(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of the accent-free text stands in the text as typed."""
        return self.origin[start], self.origin[end - 1] + 1

    def _add(self, item: Item) -> None:
        self.items.append(item)


def _written_as_code(written: str, codes: list[Entry]) -> bool:
    """In capitals, or exactly as the list has it (rPET); with an accent it is another word."""
    return any(written == code.word or written == code.word.upper() for code in codes)


def _spelt_as_asked(entry: Entry, written: str) -> bool:
    """Most accents may be missing; a word flagged exact is another word without them."""
    return entry.flag != "exact" or written.casefold() == entry.word


def _all_values(entries: tuple[Entry, ...], chosen: Entry, language: str | None) -> tuple[str, ...]:
    """All fibres the word may mean; in the reader's language only, when it means one there."""
    same = [e for e in entries if e.kind == chosen.kind]
    if chosen.kind in ("fibre", "code"):
        same = [e for e in same if e.language == language] or same
        return tuple(dict.fromkeys(value for e in same for value in e.values))
    return chosen.values
