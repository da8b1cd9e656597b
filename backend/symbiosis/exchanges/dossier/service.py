"""Gathering an audit pack: in the transaction what is known, afterwards the bytes, file by file."""

import asyncio
import hashlib
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors.viewer import Viewer
from symbiosis.exchanges.dossier import policy, queries
from symbiosis.exchanges.dossier.rules import FORMAT, Entry, Pack
from symbiosis.exchanges.evidence import policy as evidence_policy
from symbiosis.exchanges.evidence import queries as evidence
from symbiosis.exchanges.models import Exchange
from symbiosis.exchanges.paper_models import EvidenceItem, Signature
from symbiosis.exchanges.papers import queries as papers
from symbiosis.exchanges.papers.problems import hidden
from symbiosis.exchanges.papers.reading import visible_exchange
from symbiosis.exchanges.papers.rules import canonical
from symbiosis.journal.service import record
from symbiosis.kit.files.models import StoredFile
from symbiosis.kit.files.store import store
from symbiosis.kit.problems import NotAllowed
from symbiosis.programmes import queries as programmes
from symbiosis.programmes.vocabulary import EvidenceKind

Told = dict[str, Any]


async def of_exchange(session: AsyncSession, viewer: Viewer, exchange_id: UUID, now: datetime) -> Pack:
    """Errors: `not-found`, `not-allowed`."""
    exchange = await visible_exchange(session, viewer, exchange_id)
    if reason := policy.why_not_take(viewer, exchange):
        raise NotAllowed(reason)
    pack = Pack(f"{exchange.code}.zip", _head(viewer, now))
    pack.manifest["exchanges"] = [await _exchange(session, viewer, exchange, pack)]
    record(
        session,
        by=viewer.by(),
        tag="exchange.dossier_taken",
        subject_type="exchange",
        subject_id=exchange.id,
        actor_id=exchange.visitor_id,
        change={"files": len(pack.entries)},
    )
    return pack


async def of_period(session: AsyncSession, viewer: Viewer, period_id: UUID, now: datetime) -> Pack:
    """The exchanges as they are now, with the lines and hashes as they were frozen. Errors: `not-found`."""
    period = await queries.period(session, period_id)
    if period is None:
        raise hidden()
    clusters = await programmes.clusters_of(session, period.programme_slug)
    if not policy.may_take_period(viewer, period.programme_slug, clusters):
        raise hidden()
    pack = Pack(f"{period.programme_slug}-{period.starts_on}-{period.ends_on}.zip", _head(viewer, now))
    pack.manifest["period"] = {
        "id": period.id,
        "name": period.name,
        "programme": period.programme_slug,
        "starts_on": period.starts_on,
        "ends_on": period.ends_on,
        "state": period.state,
        "revision": period.revision,
        "frozen_at": period.frozen_at,
        "frozen_by": period.frozen_by,
        "snapshot_hash": period.snapshot_hash,
        "snapshot": period.snapshot,
    }
    told = []
    for line, exchange in await queries.lines_of(session, period):
        frozen = {"adjustment": line.adjustment, "line": line.line, "line_hash": line.line_hash}
        told.append({**await _exchange(session, viewer, exchange, pack), "frozen": frozen})
    pack.manifest["exchanges"] = told
    record(
        session,
        by=viewer.by(),
        tag="programme.dossier_taken",
        subject_type="reporting_period",
        subject_id=period.id,
        change={"exchanges": len(told), "files": len(pack.entries)},
    )
    return pack


async def fetch(entry: Entry) -> bytes | None:
    """From the store; the manifest says where bytes are not as they were kept."""
    if entry.key is None:
        return None
    content = await asyncio.to_thread(store().get, entry.key)
    if content is None or hashlib.sha256(content).hexdigest() != entry.told["sha256"]:
        entry.told["why_not"] = "lost"
        return None
    return content


def _head(viewer: Viewer, now: datetime) -> Told:
    return {"format": FORMAT, "made_at": now, "made_by": viewer.user_id}


async def _exchange(session: AsyncSession, viewer: Viewer, exchange: Exchange, pack: Pack) -> Told:
    around = await papers.around(session, exchange)
    voucher = await papers.voucher_of(session, exchange.id)
    return {
        **{name: getattr(exchange, name) for name in _SAID},
        "visitor": _named(around.visitor.id, around.visitor.legal_name, around.visitor.country),
        "host": _named(around.host.id, around.host.legal_name, around.host.country),
        "voucher": voucher and {name: getattr(voucher, name) for name in _SAID_OF_VOUCHER},
        "presence": [
            {"day": p.day, "kind": p.kind, "present": p.present, "method": p.method, "by": p.confirmed_by}
            for p in await papers.presence_of(session, exchange.id)
        ],
        "documents": await _documents(session, exchange, pack),
        "evidence": await _evidence(session, viewer, exchange, pack),
    }


