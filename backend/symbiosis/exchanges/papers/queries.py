"""What is read about documents and signatures."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, Select, exists, or_, select, true
from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors.models import Actor, Cluster
from symbiosis.exchanges.models import Exchange, ExchangeReport, PresenceDay
from symbiosis.exchanges.money_models import Voucher
from symbiosis.exchanges.paper_models import Document, Signature
from symbiosis.exchanges.papers.rules import CURRENT, OPEN
from symbiosis.exchanges.vocabulary import DocumentKind, Party, SignatureState
from symbiosis.programmes.models import ProgrammeProfile

# --- what is put in ---


@dataclass(frozen=True)
class Around:
    """An exchange with everybody it names."""

    profile: ProgrammeProfile | None
    visitor: Actor
    host: Actor
    visitor_cluster: Cluster
    host_cluster: Cluster


async def around(session: AsyncSession, exchange: Exchange) -> Around:
    """The rows must be there: the database holds the references."""
    return Around(
        await profile(session, exchange.programme_slug),
        await session.get_one(Actor, exchange.visitor_id),
        await session.get_one(Actor, exchange.host_id),
        await session.get_one(Cluster, exchange.visitor_cluster),
        await session.get_one(Cluster, exchange.host_cluster),
    )


async def profile(session: AsyncSession, programme_slug: str) -> ProgrammeProfile | None:
    return await session.get(ProgrammeProfile, programme_slug)


async def voucher_of(session: AsyncSession, exchange_id: UUID) -> Voucher | None:
    return await session.scalar(select(Voucher).where(Voucher.exchange_id == exchange_id))


async def presence_of(session: AsyncSession, exchange_id: UUID) -> Sequence[PresenceDay]:
    of = select(PresenceDay).where(PresenceDay.exchange_id == exchange_id)
    return (await session.scalars(of.order_by(PresenceDay.day))).all()


async def report_of(session: AsyncSession, exchange_id: UUID, side: str) -> ExchangeReport | None:
    return await session.get(ExchangeReport, (exchange_id, side))


# --- documents ---


def _current(exchange_id: UUID) -> Select[Document]:
    return select(Document).where(
        Document.exchange_id == exchange_id, Document.state.in_([state.value for state in CURRENT])
    )


async def current(session: AsyncSession, exchange_id: UUID, kind: DocumentKind) -> Document | None:
    """The one that stands, locked."""
    return await session.scalar(_current(exchange_id).where(Document.kind == kind).with_for_update())


async def current_signed_kinds(
    session: AsyncSession, exchange_id: UUID, kinds: Sequence[DocumentKind]
) -> Sequence[Document]:
    of = _current(exchange_id).where(Document.kind.in_(list(kinds))).order_by(Document.id)
    return (await session.scalars(of.with_for_update())).all()


async def documents_of(session: AsyncSession, exchange_id: UUID) -> Sequence[Document]:
    """The newest first, those that stand no longer among them."""
    of = select(Document).where(Document.exchange_id == exchange_id)
    return (await session.scalars(of.order_by(Document.created_at.desc(), Document.id.desc()))).all()


async def document(session: AsyncSession, document_id: UUID) -> Document | None:
    return await session.get(Document, document_id)


async def before(
    session: AsyncSession, exchange_id: UUID, kind: DocumentKind, document_id: UUID
) -> Document | None:
    """The last one of its kind that was sent before this one; drafts nobody was asked to sign."""
    of = select(Document).where(
        Document.exchange_id == exchange_id,
        Document.kind == kind,
        Document.id < document_id,
        exists().where(Signature.document_id == Document.id),
    )
    return await session.scalar(of.order_by(Document.id.desc()).limit(1))


async def names_of(session: AsyncSession, exchange: Exchange) -> dict[Party, str]:
    """As the platform shows the two organisations and the two clusters."""
    return {
        Party.VISITOR: (await session.get_one(Actor, exchange.visitor_id)).display_name,
        Party.HOST: (await session.get_one(Actor, exchange.host_id)).display_name,
        Party.VISITOR_CLUSTER: (await session.get_one(Cluster, exchange.visitor_cluster)).name,
        Party.HOST_CLUSTER: (await session.get_one(Cluster, exchange.host_cluster)).name,
    }


async def locked(session: AsyncSession, document_id: UUID) -> Document | None:
    of = select(Document).where(Document.id == document_id).with_for_update()
    return await session.scalar(of.execution_options(populate_existing=True))


async def signatures_of(session: AsyncSession, document_id: UUID) -> Sequence[Signature]:
    """In the order of the parties."""
    of = select(Signature).where(Signature.document_id == document_id)
    found = (await session.scalars(of.execution_options(populate_existing=True))).all()
    return sorted(found, key=lambda signature: list(Party).index(Party(signature.party)))


async def signatures_of_many(
    session: AsyncSession, document_ids: Sequence[UUID]
) -> dict[UUID, list[Signature]]:
    by_document: dict[UUID, list[Signature]] = {document_id: [] for document_id in document_ids}
    for signature in await session.scalars(select(Signature).where(Signature.document_id.in_(document_ids))):
        by_document[signature.document_id].append(signature)
    order = list(Party)
    return {
        one: sorted(found, key=lambda s: order.index(Party(s.party))) for one, found in by_document.items()
    }


async def waiting_for(
    session: AsyncSession,
    organisations: Sequence[UUID],
    clusters: Sequence[str] | None,
    limit: int,
) -> Sequence[tuple[Document, Exchange]]:
    """Documents with a signature open for one of these organisations or clusters (None: all), oldest first."""
    slugs = list(clusters or ())

    def of_theirs(cluster: ColumnElement[str]) -> ColumnElement[bool]:
        return true() if clusters is None else cluster.in_(slugs)

    theirs = [
        (Signature.party == Party.VISITOR) & Exchange.visitor_id.in_(organisations),
        (Signature.party == Party.HOST) & Exchange.host_id.in_(organisations),
        (Signature.party == Party.VISITOR_CLUSTER) & of_theirs(Exchange.visitor_cluster.expression),
        (Signature.party == Party.HOST_CLUSTER) & of_theirs(Exchange.host_cluster.expression),
    ]
    waits = Signature.state.in_([SignatureState.PENDING, SignatureState.ON_BEHALF_UNCONFIRMED])
    open_for_them = select(Signature.id).join(Exchange, Exchange.id == Document.exchange_id)
    found = (
        select(Document, Exchange)
        .join(Exchange, Exchange.id == Document.exchange_id)
        .where(
            Document.state.in_([state.value for state in OPEN]),
            open_for_them.where(Signature.document_id == Document.id, waits, or_(*theirs))
            .correlate(Document)
            .exists(),
        )
        .order_by(Document.created_at, Document.id)
        .limit(limit)
    )
    return [(row[0], row[1]) for row in (await session.execute(found)).all()]


# --- certificates ---


async def certificate(session: AsyncSession, number: str) -> Document | None:
    of = select(Document).where(Document.number == number, Document.kind == DocumentKind.CERTIFICATE)
    return await session.scalar(of)
