"""What people are written about their matches, in their language. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from symbiosis.kit.mail.message import Message, unlinked
from symbiosis.matches.vocabulary import Verdict

SHOWN = 5
"""A mail names this many matches; the inbox has all."""


@dataclass(frozen=True)
class News:
    """One match as a mail tells it. `points`: of 100."""

    mine: str
    theirs: str
    points: int
    distance_km: float | None
    verdict: str


@dataclass(frozen=True)
class Summary:
    """What is new since the last summary. `obstacle`: in words, what stood most in the way, and how often."""

    strong: int
    possible: int
    waiting: int
    best: Sequence[News]
    obstacle: tuple[str, int] | None


Words = Mapping[str, str]

_W: Mapping[str, Words] = {
    "en": {
        "hello": "Hello {name},",
        "strong_one": "A strong partner for “{mine}”",
        "strong_many": "{count} strong partners for your materials",
        "found_one": "We have found a partner that fits one of your materials well:",
        "found_many": "We have found partners that fit your materials well:",
        "match": "{mine} – {theirs}: {points} of 100{km}{condition}",
        "km": ", {km} km away",
        "on_condition": ", on a condition",
        "more": "And {count} more in your inbox.",
        "see": "See your matches",
        "summary": "Your matches: {count} new",
        "summary_none": "Your matches: nothing new this time",
        "new": "New since the last summary: {strong} strong, {possible} possible.",
        "waiting": "{count} partners are interested and wait for your answer.",
        "waiting_one": "One partner is interested and waits for your answer.",
        "nothing": "No new partner has been found for your materials since the last summary.",
        "closest": "What came closest failed on one thing: {obstacle} ({count} otherwise fitting pairs).",
        "closest_one": "What came closest failed on one thing: {obstacle} (one otherwise fitting pair).",
        "why": "You get this mail because you decide about matches for an organisation. Choose how you hear"
        " of them under your account.",
    },
    "da": {
        "hello": "Hej {name}",
        "strong_one": "En stærk partner til “{mine}”",
        "strong_many": "{count} stærke partnere til jeres materialer",
        "found_one": "Vi har fundet en partner, der passer godt til et af jeres materialer:",
        "found_many": "Vi har fundet partnere, der passer godt til jeres materialer:",
        "match": "{mine} – {theirs}: {points} af 100{km}{condition}",
        "km": ", {km} km væk",
        "on_condition": ", på en betingelse",
        "more": "Og {count} mere i indbakken.",
        "see": "Se jeres match",
        "summary": "Jeres match: {count} nye",
        "summary_none": "Jeres match: intet nyt denne gang",
        "new": "Nyt siden sidste oversigt: {strong} stærke, {possible} mulige.",
        "waiting": "{count} partnere er interesserede og venter på svar.",
        "waiting_one": "Én partner er interesseret og venter på svar.",
        "nothing": "Der er ikke fundet nye partnere til jeres materialer siden sidste oversigt.",
        "closest": "Det, der var tættest på, faldt på én ting: {obstacle} ({count} par, der ellers passede).",
        "closest_one": "Det, der var tættest på, faldt på én ting: {obstacle} (ét par, der ellers passede).",
        "why": "Du får denne mail, fordi du afgør match for en organisation. Vælg under din konto, hvordan"
        " du hører om dem.",
    },
}


def strong_matches(language: str, name: str, news: Sequence[News], link: str) -> Message:
    w = _words(language)
    one = len(news) == 1
    subject = w["strong_one"].format(mine=news[0].mine) if one else w["strong_many"].format(count=len(news))
    lines = [w["hello"].format(name=name), w["found_one" if one else "found_many"], *_list(w, news)]
    if len(news) > SHOWN:
        lines.append(w["more"].format(count=len(news) - SHOWN))
    return Message(_spoken(language), subject, lines, (w["see"], link), closing=w["why"])


def digest(language: str, name: str, found: Summary, link: str) -> Message:
    w = _words(language)
    count = found.strong + found.possible
    lines = [w["hello"].format(name=name)]
    if count:
        subject = w["summary"].format(count=count)
        lines += [w["new"].format(strong=found.strong, possible=found.possible), *_list(w, found.best)]
    else:
        subject = w["summary_none"]
        lines.append(w["nothing"])
        if found.obstacle is not None:
            obstacle, pairs = found.obstacle
            code = "closest_one" if pairs == 1 else "closest"
            lines.append(w[code].format(obstacle=obstacle, count=pairs))
    if found.waiting:
        lines.append(w["waiting_one" if found.waiting == 1 else "waiting"].format(count=found.waiting))
    return Message(_spoken(language), subject, lines, (w["see"], link), closing=w["why"])


def _list(w: Words, news: Sequence[News]) -> list[str]:
    return [_line(w, one) for one in news[:SHOWN]]


def _line(w: Words, one: News) -> str:
    km = "" if one.distance_km is None else w["km"].format(km=round(one.distance_km))
    condition = w["on_condition"] if one.verdict == Verdict.CONDITIONAL else ""
    return w["match"].format(
        mine=unlinked(one.mine), theirs=unlinked(one.theirs), points=one.points, km=km, condition=condition
    )


def _spoken(language: str) -> str:
    return "da" if language == "da" else "en"


def _words(language: str) -> Words:
    return _W[_spoken(language)]
