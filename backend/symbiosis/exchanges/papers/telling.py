"""Telling those who sign at once: when a document begins to wait for them, and when it waits for them anew."""

from collections.abc import Callable, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.accounts.models import User
from symbiosis.actors.capabilities import Capability
from symbiosis.exchanges import people_queries as people
from symbiosis.exchanges.models import Exchange
from symbiosis.exchanges.paper_models import Document
from symbiosis.exchanges.papers import mails, queries
from symbiosis.exchanges.papers.mails import About
from symbiosis.exchanges.papers.policy import cluster_of, organisation_of
from symbiosis.exchanges.papers.rules import GIVEN, SIGNERS
from symbiosis.exchanges.vocabulary import DocumentKind, DocumentState, Party
from symbiosis.kit.mail.message import Message
from symbiosis.kit.mail.post import link_to
from symbiosis.kit.mail.service import write_mail


async def waits(session: AsyncSession, exchange: Exchange, document: Document, now: datetime) -> None:
    """To each who can sign it. Set anew without any change it is the same version, of which they know."""
    kind = DocumentKind(document.kind)
    before = await queries.before(session, exchange.id, kind, document.id)
    if before is not None and _is_known(before, document):
        return
    ended = DocumentState(before.state) if before and await _was_signed(session, before) else None

    def text(about: About) -> Message:
        return mails.waiting(about, kind, ended)

    await _tell(session, exchange, SIGNERS[kind], text, now)


def _is_known(before: Document, document: Document) -> bool:
    return before.state == DocumentState.SUPERSEDED and before.content_hash == document.content_hash


async def _was_signed(session: AsyncSession, document: Document) -> bool:
    return any(one.state in GIVEN for one in await queries.signatures_of(session, document.id))


async def voided(
    session: AsyncSession,
    exchange: Exchange,
    documents: Sequence[Document],
    changed: Sequence[str],
    now: datetime,
) -> None:
    """To each who can sign for a party that had signed one of them."""
    signed = {
        DocumentKind(document.kind): {
            Party(one.party)
            for one in await queries.signatures_of(session, document.id)
            if one.state in GIVEN
        }
        for document in documents
    }
    kinds = [kind for kind, parties in signed.items() if parties]

    def text(about: About) -> Message:
        return mails.voided(about, kinds, changed)

    await _tell(
        session, exchange, [p for p in Party if any(p in found for found in signed.values())], text, now
    )


async def _tell(
    session: AsyncSession,
    exchange: Exchange,
    parties: Sequence[Party],
    text: Callable[[About], Message],
    now: datetime,
) -> None:
    """One mail to each person, for all the parties they sign for."""
    found: dict[UUID, tuple[User, list[Party]]] = {}
    for party in parties:
        for person in await _signers(session, exchange, party, now):
            found.setdefault(person.id, (person, []))[1].append(party)
    if not found:
        return
    names = await queries.names_of(session, exchange)
    for person, theirs in found.values():
        about = About(
            language=person.language,
            reader=person.display_name,
            visitor=names[Party.VISITOR],
            host=names[Party.HOST],
            code=exchange.code,
            first=exchange.planned_start,
            last=exchange.planned_end,
            signs_for=[mails.party_name(person.language, party, names) for party in theirs],
            link=link_to(f"/exchanges/{exchange.id}#documents"),
        )
        await write_mail(session, person.email, text(about), now)


async def _signers(session: AsyncSession, exchange: Exchange, party: Party, now: datetime) -> Sequence[User]:
    """A cluster's own people; only where none of them signs, those of the whole programme who may."""
    organisation = organisation_of(exchange, party)
    if organisation is not None:
        return await people.members_who(session, organisation, Capability.DOCUMENTS_SIGN)
    office, cluster = Capability.EXCHANGES_SIGN, cluster_of(exchange, party)
    own = await people.staff_who(session, cluster, office, now)
    return own or await people.leads_who(session, exchange.programme_slug, office, now)
