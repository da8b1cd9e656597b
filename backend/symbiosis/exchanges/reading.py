"""Exchanges as people read them: the JSON of PostgreSQL, and whose turn it is."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors.viewer import Viewer
from symbiosis.exchanges import policy, queries
from symbiosis.exchanges.evidence_parties import party_of
from symbiosis.exchanges.guards import Facts, OpenItem, refusals
from symbiosis.exchanges.moves import Guard, Mover, possible_from
from symbiosis.exchanges.problems import hidden
from symbiosis.exchanges.quotas.rules import counts_nowhere
from symbiosis.exchanges.turns import whose_turn
from symbiosis.exchanges.vocabulary import STAGE_OF, DayKind, DocumentKind, ExchangeState, Party
from symbiosis.kit.database import raw_connection
from symbiosis.kit.reads import Connection
from symbiosis.programmes.rules import Rules
from symbiosis.programmes.terms import terms_on
from symbiosis.programmes.working_days import covered, why_not_working


def documents_of_page(viewer: Viewer, data: str, now: datetime) -> str:
    """The JSON array of a page as `ExchangeOut`."""
    return json.dumps([_told(viewer, document, now.date()) for document in json.loads(data)])


@dataclass(frozen=True)
class Told:
    """`doc`: JSON text of `ExchangeOut`. It says more than its version: others' parts and the day change it,
    so nobody is ever answered that it is as it was."""

    doc: str
    version: int


async def one(connection: Connection, viewer: Viewer, exchange_id: UUID, now: datetime) -> Told:
    """Errors: `not-found` where it is hidden."""
    row = await _visible(connection, viewer, exchange_id)
    return Told(json.dumps(_told(viewer, json.loads(row["doc"]), now.date())), row["version"])


async def one_in(session: AsyncSession, viewer: Viewer, exchange_id: UUID, now: datetime) -> Told:
    """The same in the open transaction."""
    return await one(await raw_connection(session), viewer, exchange_id, now)


async def _visible(connection: Connection, viewer: Viewer, exchange_id: UUID) -> Any:
    row = await queries.one(connection, viewer, exchange_id)
    if row is None:
        raise hidden()
    return row


async def calendar(session: AsyncSession, viewer: Viewer, exchange_id: UUID, now: datetime) -> dict[str, Any]:
    """`CalendarOut`. Errors: `not-found`, `no-terms`."""
    row = await _visible(await raw_connection(session), viewer, exchange_id)
    document = json.loads(row["doc"])
    start = _day(document["planned_start"]) or now.date()
    terms = await terms_on(session, document["programme_slug"], start)
    facts = facts_of(document, now.date(), terms.rules, True)
    return {
        "country": facts.host_country,
        "covered": covered(facts.host_country),
        "working_days": len(facts.planned_days),
        "min_working_days": terms.rules.min_working_days,
        "full_rate_min_days": terms.rules.full_rate_min_days,
        "days": list(_days(facts)),
        "refusals": [guard for guard, _ in refusals(_OF_DATES, facts)],
    }


_OF_DATES = (Guard.WORKING_DAYS, Guard.AT_MOST_A_MONTH, Guard.CONTIGUOUS, Guard.INSIDE_PROGRAMME)
_MOST_DAYS = 100


def _days(facts: Facts) -> Iterator[dict[str, Any]]:
    planned = {line["day"] for line in facts.agenda if line["counts"]}
    if facts.planned_start is None or facts.planned_end is None:
        return
    for n in range(min((facts.planned_end - facts.planned_start).days + 1, _MOST_DAYS)):
        day = facts.planned_start + timedelta(days=n)
        travels = day in facts.travel_days
        why_not = "travel" if travels else why_not_working(facts.host_country, day)
        yield {
            "day": day,
            "working": why_not is None,
            "why_not": why_not,
            "planned": day.isoformat() in planned,
        }


async def facts_in(
    session: AsyncSession,
    exchange_id: UUID,
    today: date,
    *,
    rules: Rules | None = None,
    countries_eligible: bool = True,
) -> Facts:
    """What the guards ask, in the open transaction."""
    document = json.loads(await queries.document_of(await raw_connection(session), exchange_id))
    return facts_of(document, today, rules or Rules(), countries_eligible)


def _told(viewer: Viewer, document: dict[str, Any], today: date) -> dict[str, Any]:
    facts = facts_of(document, today, Rules(), True)
    sides = _Sides(document)
    hands = {
        move: policy.movers(viewer, sides, move.office) & move.who for move in possible_from(facts.state)
    }
    del document["facts"]
    return {
        **document,
        "counts_nowhere": counts_nowhere(document),
        "stage": STAGE_OF[ExchangeState(document["state"])],
        "missing": [asdict(missing) for missing in whose_turn(facts)],
        "you_are": sorted({hand for held in hands.values() for hand in held} | _standing(viewer, sides)),
        "possible": [move.verb for move, held in hands.items() if held],
    }


def _standing(viewer: Viewer, sides: "_Sides") -> frozenset[Mover]:
    """Who they are there, also when there is nothing to do."""
    return policy.movers(viewer, sides, policy.READ)


class _Sides:
    """Of a document."""

    def __init__(self, document: Mapping[str, Any]) -> None:
        self.visitor_id = UUID(document["visitor"]["id"])
        self.host_id = UUID(document["host"]["id"])
        self.visitor_cluster: str = document["visitor_cluster"]["slug"]
        self.host_cluster: str = document["host_cluster"]["slug"]


_SAID = (
    *("state", "host_state", "mode", "goals", "objectives", "activity_types", "agenda", "visitor_person"),
    *("bucket", "counts_for_kpi", "funded", "unfunded_reason"),
)


def facts_of(document: Mapping[str, Any], today: date, rules: Rules, countries_eligible: bool) -> Facts:
    told = document["facts"]
    presence = told["presence"]
    return Facts(
        today=today,
        **{name: document[name] for name in _SAID},
        visitor_country=document["visitor"]["country"],
        host_country=document["host"]["country"],
        countries_eligible=countries_eligible,
        planned_start=_day(document["planned_start"]),
        planned_end=_day(document["planned_end"]),
        travel_days=[date.fromisoformat(day) for day in document["travel_days"]],
        programme_starts=_day(told["programme_starts"]),
        programme_ends=_day(told["programme_ends"]),
        rules=rules,
        **_signatures(told["signatures"]),
        voucher_state=told["voucher_state"],
        bank_account=told["bank_verified"] is not None,
        bank_verified=bool(told["bank_verified"]),
        privacy_accepted=document["privacy_accepted_at"] is not None,
        present_days=frozenset(
            date.fromisoformat(row["day"])
            for row in presence
            if row["present"] and row["kind"] == DayKind.WORKING
        ),
        recorded_days=frozenset(date.fromisoformat(row["day"]) for row in presence),
        stay_confirmed=document["stay_confirmed_at"] is not None,
        visitor_reported="visitor" in told["reported"],
        host_reported="host" in told["reported"],
        host_report_waived=told["host_report_waived"],
        follow_ups=_due(told["follow_ups"], today),
        open_items=[
            OpenItem(item["kind"], item["state"], party_of(item["kind"], item["state"]))
            for item in told["items"]
        ],
    )


def _due(follow_ups: list[Mapping[str, Any]], today: date) -> list[tuple[str, int]]:
    """The earlier round first, the visitor before the host."""
    due = [(one["side"], one["months"]) for one in follow_ups if date.fromisoformat(one["due_on"]) <= today]
    return sorted(due, key=lambda one: (one[1], one[0] != "visitor"))


def _signatures(rows: list[Mapping[str, Any]]) -> dict[str, Any]:
    def parties(kind: DocumentKind, signed: bool) -> frozenset[Party]:
        return frozenset(Party(r["party"]) for r in rows if r["kind"] == kind and r["signed"] == signed)

    agreed = parties(DocumentKind.FINANCIAL_AGREEMENT, True)
    waiting = parties(DocumentKind.FINANCIAL_AGREEMENT, False)
    return {
        "signed_by": parties(DocumentKind.COMMITMENT, True),
        "to_sign": parties(DocumentKind.COMMITMENT, False),
        "agreement_signed": bool(agreed) and not waiting,
        "agreement_waits_for": waiting,
    }


def _day(value: str | None) -> date | None:
    return None if value is None else date.fromisoformat(value)
