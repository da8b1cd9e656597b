"""How an exchange looks in JSON built by PostgreSQL, with what must be known to say whose turn it is."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import (
    ColumnElement,
    String,
    and_,
    case,
    cast,
    exists,
    func,
    literal_column,
    null,
    or_,
    select,
)

from symbiosis.actors.models import Actor, Cluster
from symbiosis.exchanges.follow_up_models import FollowUp
from symbiosis.exchanges.models import ExchangeReport, PresenceDay
from symbiosis.exchanges.money_models import BankAccount, Voucher
from symbiosis.exchanges.paper_models import Document, EvidenceItem, Signature
from symbiosis.exchanges.vocabulary import (
    DocumentKind,
    DocumentState,
    EvidenceState,
    ExchangeState,
    SignatureState,
)
from symbiosis.programmes.models import ProgrammeProfile
from symbiosis.programmes.vocabulary import EvidenceKind

_SETTLED = (EvidenceState.ACCEPTED, EvidenceState.WAIVED)
_CURRENT = (DocumentState.SENT, DocumentState.PARTLY_SIGNED, DocumentState.FULLY_SIGNED)
_SIGNED = (SignatureState.ACCEPTED, SignatureState.ACCEPTED_ON_BEHALF)
_OVER_WITHOUT = (
    *(ExchangeState.REJECTED, ExchangeState.CANCELLED, ExchangeState.NO_SHOW),
    *(ExchangeState.NOT_FUNDABLE, ExchangeState.RECOVERED),
)
_SAME = (
    *("id", "programme_slug", "code", "trip_id", "visitor_person", "host_person", "mode", "state"),
    *("host_state", "end_reason", "end_note", "planned_start", "planned_end", "actual_start", "actual_end"),
    *("travel_days", "working_days_planned", "working_days_actual", "distance_declared", "rate_country"),
    *("goals", "objectives", "agenda", "activity_types", "topics", "existing_relation"),
    *("organisation_class", "bucket", "bucket_reason", "counts_for_kpi", "funded", "unfunded_reason"),
    *("state_since", "privacy_accepted_at", "stay_confirmed_at", "validated_at", "payment_due_on"),
    *("source", "version", "created_at", "updated_at"),
)


def _object(**columns: ColumnElement[Any]) -> ColumnElement[Any]:
    pairs: list[Any] = []
    for name, column in columns.items():
        pairs += [literal_column(f"'{name}'"), column]
    return func.json_build_object(*pairs)


def _array(row: ColumnElement[Any]) -> ColumnElement[Any]:
    return func.coalesce(func.json_agg(row), literal_column("'[]'::json"))


def _actor(actor_id: Any) -> ColumnElement[Any]:
    a = Actor.__table__.alias().c
    ref = _object(id=a.id, display_name=a.display_name, country=a.country, verification=a.verification)
    return select(ref).where(a.id == actor_id).correlate(actor_id.table).scalar_subquery()


def _cluster(slug: Any) -> ColumnElement[Any]:
    c = Cluster.__table__.alias().c
    return (
        select(_object(slug=c.slug, name=c.name))
        .where(c.slug == slug)
        .correlate(slug.table)
        .scalar_subquery()
    )


def open_items(e: Any) -> ColumnElement[Any]:
    """How many mandatory lines of the checklist are neither accepted nor waived."""
    i = EvidenceItem.__table__.alias().c
    return (
        select(func.count())
        .where(i.exchange_id == e.id, i.mandatory, i.state.not_in(_SETTLED))
        .correlate(e.id.table)
        .scalar_subquery()
    )


def is_red(e: Any) -> ColumnElement[bool]:
    """It is to be paid for and something is missing that proves it; it may not be reported so."""
    i = EvidenceItem.__table__.alias().c
    missing = (
        select(literal_column("1"))
        .where(i.exchange_id == e.id, i.mandatory, i.state.not_in(_SETTLED))
        .correlate(e.id.table)
        .exists()
    )
    return and_(e.funded, e.state.not_in(_OVER_WITHOUT), missing)


def _signatures(e: Any) -> ColumnElement[Any]:
    d, s = Document.__table__.alias().c, Signature.__table__.alias().c
    row = _object(kind=d.kind, party=s.party, signed=s.state.in_(_SIGNED))
    return (
        select(_array(row))
        .select_from(d.id.table.join(s.id.table, s.document_id == d.id))
        .where(
            d.exchange_id == e.id,
            d.state.in_(_CURRENT),
            d.kind.in_([DocumentKind.COMMITMENT, DocumentKind.FINANCIAL_AGREEMENT]),
        )
        .correlate(e.id.table)
        .scalar_subquery()
    )


def _items(e: Any) -> ColumnElement[Any]:
    i = EvidenceItem.__table__.alias().c
    return (
        select(_array(_object(kind=i.kind, state=i.state)))
        .where(i.exchange_id == e.id, i.mandatory, i.state.not_in(_SETTLED))
        .correlate(e.id.table)
        .scalar_subquery()
    )


def _host_report_waived(e: Any) -> ColumnElement[Any]:
    i = EvidenceItem.__table__.alias().c
    return (
        exists()
        .where(
            i.exchange_id == e.id,
            i.kind == EvidenceKind.HOST_FEEDBACK,
            i.state == EvidenceState.WAIVED,
        )
        .correlate(e.id.table)
    )


def _reported(e: Any) -> ColumnElement[Any]:
    r = ExchangeReport.__table__.alias().c
    return (
        select(_array(r.side))
        .where(r.exchange_id == e.id, r.submitted_at.is_not(None))
        .correlate(e.id.table)
        .scalar_subquery()
    )


def _presence(e: Any) -> ColumnElement[Any]:
    p = PresenceDay.__table__.alias().c
    return (
        select(_array(_object(day=p.day, kind=p.kind, present=p.present)))
        .where(p.exchange_id == e.id)
        .correlate(e.id.table)
        .scalar_subquery()
    )


def _one(column: Any, condition: ColumnElement[bool], e: Any) -> ColumnElement[Any]:
    return select(column).where(condition).correlate(e.id.table).scalar_subquery()


def _follow_ups(e: Any) -> ColumnElement[Any]:
    """Those nobody has answered."""
    f = FollowUp.__table__.alias().c
    return (
        select(_array(_object(due_on=f.due_on, months=f.months, side=f.side)))
        .where(f.exchange_id == e.id, f.submitted_at.is_(None))
        .correlate(e.id.table)
        .scalar_subquery()
    )


def _recovery(e: Any) -> ColumnElement[Any]:
    """What was asked back of its voucher, and what has come back; null while nothing was."""
    v = Voucher.__table__.alias().c

    def euros(amount: Any) -> ColumnElement[Any]:
        money = _object(amount=cast(amount, String), currency=literal_column("'EUR'"))
        return case((amount > 0, money), else_=null())

    return (
        select(_object(asked=euros(v.recovery_asked_eur), returned=euros(v.recovered_eur)))
        .where(v.exchange_id == e.id, or_(v.recovery_asked_eur.is_not(None), v.recovered_eur > 0))
        .correlate(e.id.table)
        .scalar_subquery()
    )


def _facts(e: Any) -> ColumnElement[Any]:
    v, b = Voucher.__table__.alias().c, BankAccount.__table__.alias().c
    p = ProgrammeProfile.__table__.alias().c
    current = and_(b.actor_id == e.visitor_id, b.replaced_at.is_(None))
    profile = p.programme_slug == e.programme_slug
    return _object(
        signatures=_signatures(e),
        items=_items(e),
        reported=_reported(e),
        host_report_waived=_host_report_waived(e),
        presence=_presence(e),
        follow_ups=_follow_ups(e),
        voucher_state=_one(v.state, v.exchange_id == e.id, e),
        bank_verified=_one(b.verified_at.is_not(None), current, e),
        programme_starts=_one(p.starts_on, profile, e),
        programme_ends=_one(p.ends_on, profile, e),
    )


def columns(e: Any) -> Sequence[ColumnElement[Any]]:
    """Those of `ExchangeOut`, and `facts`, which the reader turns into what it says."""
    return [
        *(e[name] for name in _SAME),
        case((e.distance_km.is_not(None), cast(e.distance_km, String)), else_=null()).label("distance_km"),
        _actor(e.visitor_id).label("visitor"),
        _actor(e.host_id).label("host"),
        _cluster(e.visitor_cluster).label("visitor_cluster"),
        _cluster(e.host_cluster).label("host_cluster"),
        e.visitor_user_id,
        open_items(e).label("evidence_open"),
        is_red(e).label("red"),
        _recovery(e).label("recovery"),
        _facts(e).label("facts"),
    ]
