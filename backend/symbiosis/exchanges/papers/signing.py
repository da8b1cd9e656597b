"""Signing, declining, signing on paper: always under the hash of the document as it stands."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors.viewer import Viewer
from symbiosis.exchanges import moving
from symbiosis.exchanges import service as exchanges
from symbiosis.exchanges.evidence import service as evidence
from symbiosis.exchanges.models import Exchange
from symbiosis.exchanges.moves import Verb
from symbiosis.exchanges.paper_models import Document, Signature
from symbiosis.exchanges.papers import inputs, policy, queries, reading
from symbiosis.exchanges.papers.problems import (
    AlreadySigned,
    DocumentChanged,
    DocumentNotOpen,
    DocumentNotPossible,
    NothingToConfirm,
    NotToSign,
    TwoParties,
    TwoPersonsNeeded,
    hidden,
)
from symbiosis.exchanges.papers.rules import OPEN, same_hands, state_after
from symbiosis.exchanges.papers.schemas import ScanParams
from symbiosis.exchanges.papers.service import set_document
from symbiosis.exchanges.vocabulary import DocumentKind, DocumentState, ExchangeState, Party, SignatureState
from symbiosis.journal.service import record
from symbiosis.kit.files import service as files
from symbiosis.kit.files.kinds import PAPERS
from symbiosis.kit.files.models import Classification
from symbiosis.kit.problems import NotAllowed
from symbiosis.programmes.vocabulary import EvidenceKind

Told = dict[str, Any]
_SETTLES = {
    DocumentKind.COMMITMENT: EvidenceKind.COMMITMENT,
    DocumentKind.FINANCIAL_AGREEMENT: EvidenceKind.FINANCIAL_AGREEMENT,
}


async def request_document(
    session: AsyncSession,
    viewer: Viewer,
    exchange_id: UUID,
    kind: DocumentKind,
    language: str | None,
    now: datetime,
) -> Told:
    """Errors: `not-found`, `not-allowed`, `document-not-possible`."""
    exchange = await exchanges.visible_locked(session, viewer, exchange_id)
    if reason := policy.why_not_set(viewer, exchange, kind):
        raise NotAllowed(reason)
    if reason := policy.why_not_now(kind, exchange.state, funded=exchange.funded):
        raise DocumentNotPossible(reason)
    standing = await queries.current(session, exchange.id, kind)
    if standing is not None and standing.state in (DocumentState.PARTLY_SIGNED, DocumentState.FULLY_SIGNED):
        raise DocumentNotPossible("It has been signed already; to change it, change the exchange.")
    by = viewer.by(exchange.visitor_id)
    draft = kind in (DocumentKind.COMMITMENT, DocumentKind.SIGN_IN_SHEET)
    document = await set_document(session, by, kind, exchange, language, now, draft=draft)
    return reading.told(viewer, exchange, document, await queries.signatures_of(session, document.id))


async def sign(
    session: AsyncSession, viewer: Viewer, document_id: UUID, party: Party, signed_hash: str, now: datetime
) -> Told:
    """Errors: `not-found`, `not-allowed`, `document-not-open`, `not-to-sign`, `already-signed`,
    `document-changed`, `two-parties`."""
    document, exchange = await _locked(session, viewer, document_id)
    signature = await _open_signature(session, document, party)
    if reason := policy.why_not_sign(viewer, exchange, party):
        raise NotAllowed(reason)
    _check_hash(document, exchange, signed_hash)
    await _refuse_two_parties(session, viewer, document, exchange, party)
    signature.state, signature.signed_hash = SignatureState.ACCEPTED, document.content_hash
    signature.signed_by, signature.signer_name = viewer.user_id, viewer.display_name
    signature.signed_at, signature.method = now, viewer.auth
    _journal(session, viewer, exchange, document, "document_signed", party)
    return await _settled(session, viewer, document, exchange, now)


async def decline(
    session: AsyncSession,
    viewer: Viewer,
    document_id: UUID,
    party: Party,
    signed_hash: str,
    reason: str,
    now: datetime,
) -> Told:
    """The document stands no longer; an exchange in signing goes back to building. Errors: as `sign`."""
    document, exchange = await _locked(session, viewer, document_id)
    signature = await _open_signature(session, document, party)
    if why := policy.why_not_sign(viewer, exchange, party):
        raise NotAllowed(why)
    _check_hash(document, exchange, signed_hash)
    signature.state, signature.signed_hash = SignatureState.REJECTED, document.content_hash
    signature.signed_by, signature.signer_name = viewer.user_id, viewer.display_name
    signature.signed_at, signature.method, signature.reason = now, viewer.auth, reason
    document.state, document.updated_at = DocumentState.DECLINED, now
    _journal(session, viewer, exchange, document, "document_declined", party, reason_length=len(reason))
    if document.kind == DocumentKind.COMMITMENT and exchange.state == ExchangeState.SIGNING:
        await moving.go(session, exchange, Verb.REOPEN, viewer.by(exchange.visitor_id), now)
    await session.flush()
    return reading.told(viewer, exchange, document, await queries.signatures_of(session, document.id))


async def upload_scan(
    session: AsyncSession, viewer: Viewer, document_id: UUID, said: ScanParams, content: bytes, now: datetime
) -> Told:
    """A signed paper, which counts once a second person has confirmed it. Errors: as `sign`, and those of
    files."""
    document, exchange = await _locked(session, viewer, document_id)
    signature = await _open_signature(session, document, said.party)
    if reason := policy.why_not_upload_scan(viewer, exchange, said.party):
        raise NotAllowed(reason)
    _check_hash(document, exchange, said.content_hash)
    kept = await files.keep(
        session,
        content,
        name=said.name,
        classification=Classification.PERSONAL,
        by=viewer.user_id,
        now=now,
        allowed=PAPERS,
    )
    signature.state, signature.signed_hash = SignatureState.ON_BEHALF_UNCONFIRMED, document.content_hash
    signature.signed_by, signature.signer_name = viewer.user_id, said.signer_name
    signature.signed_at, signature.method, signature.scan_file_id = now, "scan", kept.id
    _journal(session, viewer, exchange, document, "document_scan_uploaded", said.party)
    await session.flush()
    return reading.told(viewer, exchange, document, await queries.signatures_of(session, document.id))


async def confirm_scan(
    session: AsyncSession, viewer: Viewer, document_id: UUID, party: Party, now: datetime
) -> Told:
    """Errors: `not-found`, `not-allowed`, `two-persons-needed`, `document-not-open`, `nothing-to-confirm`,
    `document-changed`."""
    document, exchange, signature = await _to_confirm(session, viewer, document_id, party)
    _check_hash(document, exchange, signature.signed_hash or "")
    signature.state = SignatureState.ACCEPTED_ON_BEHALF
    signature.confirmed_by, signature.confirmed_at = viewer.user_id, now
    _journal(session, viewer, exchange, document, "document_scan_confirmed", party)
    return await _settled(session, viewer, document, exchange, now)


async def refuse_scan(
    session: AsyncSession, viewer: Viewer, document_id: UUID, party: Party, reason: str, now: datetime
) -> Told:
    """The party can sign again. Errors: as `confirm_scan`."""
    document, exchange, signature = await _to_confirm(session, viewer, document_id, party)
    scan = signature.scan_file_id
    signature.state, signature.reason = SignatureState.PENDING, reason
    signature.signed_hash = signature.signed_by = signature.signer_name = None
    signature.signed_at = signature.method = signature.scan_file_id = None
    _journal(session, viewer, exchange, document, "document_scan_refused", party, reason_length=len(reason))
    await session.flush()
    await files.purge(session, [scan] if scan else [], now)
    return reading.told(viewer, exchange, document, await queries.signatures_of(session, document.id))


async def scan_of(session: AsyncSession, viewer: Viewer, document_id: UUID, party: Party) -> UUID:
    """Errors: `not-found`."""
    _, _, signatures = await reading.one(session, viewer, document_id)
    found = next((one.scan_file_id for one in signatures if one.party == party), None)
    if found is None:
        raise hidden()
    return found


# --- the same for all ---


async def _locked(session: AsyncSession, viewer: Viewer, document_id: UUID) -> tuple[Document, Exchange]:
    """The exchange first, then its document: in this order everywhere."""
    found = await queries.document(session, document_id)
    if found is None or found.exchange_id is None:
        raise hidden()
    exchange = await exchanges.visible_locked(session, viewer, found.exchange_id)
    document = await queries.locked(session, document_id)
    if document is None or not policy.may_read(viewer, exchange, document.kind):
        raise hidden()
    return document, exchange


async def _open_signature(session: AsyncSession, document: Document, party: Party) -> Signature:
    if DocumentState(document.state) not in OPEN:
        raise DocumentNotOpen(
            f"It is {document.state.replace('_', ' ')}. Read the documents of the exchange again."
        )
    signature = await _signature(session, document, party)
    if signature.state != SignatureState.PENDING:
        raise AlreadySigned(
            f"The {party.replace('_', ' ')} has answered, or its paper waits to be confirmed."
        )
    return signature


async def _signature(session: AsyncSession, document: Document, party: Party) -> Signature:
    for signature in await queries.signatures_of(session, document.id):
        if signature.party == party:
            return signature
    raise NotToSign(f"The {party.replace('_', ' ')} is not asked to sign this document.")


def _check_hash(document: Document, exchange: Exchange, signed_hash: str) -> None:
    """Nobody signs what they have not read, or what no longer says what is agreed."""
    agreed = document.inputs["exchange"] == inputs.exchange_content(exchange)
    if signed_hash != document.content_hash or not agreed:
        raise DocumentChanged("Read the document as it stands now, then sign that one.")


async def _refuse_two_parties(
    session: AsyncSession, viewer: Viewer, document: Document, exchange: Exchange, party: Party
) -> None:
    for other in await queries.signatures_of(session, document.id):
        theirs = other.state == SignatureState.ACCEPTED and other.signed_by == viewer.user_id
        shared = same_hands(party, Party(other.party), exchange.visitor_cluster, exchange.host_cluster)
        if theirs and not shared:
            raise TwoParties(
                f"You have signed for the {other.party.replace('_', ' ')}. Somebody else signs for the"
                f" {party.replace('_', ' ')}."
            )


async def _to_confirm(
    session: AsyncSession, viewer: Viewer, document_id: UUID, party: Party
) -> tuple[Document, Exchange, Signature]:
    document, exchange = await _locked(session, viewer, document_id)
    if reason := policy.why_not_confirm_scan(viewer, exchange, party):
        raise NotAllowed(reason)
    if DocumentState(document.state) not in OPEN:
        raise DocumentNotOpen(f"It is {document.state.replace('_', ' ')}.")
    signature = await _signature(session, document, party)
    if signature.state != SignatureState.ON_BEHALF_UNCONFIRMED:
        raise NothingToConfirm("Upload the signed paper first.")
    if signature.signed_by == viewer.user_id:
        raise TwoPersonsNeeded("You uploaded this paper. A colleague compares it and confirms it.")
    return document, exchange, signature


async def _settled(
    session: AsyncSession, viewer: Viewer, document: Document, exchange: Exchange, now: datetime
) -> Told:
    """Where the document stands now; with the last signature the exchange goes on."""
    await session.flush()
    signatures = await queries.signatures_of(session, document.id)
    document.state, document.updated_at = state_after([one.state for one in signatures]), now
    await session.flush()
    if document.state == DocumentState.FULLY_SIGNED:
        kind, by = DocumentKind(document.kind), viewer.by(exchange.visitor_id)
        await exchanges.document_signed(session, exchange, kind, by, now)
        await evidence.settle(session, exchange.id, _SETTLES[kind], now, by=by)
    return reading.told(viewer, exchange, document, signatures)


def _journal(
    session: AsyncSession,
    viewer: Viewer,
    exchange: Exchange,
    document: Document,
    what: str,
    party: Party,
    **change: int,
) -> None:
    """Under the organisation whose signature it is, else under the visitor."""
    actor_id = policy.organisation_of(exchange, party) or exchange.visitor_id
    record(
        session,
        by=viewer.by(actor_id),
        tag=f"exchange.{what}",
        subject_type="exchange",
        subject_id=exchange.id,
        actor_id=actor_id,
        change={
            "document_id": str(document.id),
            "kind": document.kind,
            "party": party,
            "hash": document.content_hash,
            **change,
        },
    )
