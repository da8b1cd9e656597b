"""The shipped patterns, kept in step with their file; safe to repeat at every start.

A pattern is the file's as long as nobody here has changed it: then a newer file changes it, or retires it
by leaving it out. What people have changed, retired or added themselves stays as they left it.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.kit.database import Database
from symbiosis.knowledge import queries
from symbiosis.knowledge.models import SynergyPattern
from symbiosis.knowledge.schemas import PatternIn
from symbiosis.knowledge.service import columns_of
from symbiosis.reference import files

SET = "synergy_patterns"
_LOCK = 7426994
_LANGUAGES = ("en", "da")


@dataclass
class Kept:
    """What one run did."""

    added: int = 0
    changed: int = 0
    retired: int = 0


async def keep_patterns(database: Database) -> Kept:
    """Brings the shipped patterns to this version's file."""
    done = Kept()
    async with database.sessions() as session, session.begin():
        await session.execute(text("select pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        held = {pattern.slug: pattern for pattern in await session.scalars(queries.all_patterns)}
        for slug, draft in shipped_patterns():
            _keep(session, slug, draft, held.pop(slug, None), done)
        for pattern in held.values():
            if pattern.shipped and not pattern.retired:
                pattern.retired = True
                done.retired += 1
    return done


def _keep(
    session: AsyncSession, slug: str, draft: PatternIn, pattern: SynergyPattern | None, done: Kept
) -> None:
    columns = {**columns_of(draft), "retired": False}
    if pattern is None:
        session.add(SynergyPattern(slug=slug, shipped=True, **columns))
        done.added += 1
    elif pattern.shipped:
        changed = {name: value for name, value in columns.items() if getattr(pattern, name) != value}
        for name, value in changed.items():
            setattr(pattern, name, value)
        done.changed += bool(changed)


def shipped_patterns() -> Iterator[tuple[str, PatternIn]]:
    """Slug and content, in the file's order."""
    for row in files.rows(SET):
        yield row["slug"], _draft(row)


def _draft(row: Mapping[str, str]) -> PatternIn:
    return PatternIn.model_validate(
        {
            "names": _by_language(row, "name"),
            "summary": _by_language(row, "summary"),
            "product": _by_language(row, "product"),
            "donor_trades": _list(row["donor_trades"]),
            "forms": _list(row["forms"]),
            "composition": json.loads(row["composition"]),
            "route": row["route"],
            "receiver_trades": _list(row["receiver_trades"]),
            "maturity": int(row["maturity"]),
            "evidence": row["evidence"],
            "source": row["source"],
            "licence": row["licence"] or None,
        }
    )


def _by_language(row: Mapping[str, str], kind: str) -> dict[str, str]:
    return {language: row[f"{kind}_{language}"] for language in _LANGUAGES}


def _list(words: str) -> list[str]:
    return words.split("|") if words else []
