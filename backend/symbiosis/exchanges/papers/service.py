"""Setting documents and voiding what was signed; signing itself is in `signing.py`."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.exchanges.evidence import service as evidence
from symbiosis.exchanges.models import Exchange
from symbiosis.exchanges.paper_models import Document, Signature
from symbiosis.exchanges.papers import inputs, queries, telling
from symbiosis.exchanges.papers.problems import DocumentNotPossible
from symbiosis.exchanges.papers.rules import (
    SIGNERS,
    TEMPLATE_VERSION,
    certificate_number,
    content_hash,
    language_of,
)
from symbiosis.exchanges.papers.setting import set_pdf
from symbiosis.exchanges.vocabulary import DocumentKind, DocumentState, Party, SignatureState
from symbiosis.journal.by import By
from symbiosis.journal.service import record
from symbiosis.kit.files import service as files
from symbiosis.kit.files.kinds import Kind
from symbiosis.kit.files.models import Classification
from symbiosis.kit.mail.post import link_to
from symbiosis.programmes.terms import terms_of
from symbiosis.programmes.vocabulary import EvidenceKind
from symbiosis.programmes.working_days import working_days

_SHOWN_BY_SIGNATURES = (EvidenceKind.COMMITMENT, EvidenceKind.FINANCIAL_AGREEMENT, EvidenceKind.AGENDA)
_SHEET_LINES = 4
"""Empty ones, for who comes along unannounced."""


@dataclass(frozen=True, kw_only=True)
class TripSheet:
    """What a sign-in sheet of a trip says; `people`: name and organisation."""

    trip_id: UUID
    programme_slug: str
    code: str
    title: str
    place: str
    days: Sequence[date]
    people: Sequence[tuple[str, str]]


async def set_document(
    session: AsyncSession,
    by: By,
    kind: DocumentKind,
    subject: Exchange | TripSheet,
    language: str | None,
    now: datetime,
    *,
    draft: bool = False,
) -> Document:
    """Set anew from what is agreed now; the one before stands no longer. `language` besides English, that of
    the visitor's cluster where None. Documents to sign go out at once, unless it is only to read: a draft.

    Errors: `document-not-possible`.
    """
    if isinstance(subject, TripSheet):
        content = await sheet_inputs(session, subject, language or "en", now)
        sheet = DocumentKind.SIGN_IN_SHEET
        return await _written(session, by, sheet, content, now, trip_id=subject.trip_id, draft=True)
    await session.flush()
    number = certificate_number(subject.code) if kind is DocumentKind.CERTIFICATE else None
    content = await _content(session, kind, subject, language, number, now)
    before = await queries.current(session, subject.id, kind)
    if before is not None:
        await _end(session, before, DocumentState.SUPERSEDED, now)
    document = await _written(session, by, kind, content, now, exchange=subject, number=number, draft=draft)
    _journal(session, by, subject, "document_set", document)
    if _asked(document):
        await telling.waits(session, subject, document, now)
    return document


async def void_signatures(
    session: AsyncSession,
    exchange: Exchange,
    by: By,
    now: datetime,
    *,
    changed: Sequence[str] | None = None,
) -> bool:
    """After an edit: nothing that was signed says any longer what is agreed. Whether there was anything.
    `changed`: the fields, for those who have to sign again; None where nobody has to."""
    voided = await queries.current_signed_kinds(session, exchange.id, list(SIGNERS))
    for document in voided:
        await _end(session, document, DocumentState.VOIDED, now)
        _journal(session, by, exchange, "document_voided", document)
    await evidence.unsettle(session, exchange.id, _SHOWN_BY_SIGNATURES)
    if changed is not None:
        await telling.voided(session, exchange, voided, changed, now)
    return bool(voided)


async def all_signed(session: AsyncSession, exchange_id: UUID, kind: DocumentKind) -> bool:
    await session.flush()
    document = await queries.current(session, exchange_id, kind)
    return document is not None and document.state == DocumentState.FULLY_SIGNED


async def sheet_inputs(
    session: AsyncSession, sheet: TripSheet, language: str, now: datetime
) -> inputs.Inputs:
    profile = await queries.profile(session, sheet.programme_slug)
    said = inputs.sheet(
        code=sheet.code,
        title=sheet.title,
        place=sheet.place,
        days=sheet.days,
        people=[*sheet.people, *[("", "")] * _SHEET_LINES],
    )
    return {**inputs.head(profile, sheet.programme_slug, language, now), **said}


async def _content(
    session: AsyncSession,
    kind: DocumentKind,
    exchange: Exchange,
    language: str | None,
    number: str | None,
    now: datetime,
) -> inputs.Inputs:
    around = await queries.around(session, exchange)
    chosen = language or language_of(around.visitor_cluster.country)
    head = inputs.head(around.profile, exchange.programme_slug, chosen, now)
    match kind:
        case DocumentKind.COMMITMENT:
            return {**head, **inputs.commitment(around, exchange)}
        case DocumentKind.FINANCIAL_AGREEMENT:
            return {**head, **await _agreement(session, around, exchange)}
        case DocumentKind.SIGN_IN_SHEET:
            return {**head, **_sheet(around, exchange)}
        case DocumentKind.CERTIFICATE:
            presence = await queries.presence_of(session, exchange.id)
            address = link_to(f"/certificates/{number}")
            return {**head, **inputs.certificate(around, exchange, presence, number or "", address)}
        case DocumentKind.CLOSING_REPORT:
            return {**head, **await _closing_report(session, around, exchange)}


async def _agreement(session: AsyncSession, around: queries.Around, exchange: Exchange) -> inputs.Inputs:
    voucher = await queries.voucher_of(session, exchange.id)
    if voucher is None:
        raise DocumentNotPossible("Without a voucher there is no financial agreement. Reserve one first.")
    terms = await terms_of(session, voucher.rule_set_id, voucher.rate_table_id)
    return inputs.agreement(around, exchange, voucher, terms.rules)


def _sheet(around: queries.Around, exchange: Exchange) -> inputs.Inputs:
    if exchange.planned_start is None or exchange.planned_end is None:
        raise DocumentNotPossible("Set the dates of the stay first; the sheet has a page for each day.")
    country = exchange.rate_country or around.host.country
    days = working_days(country, exchange.planned_start, exchange.planned_end, exchange.travel_days)
    return inputs.sheet(
        code=exchange.code,
        title=f"{around.visitor.legal_name} – {around.host.legal_name}",
        place=f"{around.host.legal_name}, {around.host.country}",
        days=days,
        people=[(exchange.visitor_person or "", around.visitor.legal_name), *[("", "")] * _SHEET_LINES],
    )


async def _closing_report(session: AsyncSession, around: queries.Around, exchange: Exchange) -> inputs.Inputs:
    reports = {side: await queries.report_of(session, exchange.id, side) for side in ("visitor", "host")}
    if reports["visitor"] is None or reports["visitor"].submitted_at is None:
        raise DocumentNotPossible("The visitor has not submitted the report yet.")
    presence = await queries.presence_of(session, exchange.id)
    return inputs.closing_report(around, exchange, presence, reports)


async def _written(
    session: AsyncSession,
    by: By,
    kind: DocumentKind,
    content: inputs.Inputs,
    now: datetime,
    *,
    exchange: Exchange | None = None,
    trip_id: UUID | None = None,
    number: str | None = None,
    draft: bool = False,
) -> Document:
    pdf = await asyncio.to_thread(set_pdf, kind, TEMPLATE_VERSION, content)
    code = exchange.code if exchange else content["code"]
    kept = await files.keep(
        session,
        pdf,
        name=f"{code} {kind.value.replace('_', ' ')}.pdf",
        classification=Classification.PERSONAL,
        by=by.user_id,
        now=now,
        allowed={Kind.PDF},
    )
    document = Document(
        exchange_id=exchange.id if exchange else None,
        trip_id=trip_id,
        kind=kind,
        state=DocumentState.DRAFT if draft else DocumentState.SENT,
        language=content["language"],
        template_version=TEMPLATE_VERSION,
        inputs=content,
        content_hash=content_hash(kind, TEMPLATE_VERSION, content, pdf),
        file_id=kept.id,
        number=number,
        made_by=by.user_id,
        created_at=now,
        updated_at=now,
    )
    session.add(document)
    await session.flush()
    session.add_all(
        Signature(document_id=document.id, party=party, state=SignatureState.PENDING)
        for party in _asked(document)
    )
    await session.flush()
    return document


def _asked(document: Document) -> Sequence[Party]:
    return SIGNERS.get(DocumentKind(document.kind), ()) if document.state == DocumentState.SENT else ()


async def _end(session: AsyncSession, document: Document, state: DocumentState, now: datetime) -> None:
    document.state, document.updated_at = state, now
    await session.flush()


def _journal(session: AsyncSession, by: By, exchange: Exchange, what: str, document: Document) -> None:
    record(
        session,
        by=by,
        tag=f"exchange.{what}",
        subject_type="exchange",
        subject_id=exchange.id,
        actor_id=exchange.visitor_id,
        change={"document_id": str(document.id), "kind": document.kind, "hash": document.content_hash},
    )


__all__ = ["TripSheet", "all_signed", "set_document", "sheet_inputs", "void_signatures"]
