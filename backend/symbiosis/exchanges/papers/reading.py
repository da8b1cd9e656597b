"""Documents as people read them."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors.capabilities import OF_MEMBERS, Capability
from symbiosis.actors.viewer import Viewer
from symbiosis.exchanges import queries as exchanges
from symbiosis.exchanges.models import Exchange
from symbiosis.exchanges.paper_models import Document, Signature
from symbiosis.exchanges.papers import policy, queries
from symbiosis.exchanges.papers.problems import hidden
from symbiosis.exchanges.papers.rules import OPEN
from symbiosis.exchanges.vocabulary import DocumentState, Party, SignatureState
from symbiosis.kit.problems import NotFound

AT_MOST = 100


async def visible_exchange(session: AsyncSession, viewer: Viewer, exchange_id: UUID) -> Exchange:
    """Errors: `not-found`."""
    exchange = await session.get(Exchange, exchange_id)
    if exchange is None or not exchanges.is_visible(viewer, exchange):
        raise hidden()
    return exchange


async def list_documents(session: AsyncSession, viewer: Viewer, exchange_id: UUID) -> list[dict[str, Any]]:
    """`DocumentOut` of all they may read, the newest first."""
    exchange = await visible_exchange(session, viewer, exchange_id)
    found = [
        document
        for document in await queries.documents_of(session, exchange.id)
        if policy.may_read(viewer, exchange, document.kind)
    ]
    signatures = await queries.signatures_of_many(session, [document.id for document in found])
    return [told(viewer, exchange, document, signatures[document.id]) for document in found]


async def one(
    session: AsyncSession, viewer: Viewer, document_id: UUID
) -> tuple[Document, Exchange, Sequence[Signature]]:
    """Errors: `not-found` where it, or its exchange, is hidden."""
    document = await queries.document(session, document_id)
    if document is None or document.exchange_id is None:
        raise hidden()
    exchange = await visible_exchange(session, viewer, document.exchange_id)
    if not policy.may_read(viewer, exchange, document.kind):
        raise hidden()
    return document, exchange, await queries.signatures_of(session, document.id)


async def get_document(session: AsyncSession, viewer: Viewer, document_id: UUID) -> dict[str, Any]:
    document, exchange, signatures = await one(session, viewer, document_id)
    return told(viewer, exchange, document, signatures)


async def documents_to_sign(session: AsyncSession, viewer: Viewer) -> list[dict[str, Any]]:
    """`DocumentToSignOut` of those that wait for the viewer, the oldest first."""
    organisations = [
        actor_id for actor_id, role in viewer.members.items() if Capability.DOCUMENTS_SIGN in OF_MEMBERS[role]
    ]
    clusters = viewer.clusters_where(Capability.EXCHANGES_SIGN)
    found = await queries.waiting_for(
        session, organisations, None if clusters is None else sorted(clusters), AT_MOST
    )
    signatures = await queries.signatures_of_many(session, [document.id for document, _ in found])
    rows = []
    for document, exchange in found:
        row = told(viewer, exchange, document, signatures[document.id])
        if row["you_sign_for"] or row["you_confirm_for"]:
            parties = document.inputs["parties"]
            names = {f"{side}_name": parties[side]["name"] for side in ("visitor", "host")}
            dates = {"starts_on": exchange.planned_start, "ends_on": exchange.planned_end}
            rows.append({**row, **names, **dates})
    return rows


def told(
    viewer: Viewer, exchange: Exchange, document: Document, signatures: Sequence[Signature]
) -> dict[str, Any]:
    """`DocumentOut`."""
    is_open = DocumentState(document.state) in OPEN
    by_state = {Party(signature.party): signature.state for signature in signatures}

    def open_parties(state: SignatureState) -> list[Party]:
        return [party for party, its in by_state.items() if is_open and its == state]

    pending = open_parties(SignatureState.PENDING)
    return {
        **_columns(document),
        "exchange_code": exchange.code,
        "signatures": [_signature(signature) for signature in signatures],
        "you_sign_for": [p for p in pending if policy.may_sign(viewer, exchange, p)],
        "you_upload_for": [p for p in pending if policy.why_not_upload_scan(viewer, exchange, p) is None],
        "you_confirm_for": [
            party
            for party in open_parties(SignatureState.ON_BEHALF_UNCONFIRMED)
            if policy.why_not_confirm_scan(viewer, exchange, party) is None
            and not _uploaded_by(signatures, party, viewer)
        ],
    }


def _uploaded_by(signatures: Sequence[Signature], party: Party, viewer: Viewer) -> bool:
    return any(one.party == party and one.signed_by == viewer.user_id for one in signatures)


_SAME = ("id", "exchange_id", "kind", "state", "language", "template_version", "content_hash", "number")


def _columns(document: Document) -> dict[str, Any]:
    return {**{name: getattr(document, name) for name in _SAME}, "created_at": document.created_at}


def _signature(signature: Signature) -> dict[str, Any]:
    same = ("party", "state", "signer_name", "signed_at", "method", "reason", "confirmed_at")
    return {
        **{name: getattr(signature, name) for name in same},
        "has_scan": signature.scan_file_id is not None,
    }


# --- certificates ---

_STANDS = frozenset({DocumentState.SENT, DocumentState.FULLY_SIGNED})


async def get_certificate(session: AsyncSession, number: str) -> Mapping[str, Any]:
    """What it says, for anyone who has its number. Errors: `not-found`."""
    document = await queries.certificate(session, number.strip().upper())
    if document is None:
        raise NotFound("There is no certificate with this number. Compare it with the paper, sign by sign.")
    said = document.inputs
    parties = said["parties"]
    return {
        **{name: said[name] for name in ("number", "starts_on", "ends_on", "working_days", "mode")},
        "valid": DocumentState(document.state) in _STANDS,
        "programme_code": said["programme"]["code"],
        "visitor": parties["visitor"],
        "host": parties["host"],
        "visitor_cluster": parties["visitor_cluster"]["name"],
        "host_cluster": parties["host_cluster"]["name"],
        "issued_on": said["set_on"],
    }
