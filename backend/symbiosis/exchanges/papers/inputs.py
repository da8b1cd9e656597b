"""What is put into a document: plain words, numbers and dates of the exchange as it is. Pure."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import segno

from symbiosis.actors.models import Actor, Cluster
from symbiosis.exchanges.models import Exchange, ExchangeReport, PresenceDay
from symbiosis.exchanges.money_models import Voucher
from symbiosis.exchanges.papers.queries import Around
from symbiosis.exchanges.vocabulary import DayKind
from symbiosis.programmes.models import ProgrammeProfile
from symbiosis.programmes.rules import Rules

Inputs = dict[str, Any]


def programme(profile: ProgrammeProfile | None, slug: str) -> Inputs:
    if profile is None:
        return {"code": slug, "title": {}, "funder": None, "grant": None, "statement": {}, "disclaimer": {}}
    return {
        "code": profile.code,
        "title": profile.title,
        "funder": profile.funder,
        "grant": profile.grant_agreement_no,
        "statement": profile.funding_statement,
        "disclaimer": profile.disclaimer,
    }


def head(profile: ProgrammeProfile | None, slug: str, language: str, now: datetime) -> Inputs:
    """What every document begins with."""
    return {"language": language, "set_on": now.date().isoformat(), "programme": programme(profile, slug)}


def exchange_content(exchange: Exchange) -> Inputs:
    """What is agreed. A change of any of it is another document."""
    return {
        "code": exchange.code,
        "mode": exchange.mode,
        "starts_on": _day(exchange.planned_start),
        "ends_on": _day(exchange.planned_end),
        "working_days": exchange.working_days_planned,
        "travel_days": sorted(day.isoformat() for day in exchange.travel_days),
        "distance_km": _number(exchange.distance_km),
        "goals": exchange.goals,
        "objectives": list(exchange.objectives),
        "agenda": [
            {name: line.get(name) for name in ("day", "title", "activity", "counts")}
            for line in exchange.agenda
        ],
        "activity_types": list(exchange.activity_types),
        "funded": exchange.funded,
        "visitor_person": exchange.visitor_person,
        "host_person": exchange.host_person,
    }


def parties(around: Around) -> Inputs:
    return {
        "visitor": _organisation(around.visitor),
        "host": _organisation(around.host),
        "visitor_cluster": _cluster(around.visitor_cluster),
        "host_cluster": _cluster(around.host_cluster),
    }


def commitment(around: Around, exchange: Exchange) -> Inputs:
    return {"exchange": exchange_content(exchange), "parties": parties(around)}


def agreement(around: Around, exchange: Exchange, voucher: Voucher, rules: Rules) -> Inputs:
    return {**commitment(around, exchange), "money": money(voucher, rules)}


def money(voucher: Voucher, rules: Rules) -> Inputs:
    return {
        "full_rate_eur": str(voucher.full_rate_eur),
        "factor": str(voucher.factor),
        "factor_reasons": list(voucher.factor_reasons),
        "entitlement_eur": str(voucher.entitlement_eur),
        "payout_currency": voucher.payout_currency,
        "payment_days": rules.payment_days,
        "min_working_days": rules.min_working_days,
        "full_rate_min_days": rules.full_rate_min_days,
        "near_km": _number(rules.near_km),
    }


def sheet(
    *,
    code: str,
    title: str,
    place: str,
    days: Sequence[date],
    people: Sequence[tuple[str, str]],
) -> Inputs:
    """`people`: name and organisation of each."""
    return {
        "code": code,
        "title": title,
        "place": place,
        "days": [day.isoformat() for day in days],
        "people": [{"name": name, "organisation": organisation} for name, organisation in people],
    }


def certificate(
    around: Around, exchange: Exchange, presence: Sequence[PresenceDay], number: str, address: str
) -> Inputs:
    days = [p.day.isoformat() for p in presence if p.present and p.kind == DayKind.WORKING]
    return {
        "number": number,
        "address": address,
        "squares": _squares(address),
        "parties": parties(around),
        "person": exchange.visitor_person,
        "code": exchange.code,
        "mode": exchange.mode,
        "starts_on": _day(exchange.actual_start or exchange.planned_start),
        "ends_on": _day(exchange.actual_end or exchange.planned_end),
        "working_days": exchange.working_days_actual or exchange.working_days_planned,
        "days": days,
        "activity_types": list(exchange.activity_types),
    }


def closing_report(
    around: Around,
    exchange: Exchange,
    presence: Sequence[PresenceDay],
    reports: Mapping[str, ExchangeReport | None],
) -> Inputs:
    return {
        "exchange": exchange_content(exchange),
        "parties": parties(around),
        "stay": {
            "starts_on": _day(exchange.actual_start),
            "ends_on": _day(exchange.actual_end),
            "working_days": exchange.working_days_actual,
            "days": [{"day": p.day.isoformat(), "kind": p.kind, "present": p.present} for p in presence],
        },
        "reports": [
            {"side": side, "answers": [{"name": k, "value": _said(v)} for k, v in sorted(of.answers.items())]}
            for side, of in reports.items()
            if of is not None and of.submitted_at is not None
        ],
    }


def _said(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Mapping):
        return "; ".join(f"{name}: {_said(one)}" for name, one in value.items())
    if isinstance(value, list):
        return "; ".join(_said(one) for one in value)
    return "" if value is None else str(value)


def _organisation(actor: Actor) -> Inputs:
    return {
        "id": str(actor.id),
        "name": actor.legal_name,
        "country": actor.country,
        "number": actor.registration_number,
    }


def _cluster(cluster: Cluster) -> Inputs:
    return {"slug": cluster.slug, "name": cluster.name, "country": cluster.country}


def _squares(text: str) -> list[str]:
    """A QR code as rows of 0 and 1, which the template draws."""
    return ["".join("1" if dark else "0" for dark in row) for row in segno.make(text, micro=False).matrix]


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _number(value: Decimal | None) -> str | None:
    return None if value is None else format(value.normalize(), "f")
