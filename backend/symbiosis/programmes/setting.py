"""What a programme's lead sets: profile, partners' shares, versions of terms."""

from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors.capabilities import Capability
from symbiosis.actors.viewer import Viewer
from symbiosis.journal.changes import pending
from symbiosis.journal.service import record
from symbiosis.kit.http import check_version
from symbiosis.kit.problems import FieldError, InvalidInput, NotAllowed, NotFound
from symbiosis.programmes import policy, queries
from symbiosis.programmes.models import (
    ProgrammePartner,
    ProgrammeProfile,
    RateTable,
    RuleSet,
)
from symbiosis.programmes.problems import no_programme
from symbiosis.programmes.rules import programme_key
from symbiosis.programmes.schemas import (
    PartnerPatch,
    ProgrammeProfilePatch,
)
from symbiosis.programmes.terms_schemas import RateTableIn, RuleSetIn

_NEVER_EMPTY = frozenset(
    {"title", "funder", "starts_on", "ends_on", "retention_years", "targets"}
    | {"funding_statement", "disclaimer"}
)


async def led(session: AsyncSession, viewer: Viewer, programme_slug: str) -> ProgrammeProfile:
    """The profile, locked, for whoever leads the programme. Errors: `not-found`, `not-allowed`."""
    profile = await session.scalar(queries.profile_to_change(programme_slug))
    if profile is None:
        raise no_programme()
    if not await sets(session, viewer, programme_slug):
        raise NotAllowed("Only those who lead this programme set its terms.")
    return profile


async def sets(session: AsyncSession, viewer: Viewer, programme_slug: str) -> bool:
    clusters = await queries.clusters_of(session, programme_slug)
    return policy.leads(viewer, Capability.PROGRAMME_SET, programme_slug, clusters)


async def change_profile(
    session: AsyncSession,
    viewer: Viewer,
    programme_slug: str,
    patch: ProgrammeProfilePatch,
    if_match: str | None,
    now: datetime,
) -> ProgrammeProfile:
    """Errors: `not-found`, `not-allowed`, `if-match-required`, `changed-meanwhile`, `invalid-input`."""
    profile = await led(session, viewer, programme_slug)
    check_version(if_match, profile.version)
    for name in patch.model_fields_set:
        value = getattr(patch, name)
        if value is None and name in _NEVER_EMPTY:
            raise wrong(f"/{name}", "missing", "A programme has one; leave it out to keep it.")
        setattr(profile, name, _plain(value))
    if profile.ends_on < profile.starts_on:
        raise wrong("/ends_on", "ends_before_start", "Use a day on or after starts_on.")
    if profile.archive_until is not None and profile.archive_until < profile.ends_on:
        raise wrong("/archive_until", "archive_before_end", "Use a day on or after ends_on.")
    before, after = pending(profile)
    if after:
        profile.updated_at = now
        note(session, viewer, programme_slug, "profile_changed", before=before, after=after)
    await session.flush()
    return profile


async def change_partner(
    session: AsyncSession,
    viewer: Viewer,
    programme_slug: str,
    cluster_slug: str,
    patch: PartnerPatch,
    if_match: str | None,
    now: datetime,
) -> ProgrammePartner:
    """Errors: `not-found`, `not-allowed`, `if-match-required`, `changed-meanwhile`, `invalid-input`."""
    await led(session, viewer, programme_slug)
    partner = await session.scalar(queries.partner_to_change(programme_slug, cluster_slug))
    if partner is None:
        raise NotFound("This cluster is no partner of the programme.")
    check_version(if_match, partner.version)
    for name in patch.model_fields_set:
        value = getattr(patch, name)
        if value is None:
            raise wrong(f"/{name}", "missing", "A partner has one; leave it out to keep it.")
        setattr(partner, name, _plain(value))
    before, after = pending(partner)
    if after:
        partner.version, partner.updated_at = partner.version + 1, now
        note(
            session,
            viewer,
            programme_slug,
            "partner_changed",
            subject_id=partner.id,
            before=before,
            after=after,
            cluster=cluster_slug,
        )
    await session.flush()
    return partner


async def add_rule_set(
    session: AsyncSession, viewer: Viewer, programme_slug: str, rules: RuleSetIn, now: datetime
) -> RuleSet:
    """Errors: `not-found`, `not-allowed`, `invalid-input`."""
    await led(session, viewer, programme_slug)
    if rules.full_rate_min_days < rules.min_working_days:
        raise wrong("/full_rate_min_days", "below_minimum", "Use at least as many days as min_working_days.")
    held = await queries.rule_sets(session, programme_slug)
    values = rules.model_dump() | {"cap_eur": Decimal(rules.cap_eur)}
    made = RuleSet(
        programme_slug=programme_slug,
        version=1 + max((row.version for row in held), default=0),
        made_by=viewer.user_id,
        created_at=now,
        **values,
    )
    session.add(made)
    await session.flush()
    said = rules.model_dump(mode="json", exclude={"note"})
    note(session, viewer, programme_slug, "rules_added", subject_id=made.id, version=made.version, **said)
    return made


async def add_rate_table(
    session: AsyncSession, viewer: Viewer, programme_slug: str, table: RateTableIn, now: datetime
) -> RateTable:
    """Errors: `not-found`, `not-allowed`, `invalid-input`."""
    await led(session, viewer, programme_slug)
    if table.valid_to is not None and table.valid_to < table.valid_from:
        raise wrong("/valid_to", "ends_before_start", "Use a day on or after valid_from, or null.")
    held = await queries.rate_tables(session, programme_slug)
    made = RateTable(
        programme_slug=programme_slug,
        version=1 + max((row.version for row in held), default=0),
        made_by=viewer.user_id,
        created_at=now,
        **table.model_dump(),
    )
    session.add(made)
    await session.flush()
    said = table.model_dump(mode="json", exclude={"source"})
    note(session, viewer, programme_slug, "rates_added", subject_id=made.id, version=made.version, **said)
    return made


def _plain(value: Any) -> Any:
    """Enum members as the words that JSON keeps."""
    return {str(key): inner for key, inner in value.items()} if isinstance(value, dict) else value


def note(
    session: AsyncSession,
    viewer: Viewer,
    programme_slug: str,
    what: str,
    *,
    subject_id: UUID | None = None,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
    **change: Any,
) -> None:
    record(
        session,
        by=viewer.by(),
        tag=f"programme.{what}",
        subject_type="programme",
        subject_id=subject_id or programme_key(programme_slug),
        before=before,
        after=after,
        change={"programme": programme_slug, **change},
    )


def wrong(pointer: str, code: str, remedy: str) -> InvalidInput:
    return InvalidInput("Correct the fields named in `errors`.", errors=[FieldError(pointer, code, remedy)])
