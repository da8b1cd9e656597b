"""What changes in the pattern library."""

import re
from typing import Any

from pydantic import ValidationError
from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors.viewer import Viewer
from symbiosis.journal.service import record
from symbiosis.kit.http import check_version, merge_patch
from symbiosis.kit.problems import Conflict, FieldError, InvalidInput, NotAllowed, NotFound
from symbiosis.kit.searching import searchable
from symbiosis.kit.text import fold
from symbiosis.knowledge import policy, queries
from symbiosis.knowledge.checks import mistakes_in
from symbiosis.knowledge.models import SynergyPattern
from symbiosis.knowledge.schemas import PatternIn, PatternPatch

_SAID = tuple(name for name in PatternIn.model_fields if name != "slug")


class SlugTaken(Conflict):
    code, title = "pattern-exists", "There is a pattern of this slug already"


async def create_pattern(session: AsyncSession, viewer: Viewer, draft: PatternIn) -> SynergyPattern:
    """Errors: `not-allowed`, `invalid-input`, `pattern-exists`."""
    _refuse_others(viewer)
    slug = draft.slug or slug_of(draft)
    columns = columns_of(draft)
    if await session.scalar(queries.by_slug(slug)) is not None:
        raise SlugTaken(f"Change the pattern {slug}, or send another slug.")
    pattern = SynergyPattern(slug=slug, created_by=viewer.user_id, **columns)
    session.add(pattern)
    await session.flush()
    _journal(session, viewer, pattern, "created", after={"route": pattern.route})
    await session.refresh(pattern)
    return pattern


async def change_pattern(
    session: AsyncSession, viewer: Viewer, slug: str, patch: PatternPatch, if_match: str | None
) -> SynergyPattern:
    """Merge patch. The same content changes nothing; anything else makes it the house's own.

    Errors: `not-found`, `not-allowed`, `if-match-required`, `changed-meanwhile`, `invalid-input`.
    """
    pattern = await _to_change(session, viewer, slug)
    check_version(if_match, pattern.version)
    said = {name: getattr(pattern, name) for name in _SAID}
    columns = columns_of(_patched(said, patch))
    changed = sorted(name for name, value in columns.items() if getattr(pattern, name) != value)
    if changed:
        for name in changed:
            setattr(pattern, name, columns[name])
        await _keep(
            session, viewer, pattern, "changed", change={"fields": [n for n in changed if n in _SAID]}
        )
    return pattern


async def retire_pattern(session: AsyncSession, viewer: Viewer, slug: str) -> SynergyPattern:
    """Matching forgets it; what it led to stays. Twice is fine. Errors: `not-found`, `not-allowed`."""
    return await _set_retired(session, viewer, slug, True, "retired")


async def reinstate_pattern(session: AsyncSession, viewer: Viewer, slug: str) -> SynergyPattern:
    """A retired one counts again. Twice is fine. Errors: `not-found`, `not-allowed`."""
    return await _set_retired(session, viewer, slug, False, "reinstated")


def columns_of(draft: PatternIn) -> dict[str, Any]:
    """What is stored of a pattern. Errors: `invalid-input` naming every field to mend."""
    if errors := mistakes_in(draft):
        raise InvalidInput("Correct the fields named in `errors`.", errors=errors)
    said = draft.model_dump(mode="json", exclude={"slug"})
    texts = (draft.names, draft.summary, draft.product)
    return {**said, "search_text": searchable(text for by_language in texts for text in by_language.values())}


def slug_of(draft: PatternIn) -> str:
    """From its name: `Workwear polycotton` -> `workwear-polycotton`."""
    name = draft.names.get("en") or next(iter(draft.names.values()))
    plain = re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")[:64].strip("-")
    if not plain:
        error = FieldError(
            "/slug", "missing", "Give a slug in letters a-z; the name has none to make one of."
        )
        raise InvalidInput("Correct the fields named in `errors`.", errors=[error])
    return plain


def _patched(said: dict[str, Any], patch: PatternPatch) -> PatternIn:
    merged = merge_patch(said, patch.model_dump(mode="json", exclude_unset=True))
    try:
        return PatternIn.model_validate(merged)
    except ValidationError as error:
        errors = [
            FieldError("".join(f"/{part}" for part in e["loc"]), e["type"], f"{e['msg']}.")
            for e in error.errors(include_input=False, include_url=False)
        ]
        raise InvalidInput("Correct the fields named in `errors`.", errors=errors) from error


async def _set_retired(
    session: AsyncSession, viewer: Viewer, slug: str, retired: bool, what: str
) -> SynergyPattern:
    pattern = await _to_change(session, viewer, slug)
    if pattern.retired is not retired:
        pattern.retired = retired
        await _keep(session, viewer, pattern, what)
    return pattern


async def _to_change(session: AsyncSession, viewer: Viewer, slug: str) -> SynergyPattern:
    pattern = await session.scalar(queries.to_change(slug))
    if pattern is None:
        raise NotFound("There is no pattern of this slug; GET /v1/synergy-patterns lists them.")
    _refuse_others(viewer)
    return pattern


def _refuse_others(viewer: Viewer) -> None:
    if reason := policy.why_not_write(viewer):
        raise NotAllowed(reason)


async def _keep(
    session: AsyncSession, viewer: Viewer, pattern: SynergyPattern, what: str, **details: Any
) -> None:
    pattern.shipped = False
    await session.flush()
    _journal(session, viewer, pattern, what, **details)
    await session.refresh(pattern)


def _journal(
    session: AsyncSession, viewer: Viewer, pattern: SynergyPattern, what: str, **details: Any
) -> None:
    record(
        session,
        by=viewer.by(),
        tag=f"pattern.{what}",
        subject_type="synergy_pattern",
        subject_id=pattern.id,
        **details,
    )