_SAID = (
    *(
        "id",
        "code",
        "trip_id",
        "state",
        "host_state",
        "end_reason",
        "mode",
        "visitor_cluster",
        "host_cluster",
    ),
    *("planned_start", "planned_end", "actual_start", "actual_end", "working_days_planned"),
    *("working_days_actual", "distance_km", "rate_country", "organisation_class", "bucket", "bucket_reason"),
    *("counts_for_kpi", "funded", "unfunded_reason", "validated_by", "validated_at"),
)
_SAID_OF_VOUCHER = (
    *("id", "state", "rule_set_id", "rate_table_id", "full_rate_eur", "factor", "factor_reasons"),
    *("entitlement_eur", "approved_eur", "payout_currency", "fx_rate", "fx_on", "payout_amount", "reference"),
    *("recovery_asked_eur", "recovered_eur"),
    *("approved_by", "approved_at", "ordered_by", "paid_on"),
)


def _named(actor_id: UUID, name: str, country: str) -> Told:
    return {"id": actor_id, "name": name, "country": country}


async def _documents(session: AsyncSession, exchange: Exchange, pack: Pack) -> list[Told]:
    rows = await queries.documents_with_files(session, exchange.id)
    signatures = await papers.signatures_of_many(session, [document.id for document, _ in rows])
    scans = await queries.stored(
        session, [s.scan_file_id for found in signatures.values() for s in found if s.scan_file_id]
    )
    told = []
    for n, (document, stored) in enumerate(rows, start=1):
        base = f"{exchange.code}/documents/{n:02d}-{document.kind}"
        of_inputs = canonical(document.inputs)
        inputs: Told = {"sha256": hashlib.sha256(of_inputs).hexdigest(), "path": f"{base}.json"}
        pack.entries.append(Entry(inputs["path"], inputs, content=of_inputs))
        told.append(
            {
                "id": document.id,
                "kind": document.kind,
                "state": document.state,
                "template_version": document.template_version,
                "content_hash": document.content_hash,
                "number": document.number,
                "made_by": document.made_by,
                "created_at": document.created_at,
                "file": _put(pack, f"{base}.pdf", stored, withheld=False),
                "inputs": inputs,
                "signatures": [_signature(pack, base, one, scans) for one in signatures[document.id]],
            }
        )
    return told


_SAID_OF_SIGNATURE = (
    *("party", "state", "signed_hash", "signed_by", "signer_name", "signed_at", "method", "reason"),
    *("confirmed_by", "confirmed_at"),
)


def _signature(pack: Pack, base: str, signature: Signature, scans: dict[UUID, StoredFile]) -> Told:
    told = {name: getattr(signature, name) for name in _SAID_OF_SIGNATURE}
    scan = scans.get(signature.scan_file_id) if signature.scan_file_id else None
    path = f"{base}-{signature.party}-{scan.name}" if scan else ""
    return {**told, "scan": _put(pack, path, scan, withheld=False) if scan else None}


async def _evidence(session: AsyncSession, viewer: Viewer, exchange: Exchange, pack: Pack) -> list[Told]:
    items = {item.id: item for item in await evidence.items_of(session, exchange.id)}
    files: dict[UUID, list[Told]] = {item_id: [] for item_id in items}
    for file, stored in await evidence.files_of(session, list(items)):
        item = items[file.item_id]
        theirs = files[file.item_id]
        path = f"{exchange.code}/evidence/{item.kind}/{len(theirs) + 1:02d}-{stored.name}"
        withheld = not evidence_policy.may_read(viewer, exchange, EvidenceKind(item.kind))
        by = {"added_by": file.added_by, "superseded_at": file.superseded_at}
        theirs.append({**by, **_put(pack, path, stored, withheld=withheld)})
        pack.entries[-1].told = theirs[-1]
    return [_item(item, files[item_id]) for item_id, item in items.items()]


_SAID_OF_ITEM = (
    *("kind", "mandatory", "state", "automatic", "reason", "decided_by", "decided_at", "locked_at"),
)


def _item(item: EvidenceItem, files: list[Told]) -> Told:
    return {**{name: getattr(item, name) for name in _SAID_OF_ITEM}, "files": files}


def _put(pack: Pack, path: str, stored: StoredFile, *, withheld: bool) -> Told:
    """Its line in the manifest; the bytes follow when the archive is written."""
    told: Told = {
        "path": path,
        "sha256": stored.sha256,
        "size_bytes": stored.size_bytes,
        "media_type": stored.media_type,
        "classification": stored.classification,
        "uploaded_by": stored.uploaded_by,
        "created_at": stored.created_at,
        "included": False,
    }
    if withheld or stored.purged_at:
        told["why_not"] = "withheld" if withheld else "purged"
    pack.entries.append(Entry(path, told, None if withheld or stored.purged_at else stored.key))
    return told
