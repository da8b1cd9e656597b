"""The statistics as people may read them: of three organisations at least, amounts rounded."""

from typing import Any

from symbiosis.kit.reads import Connection
from symbiosis.matches.overview_queries import K_ANONYMOUS
from symbiosis.matches.statistics import queries
from symbiosis.matches.statistics.schemas import StatisticsFilters
from symbiosis.matching.sentences.requirements import requirement_name

_SENTENCE = {"en": "One thing is in the way: {name}.", "da": "Én ting står i vejen: {name}."}


async def match_statistics(pool: Connection, filters: StatisticsFilters, language: str) -> dict[str, Any]:
    """MatchStatisticsOut."""
    rows = await queries.obstacles(pool, filters)
    told = [row for row in rows if row["owners"] >= K_ANONYMOUS]
    return {
        "data": [_obstacle(row, language) for row in told],
        "left_out": len(rows) - len(told),
        "published": _amount(await queries.total(pool, filters, unmatched=False)),
        "unmatched": _amount(await queries.total(pool, filters, unmatched=True)),
    }


def _obstacle(row: Any, language: str) -> dict[str, Any]:
    name = requirement_name(row["requirement"], language)
    return {
        "rule": row["rule"],
        "requirement": row["requirement"],
        "name": name,
        "sentence": _SENTENCE.get(language, _SENTENCE["en"]).format(name=name),
        "region": row["region"],
        "streams": row["streams"],
        "kg_per_year": _rounded(row["kg_per_year"]),
        "best_score": round(row["best_score"], 2),
    }


def _amount(row: Any) -> dict[str, Any] | None:
    if row["owners"] < K_ANONYMOUS:
        return None
    return {"streams": row["streams"], "kg_per_year": _rounded(row["kg_per_year"])}


def _rounded(kilograms: Any) -> float:
    """To three significant digits: an exact sum would give a single stream away by subtraction."""
    return float(f"{kilograms:.3g}")
