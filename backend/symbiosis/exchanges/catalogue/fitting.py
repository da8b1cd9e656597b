"""How well a visitor and a host suit each other: points for each part, and what they rest on. Pure.

The same pair has the same points, whoever looks. More in common never gives fewer points.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from symbiosis.exchanges.catalogue.words import shared_topics, shared_words
from symbiosis.kit.text import fold
from symbiosis.programmes.vocabulary import ExchangeRole


class FitPart(StrEnum):
    TOPICS = "topics"
    LEARNING = "learning"
    ACTIVITIES = "activities"
    LANGUAGES = "languages"
    DATES = "dates"
    COUNTRIES = "countries"


WEIGHTS = {
    FitPart.TOPICS: 30,
    FitPart.LEARNING: 30,
    FitPart.ACTIVITIES: 15,
    FitPart.LANGUAGES: 10,
    FitPart.DATES: 10,
    FitPart.COUNTRIES: 5,
}
"""Points each part can earn; together 100."""
_ENOUGH = {FitPart.TOPICS: 3, FitPart.LEARNING: 3, FitPart.ACTIVITIES: 2, FitPart.LANGUAGES: 1}
"""In common; more than that earns no more."""
_STAY = timedelta(days=3)
"""A time together shorter than the shortest stay does not help."""


@dataclass(frozen=True)
class Offer:
    """What an organisation says in its registration. `times`: empty for any time."""

    registration_id: UUID
    actor_id: UUID
    name: str
    country: str
    roles: frozenset[str]
    topics: tuple[str, ...] = ()
    activity_types: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    wanted: frozenset[str] = frozenset()
    excluded: frozenset[str] = frozenset()
    times: tuple[tuple[date, date], ...] = ()
    learning_goals: str | None = None
    offers: str | None = None


@dataclass(frozen=True)
class Part:
    """`shared`: what it rests on, in the words of the visitor."""

    part: FitPart
    points: int
    shared: tuple[str, ...] = ()

    @property
    def most(self) -> int:
        return WEIGHTS[self.part]


@dataclass(frozen=True)
class Fit:
    parts: tuple[Part, ...]

    @property
    def score(self) -> int:
        return sum(part.points for part in self.parts)


def may_meet(visitor: Offer, host: Offer) -> bool:
    """Two organisations of two countries that neither has excluded, each registered in its role."""
    return (
        visitor.actor_id != host.actor_id
        and ExchangeRole.VISITOR in visitor.roles
        and ExchangeRole.HOST in host.roles
        and visitor.country != host.country
        and host.country not in visitor.excluded
        and visitor.country not in host.excluded
    )


def fit(visitor: Offer, host: Offer, today: date) -> Fit:
    """Of two that may meet."""
    learning = shared_words([visitor.learning_goals], [host.offers, *host.topics])
    return Fit(
        (
            _counted(FitPart.TOPICS, shared_topics(visitor.topics, host.topics)),
            _counted(FitPart.LEARNING, learning),
            _counted(FitPart.ACTIVITIES, _both(visitor.activity_types, host.activity_types)),
            _counted(FitPart.LANGUAGES, _both(visitor.languages, host.languages)),
            _dates(visitor, host, today),
            _countries(visitor, host),
        )
    )


def _counted(part: FitPart, shared: Sequence[str]) -> Part:
    share = min(len(shared), _ENOUGH[part]) / _ENOUGH[part]
    return Part(part, round(WEIGHTS[part] * share), tuple(shared))


def _both(ours: Iterable[str], theirs: Iterable[str]) -> list[str]:
    return sorted(set(ours) & set(theirs))


def _dates(visitor: Offer, host: Offer, today: date) -> Part:
    """All or nothing: the first time long enough for a stay that suits both."""
    common = sorted((max(a, c, today), min(b, d)) for a, b in _times(visitor) for c, d in _times(host))
    for first, last in common:
        if last - first + timedelta(days=1) >= _STAY:
            named = () if last == date.max else (first.isoformat(), last.isoformat())
            return Part(FitPart.DATES, WEIGHTS[FitPart.DATES], named)
    return Part(FitPart.DATES, 0)


def _times(offer: Offer) -> tuple[tuple[date, date], ...]:
    return offer.times or ((date.min, date.max),)


def _countries(visitor: Offer, host: Offer) -> Part:
    """Each side gives half of the points: all of them to a country it named, some to any when it named none."""
    named = [host.country] if host.country in visitor.wanted else []
    named += [visitor.country] if visitor.country in host.wanted else []
    earned = _likes(visitor, host) + _likes(host, visitor)
    return Part(FitPart.COUNTRIES, round(WEIGHTS[FitPart.COUNTRIES] * earned), tuple(named))


def _likes(one: Offer, other: Offer) -> float:
    if not one.wanted:
        return 0.2
    return 0.5 if other.country in one.wanted else 0.0


@dataclass(frozen=True)
class Suggestion:
    """`role`: what the organisation that is looking would be."""

    role: ExchangeRole
    offer: Offer
    fit: Fit


def rank(own: Offer, role: ExchangeRole, others: Iterable[Offer], today: date) -> list[Suggestion]:
    """Best first; of equals the first by name. The order of `others` does not matter."""
    found = []
    for other in others:
        visitor, host = (own, other) if role is ExchangeRole.VISITOR else (other, own)
        if may_meet(visitor, host):
            found.append(Suggestion(role, other, fit(visitor, host, today)))
    return sorted(found, key=_order)


def _order(found: Suggestion) -> tuple[int, str, str]:
    return (-found.fit.score, fold(found.offer.name), str(found.offer.registration_id))
