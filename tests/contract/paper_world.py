"""Documents and evidence in the world of the permission matrix: one exchange whose commitment waits for its
signatures, the host's on paper to be confirmed, with a ticket to be judged."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from kit import crafted
from symbiosis.exchanges.models import Exchange
from symbiosis.exchanges.papers.service import set_document
from symbiosis.exchanges.vocabulary import DocumentKind
from symbiosis.journal.by import PLATFORM
from symbiosis.kit import clock
from symbiosis.kit.database import Database
from symbiosis.kit.files import service as files
from symbiosis.kit.files.kinds import PAPERS
from symbiosis.kit.files.models import Classification

SIGNER = "Kanarie Underskriver"
TICKET = "Kanarie billet.pdf"


async def make_papers(
    database: Database, visitor_id: Any, host_id: Any, cluster: str
) -> tuple[dict[str, dict[str, object]], dict[str, object]]:
    """Targets and names. CLOTH is laid already."""
    exchange_id = await _exchange(database, visitor_id, host_id, cluster)
    now = clock.now()
    async with database.sessions() as session, session.begin():
        exchange = await session.get_one(Exchange, exchange_id)
        document = await set_document(session, PLATFORM, DocumentKind.COMMITMENT, exchange, "en", now)
        certificate = await set_document(session, PLATFORM, DocumentKind.CERTIFICATE, exchange, "en", now)
        kept = [
            await files.keep(
                session,
                crafted.pdf(),
                name=name,
                classification=Classification.SENSITIVE,
                by=None,
                now=now,
                allowed=PAPERS,
            )
            for name in (TICKET, "scan.pdf")
        ]
    await _on_paper(database, document.id, kept[1].id, document.content_hash)
    ticket = await _ticket(database, exchange_id, kept[0].id)
    one = {"exchange_id": exchange_id, "document_id": document.id, "page": 1, "party": "host"}
    targets: dict[str, dict[str, object]] = {
        "paper": one,
        "ticket": {"exchange_id": exchange_id, "kind": "travel_proof", "file_id": ticket},
        "certificate": {"number": certificate.number},
    }
    return targets, {"paper hash": document.content_hash}


async def _exchange(database: Database, visitor_id: Any, host_id: Any, cluster: str) -> UUID:
    start = clock.now().date() + timedelta(days=30)
    found: UUID = await database.pool.fetchval(
        "insert into exchanges (programme_slug, code, visitor_id, host_id, visitor_cluster, host_cluster,"
        " planned_start, planned_end, rate_country, holds_once, state, host_state, bucket, funded,"
        " unfunded_reason) values ('cloth', 'CLOTH-2020-900', $1, $2, $3, $3, $4, $5, 'FI', false, 'signing',"
        " 'verified', 'sme', false, 'virtual') returning id",
        visitor_id,
        host_id,
        cluster,
        start,
        start + timedelta(days=4),
    )
    return found


async def _on_paper(database: Database, document_id: UUID, scan_id: UUID, signed_hash: str) -> None:
    await database.pool.execute(
        "update exchange_signatures set state = 'on_behalf_unconfirmed', scan_file_id = $2, signed_hash = $3,"
        " signer_name = $4, signed_at = now(), method = 'scan' where document_id = $1 and party = 'host'",
        document_id,
        scan_id,
        signed_hash,
        SIGNER,
    )


async def _ticket(database: Database, exchange_id: UUID, file_id: UUID) -> UUID:
    await database.pool.execute(
        "with line as (insert into evidence_items (exchange_id, kind, mandatory, state)"
        " values ($1, 'travel_proof', true, 'uploaded') returning id)"
        " insert into evidence_files (item_id, file_id) select id, $2 from line",
        exchange_id,
        file_id,
    )
    return file_id
