"""From counts to shares."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors.capabilities import Capability
from symbiosis.actors.viewer import Viewer
from symbiosis.kit.problems import NotAllowed
from symbiosis.matches.quality import queries
from symbiosis.matches.quality.schemas import BandQuality, MatchQualityOut, QualityFilters, Share
from symbiosis.matches.vocabulary import Band


async def measure(session: AsyncSession, viewer: Viewer, filters: QualityFilters) -> MatchQualityOut:
    """Within the clusters the reader measures. Errors: `not-allowed`."""
    clusters = viewer.clusters_where(Capability.MATCHES_MEASURE)
    here = None if clusters is None else sorted(clusters)
    if here == []:
        raise NotAllowed("Analysts and those who look after a cluster read how well matching serves it.")
    counted = (await session.execute(queries.measured(filters, here))).mappings().one()
    bands = (await session.execute(queries.by_band(filters, here))).mappings().all()
    return _shares(filters, counted, {row["band"]: row for row in bands})


def _shares(
    filters: QualityFilters, n: Mapping[str, Any], bands: Mapping[str, Mapping[str, Any]]
) -> MatchQualityOut:
    return MatchQualityOut(
        since=filters.since,
        until=filters.until,
        suggestions=n["suggestions"],
        decided=n["decided"],
        precision_at_3=_share(n["first_accepted"], n["first_decided"]),
        kept_at_3=_share(n["first_kept"], n["first"]),
        recall_at_10=_share(n["accepted_in_ten"], n["accepted"]),
        mean_reciprocal_rank=Share(share=_rounded(n["reciprocal_rank"]), of=n["answered_lists"]),
        coverage=_share(n["matched"], n["offers"]),
        conditionals=_share(n["conditional"], n["suggestions"]),
        conditionals_that_passed=_share(n["passing"], n["changed"]),
        bands=[_band(band, bands[band]) for band in Band if band in bands],
    )


def _band(band: Band, n: Mapping[str, Any]) -> BandQuality:
    accepted = _share(n["accepted"], n["decided"])
    return BandQuality(band=band, suggested=n["suggested"], decided=n["decided"], accepted=accepted)


def _share(part: int, whole: int) -> Share:
    return Share(share=_rounded(part / whole) if whole else None, of=whole)


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(float(value), 4)
