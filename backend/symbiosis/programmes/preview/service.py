"""What a stay would be entitled to, for anyone who asks. Reads only, promises nothing."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.kit.database import raw_connection
from symbiosis.kit.geo import great_circle_km
from symbiosis.kit.language import Supported
from symbiosis.kit.problems import FieldError, InvalidInput
from symbiosis.programmes import eligibility, queries, reading
from symbiosis.programmes.entitlement import Entitlement, Stay, entitlement
from symbiosis.programmes.preview import wording
from symbiosis.programmes.preview.schemas import PreviewPlaceIn, VoucherPreviewIn
from symbiosis.programmes.rules import Terms
from symbiosis.programmes.terms import terms_on
from symbiosis.programmes.terms_schemas import euros
from symbiosis.programmes.vocabulary import ExchangeRole, UnfundedReason
from symbiosis.programmes.working_days import covered, why_not_working, working_days
from symbiosis.reference import queries as places


@dataclass(frozen=True)
class _Place:
    country: str
    point: tuple[float, float] | None


@dataclass(frozen=True)
class _Days:
    working: int
    off: list[tuple[date, str]]


async def preview_voucher(
    session: AsyncSession, programme_slug: str, asked: VoucherPreviewIn, language: Supported, today: date
) -> dict[str, Any]:
    """`VoucherPreviewOut`. Errors: `not-found`, `no-terms`, `invalid-input`."""
    await reading.known(session, programme_slug)
    visitor = await _place(session, asked.visitor, "/visitor")
    host = await _place(session, asked.host, "/host")
    country = _host_country(asked, host)
    day = asked.starts_on or today
    terms = await terms_on(session, programme_slug, day)
    days = _days(asked, country, terms)
    distance = _distance(asked, visitor, host)
    stay = Stay(country, days.working, terms.rules.near_km if distance is None else distance)
    unfunded = await _why_unfunded(session, terms, visitor, country, day)
    known = terms.rates.get(country) is not None
    found = entitlement(terms, stay) if known else None
    return {
        "host_country": country,
        "working_days": days.working,
        "days_off": [{"day": day, "why": why} for day, why in days.off],
        "distance_km": distance,
        **_money(terms, stay, found, unfunded, language),
        **await _surroundings(session, terms, asked, visitor, country, distance, language),
    }


def _money(
    terms: Terms, stay: Stay, found: Entitlement | None, unfunded: UnfundedReason | None, language: Supported
) -> dict[str, Any]:
    if found is None or unfunded is not None:
        why = unfunded or UnfundedReason.NO_RATE
        return {
            "amount": euros(Decimal(0)),
            "full_rate": None if found is None else euros(found.full_rate_eur),
            "factor": None,
            "capped": False,
            "unfunded_reason": why,
            "reasons": [{"code": why, "text": wording.unfunded(why, language)}],
            "hints": [],
        }
    below = stay.working_days < terms.rules.min_working_days
    return {
        "amount": euros(found.entitlement_eur),
        "full_rate": euros(found.full_rate_eur),
        "factor": None if below else found.factor,
        "capped": found.capped,
        "unfunded_reason": UnfundedReason.BELOW_MIN_DAYS if below else None,
        "reasons": [
            {
                "code": code,
                "text": wording.below_minimum(terms.rules, stay.working_days, language)
                if below
                else wording.reduced(code, terms.rules, language),
            }
            for code in found.factor_reasons
        ],
        "hints": [
            {
                "code": hint.code,
                "days_more": hint.days_more,
                "km_more": hint.km_more,
                "becomes": euros(hint.becomes_eur),
                "text": wording.raises(hint, found.entitlement_eur, language),
            }
            for hint in found.hints
        ],
    }


async def _surroundings(
    session: AsyncSession,
    terms: Terms,
    asked: VoucherPreviewIn,
    visitor: _Place | None,
    country: str,
    distance: Decimal | None,
    language: Supported,
) -> dict[str, Any]:
    currency = await _payout_currency(session, terms.programme_slug, asked, visitor)
    notes = []
    if not terms.rate_confirmed:
        notes.append(wording.unconfirmed(terms.rate_name, language))
    if distance is None:
        notes.append(wording.taken_to_be_far(terms.rules, language))
    if asked.starts_on is not None and not covered(country):
        notes.append(wording.holidays_unknown(language))
    if currency not in (None, "EUR"):
        notes.append(wording.paid_in(str(currency), language))
    return {
        "payout_currency": currency,
        "rate": {
            "name": terms.rate_name,
            "version": terms.rate_version,
            "confirmed": terms.rate_confirmed,
            "source": terms.rate_source,
        },
        "rule_version": terms.rule_version,
        "notes": notes,
    }


async def _payout_currency(
    session: AsyncSession, programme_slug: str, asked: VoucherPreviewIn, visitor: _Place | None
) -> str | None:
    """Of the partner that has confirmed the visitor, else of the partners in its country if they agree."""
    if asked.visitor is not None and asked.visitor.actor_id is not None:
        of_member = await queries.currencies_of_member(session, programme_slug, asked.visitor.actor_id)
        if of_member:
            return of_member[0] if len(set(of_member)) == 1 else None
    if visitor is None:
        return None
    found = set(await queries.currencies_in(session, programme_slug, visitor.country))
    return found.pop() if len(found) == 1 else None


async def _why_unfunded(
    session: AsyncSession, terms: Terms, visitor: _Place | None, country: str, day: date
) -> UnfundedReason | None:
    """By the countries alone: what the organisation is and was funded for is looked at when it applies."""
    slug = terms.programme_slug
    if visitor is not None:
        if visitor.country == country:
            return UnfundedReason.SAME_COUNTRY
        if not await eligibility.covers(session, slug, visitor.country, ExchangeRole.VISITOR, day):
            return UnfundedReason.COUNTRY_NOT_ELIGIBLE
    if not await eligibility.covers(session, slug, country, ExchangeRole.HOST, day):
        return UnfundedReason.COUNTRY_NOT_ELIGIBLE
    return None


# --- what was asked ---


def _days(asked: VoucherPreviewIn, country: str, terms: Terms) -> _Days:
    if asked.working_days is not None and asked.starts_on is None and asked.ends_on is None:
        return _Days(asked.working_days, [])
    if asked.starts_on is None or asked.ends_on is None or asked.working_days is not None:
        raise _wrong("/starts_on", "dates_or_days", "Send starts_on and ends_on, or working_days alone.")
    if asked.ends_on < asked.starts_on:
        raise _wrong("/ends_on", "ends_before_start", "Use a day on or after starts_on.")
    if asked.ends_on > terms.rules.last_day(asked.starts_on):
        longest = f"A stay lasts at most {terms.rules.max_months} month(s): end by"
        raise _wrong("/ends_on", "stay_too_long", f"{longest} {terms.rules.last_day(asked.starts_on)}.")
    working = working_days(country, asked.starts_on, asked.ends_on, asked.travel_days)
    span = (asked.starts_on + timedelta(days=n) for n in range((asked.ends_on - asked.starts_on).days + 1))
    off = [(day, _why_off(country, day, asked)) for day in span if day not in working]
    return _Days(len(working), off)


def _why_off(country: str, day: date, asked: VoucherPreviewIn) -> str:
    return why_not_working(country, day) or ("travel" if day in asked.travel_days else "")


def _host_country(asked: VoucherPreviewIn, host: _Place | None) -> str:
    country = asked.host_country or (host.country if host else None)
    if country is None:
        raise _wrong("/host_country", "missing", "Say in which country the stay is, or name the host.")
    if host is not None and host.country != country:
        raise _wrong("/host_country", "other_country", f"The host named is in {host.country}.")
    return country


def _distance(asked: VoucherPreviewIn, visitor: _Place | None, host: _Place | None) -> Decimal | None:
    if asked.distance_km is not None:
        return asked.distance_km
    if visitor is None or host is None or visitor.point is None or host.point is None:
        return None
    return Decimal(str(round(great_circle_km(*visitor.point, *host.point), 1)))


async def _place(session: AsyncSession, asked: PreviewPlaceIn | None, pointer: str) -> _Place | None:
    if asked is None:
        return None
    if asked.actor_id is not None:
        site = await queries.main_site(session, asked.actor_id)
        if site is None:
            raise _wrong(f"{pointer}/actor_id", "unknown_actor", "Use an id of GET /v1/actors.")
        point = None if site.latitude is None else (site.latitude, site.longitude)
        return _Place(site.country, point)
    if asked.country is None:
        raise _wrong(f"{pointer}/country", "missing", "Say the country, or an actor_id.")
    if asked.latitude is not None and asked.longitude is not None:
        return _Place(asked.country, (asked.latitude, asked.longitude))
    if not asked.postcode and not asked.town:
        return _Place(asked.country, None)
    connection = await raw_connection(session)
    found = await places.locate(connection, asked.country, asked.postcode, asked.town)
    if found is None:
        remedy = "Neither the postcode nor the town is known there. GET /v1/places?q= suggests some."
        raise _wrong(pointer, "unknown_place", remedy)
    return _Place(asked.country, (found.latitude, found.longitude))


def _wrong(pointer: str, code: str, remedy: str) -> InvalidInput:
    return InvalidInput("Correct the fields named in `errors`.", errors=[FieldError(pointer, code, remedy)])
