"""H1 parties, H2 windows, H16 visibility: may and can these two meet at all?"""

from symbiosis.matching.facts import StreamFacts
from symbiosis.matching.pair import Pair, earliest, latest, lead_days, overlap_days
from symbiosis.matching.rules.finding import Findings, Requirement
from symbiosis.streams.vocabulary import Period, QuantityMode, Visibility

DAYS_PER_PERIOD: dict[str, int] = {Period.WEEK: 7, Period.MONTH: 30, Period.QUARTER: 91}
"""How often a recurring stream comes. Per year is how an amount is counted, not how often it is fetched."""

PARTIES = Requirement("H1", "parties")
WINDOW = Requirement("H2", "window")
VISIBILITY = Requirement("H16", "visibility")


def different_parties(pair: Pair) -> Findings:
    """Limits that nobody has confirmed already say that the receiver is to be asked."""
    if pair.offer.owner_id == pair.need.owner_id:
        return PARTIES.broken("same_owner")
    if not pair.need.own_word:
        return PARTIES.open("acceptance_unconfirmed", "confirm_acceptance")
    sides = {"supplier": pair.offer, "receiver": pair.need}
    if unverified := [side for side, stream in sides.items() if not stream.owner_verified]:
        return PARTIES.open("organisation_unverified", "verify_organisation", sides=unverified)
    return PARTIES.met("parties_differ")


def visible_to_each_other(pair: Pair) -> Findings:
    if are_open_to_each_other(pair.offer, pair.need):
        return VISIBILITY.met("visible")
    return VISIBILITY.broken("not_visible")


def are_open_to_each_other(one: StreamFacts, other: StreamFacts) -> bool:
    """Each owner may see the other's stream, and neither has asked not to be brought together with the
    other; which of these it is, nobody is told. Nothing of it rests on who an unnamed owner is: whoever
    blocks or invites one organisation after the other would find out (docs/decisions/0017)."""
    if _keeps_away_from(one, other) or _keeps_away_from(other, one):
        return False
    return _is_open_to(one, other) and _is_open_to(other, one)


def _keeps_away_from(one: StreamFacts, other: StreamFacts) -> bool:
    return not other.anonymous and other.owner_id in one.blocked_owners


def _is_open_to(stream: StreamFacts, reader: StreamFacts) -> bool:
    match stream.visibility:
        case Visibility.PRIVATE:
            return False
        case Visibility.CLUSTER:
            # Whom a stream for members is shown to shares a cluster with its owner and knows it.
            told = not reader.anonymous or reader.visibility == Visibility.CLUSTER
            return told and not stream.clusters.isdisjoint(reader.clusters)
        case Visibility.INVITED:
            return not reader.anonymous and reader.owner_id in stream.invited_owners
        case _:
            return True


def windows_meet(pair: Pair) -> Findings:
    """At least one common day after both sides' lead times; two recurring sides need a whole period in
    common, and when only the offer recurs, a shorter window may fall between two deliveries."""
    if not (pair.offer.published and pair.need.published):
        return WINDOW.broken("not_published")
    days = overlap_days(pair)
    if days is None:
        return WINDOW.met("window_open")
    if days < 1 and _meet_without_lead(pair):
        return WINDOW.broken("window_before_lead", lead_days=lead_days(pair), missing_days=1 - days)
    if days < 1:
        return WINDOW.broken("window_missed", gap_days=1 - days)
    every, wanted_every = _period_days(pair.offer), _period_days(pair.need)
    if every is None or days >= min(every, wanted_every or every):
        return WINDOW.met("window_overlaps", overlap_days=days)
    if wanted_every is not None:
        return WINDOW.broken("window_too_short", overlap_days=days, period_days=min(every, wanted_every))
    return WINDOW.open("window_tight", "agree_dates", overlap_days=days, period_days=every)


def _meet_without_lead(pair: Pair) -> bool:
    start = latest(pair.today, pair.offer.available_from, pair.need.available_from)
    end = earliest(pair.offer.available_to, pair.need.available_to)
    return end is None or start <= end


def _period_days(stream: StreamFacts) -> int | None:
    if stream.mode != QuantityMode.RECURRING:
        return None
    return DAYS_PER_PERIOD.get(stream.period or "")
