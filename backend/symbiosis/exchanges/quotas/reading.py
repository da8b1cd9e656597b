"""The board: buckets by partner, with totals."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors.capabilities import Capability
from symbiosis.actors.viewer import Viewer
from symbiosis.exchanges.quotas import queries
from symbiosis.kit.problems import NotAllowed
from symbiosis.programmes import policy
from symbiosis.programmes import queries as programme_queries
from symbiosis.programmes import reading as programmes
from symbiosis.programmes.vocabulary import Bucket

_COUNTED = ("planned", "committed", "closed", "red", "doubtful")
Counts = Mapping[tuple[str | None, str], Mapping[str, int]]


async def board(session: AsyncSession, viewer: Viewer, programme_slug: str) -> dict[str, Any]:
    """`QuotaBoardOut`. Errors: `not-found`, `not-allowed`."""
    profile = await programmes.known(session, programme_slug)
    clusters = await programme_queries.clusters_of(session, programme_slug)
    if not policy.works_in(viewer, Capability.PROGRAMME_READ, clusters):
        raise NotAllowed("Only those who work for a cluster of this programme see its quotas.")
    partners = await programme_queries.partners(session, programme_slug)
    names = await programme_queries.cluster_names(session, frozenset(p.cluster_slug for p in partners))
    rows = await queries.counts(session, programme_slug)
    counts = {(row.bucket, row.visitor_cluster): row._mapping for row in rows}
    shares = {partner.cluster_slug: partner.targets for partner in partners}
    return {
        "programme_slug": programme_slug,
        "partners": [
            {"cluster_slug": slug, "name": names[slug].name, "country": names[slug].country}
            for slug in shares
        ],
        "rows": [_row(bucket, counts, shares, profile.targets) for bucket in _buckets(counts)],
        "total": _total(counts, shares, profile.targets),
        "members": await queries.members(session, programme_slug),
        "members_target": profile.members_target,
    }


def _buckets(counts: Counts) -> list[Bucket | None]:
    return [*Bucket, *([None] if any(bucket is None for bucket, _ in counts) else [])]


def _row(
    bucket: Bucket | None,
    counts: Counts,
    shares: Mapping[str, Mapping[str, int]],
    targets: Mapping[str, int],
) -> dict[str, Any]:
    def of(cluster: str | None) -> Iterable[Mapping[str, int]]:
        return (
            found
            for (counted, slug), found in counts.items()
            if counted == bucket and cluster in (None, slug)
        )

    target = None if bucket is None else targets.get(bucket)
    return {
        "bucket": bucket,
        "total": _numbers(of(None), target),
        "partners": [
            {"cluster_slug": slug, **_numbers(of(slug), None if bucket is None else share.get(bucket))}
            for slug, share in shares.items()
        ],
    }


def _total(
    counts: Counts, shares: Mapping[str, Mapping[str, int]], targets: Mapping[str, int]
) -> dict[str, Any]:
    return {
        "bucket": None,
        "total": _numbers(counts.values(), sum(targets.values()) if targets else None),
        "partners": [
            {
                "cluster_slug": slug,
                **_numbers(
                    (found for (_, cluster), found in counts.items() if cluster == slug),
                    sum(share.values()) if share else None,
                ),
            }
            for slug, share in shares.items()
        ],
    }


def _numbers(rows: Iterable[Mapping[str, int]], target: int | None) -> dict[str, int | None]:
    held = list(rows)
    numbers = {name: sum(row[name] for row in held) for name in _COUNTED}
    under_way = numbers["planned"] + numbers["committed"] + numbers["closed"]
    return {**numbers, "target": target, "remaining": None if target is None else target - under_way}
