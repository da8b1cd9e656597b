"""What organisations do with their registration: draft, change, send, take back, stay, leave."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors import parties
from symbiosis.actors.viewer import Viewer
from symbiosis.exchanges.models import Registration
from symbiosis.exchanges.proposing import ending
from symbiosis.exchanges.registering import moves, moving, policy, problems, queries, rules, telling
from symbiosis.exchanges.registering.finding import own_locked
from symbiosis.exchanges.registering.moves import RegistrationVerb as Verb
from symbiosis.exchanges.registering.schemas import (
    RegistrationCloseIn,
    RegistrationContent,
    RegistrationIn,
    RegistrationPatch,
)
from symbiosis.exchanges.vocabulary import RegistrationState
from symbiosis.kit.http import check_version
from symbiosis.kit.problems import FieldError, InvalidInput, NotAllowed
from symbiosis.programmes import queries as programmes
from symbiosis.programmes.problems import no_programme

_DECIDED_ON = ("roles", "cluster_slug")
_WRITTEN_BY_US = (RegistrationState.DRAFT, RegistrationState.CHANGES_REQUESTED)


async def draft(session: AsyncSession, viewer: Viewer, said: RegistrationIn, now: datetime) -> Registration:
    """Errors: `not-found`, `not-allowed`, `invalid-input`, `exchange-registration-exists`,
    `cluster-outside-programme`."""
    actor_id = await _organisation(session, viewer, said.actor_id)
    if await programmes.profile(session, said.programme_slug) is None:
        raise no_programme()
    content = _stored(said)
    content["cluster_slug"] = await _cluster(session, said.programme_slug, actor_id, said.cluster_slug)
    registration = Registration(
        programme_slug=said.programme_slug,
        actor_id=actor_id,
        contact_user_id=viewer.user_id,
        state=RegistrationState.DRAFT,
        alive_at=now,
        created_at=now,
        updated_at=now,
        **content,
    )
    await _add(session, registration)
    moving.journal(session, registration, "drafted", viewer.by(actor_id))
    return registration


async def change(
    session: AsyncSession,
    viewer: Viewer,
    registration_id: UUID,
    patch: RegistrationPatch,
    if_match: str | None,
    now: datetime,
) -> Registration:
    """JSON merge patch; the same content changes nothing. Errors: as `own_locked`, `if-match-required`,
    `changed-meanwhile`, `registration-move-not-possible`, `registration-decided`, `invalid-input`,
    `cluster-outside-programme`."""
    registration = await own_locked(session, viewer, registration_id)
    check_version(if_match, registration.version)
    moves.check(registration.state, Verb.CHANGE)
    changed = await _changed(session, registration, patch)
    _check_undecided(registration, changed)
    if not changed:
        return registration
    for name, value in changed.items():
        setattr(registration, name, value)
    _check_countries(registration)
    moving.alive(registration, now)
    moving.go(
        session, registration, Verb.CHANGE, viewer.by(registration.actor_id), now, fields=sorted(changed)
    )
    await session.flush()
    return registration


async def submit(
    session: AsyncSession, viewer: Viewer, registration_id: UUID, if_match: str | None, now: datetime
) -> Registration:
    """Errors: as `own_locked`, `changed-meanwhile`, `registration-move-not-possible`,
    `registration-incomplete` naming every field."""
    registration = await own_locked(session, viewer, registration_id)
    check_version(if_match, registration.version)
    moves.check(registration.state, Verb.SUBMIT)
    if open_fields := await _missing(session, registration, now):
        raise problems.RegistrationIncomplete(
            rules.REMEDIES[open_fields[0]],
            [FieldError(f"/{name}", "missing", rules.REMEDIES[name]) for name in open_fields],
        )
    registration.contact_user_id = viewer.user_id or registration.contact_user_id
    again = registration.state == RegistrationState.CHANGES_REQUESTED
    registration.reason = None
    moving.alive(registration, now)
    moving.go(session, registration, Verb.SUBMIT, viewer.by(registration.actor_id), now)
    await session.flush()
    await telling.submitted(session, registration, now)
    await telling.to_decide(session, registration, now, again=again)
    return registration


async def take_back(
    session: AsyncSession, viewer: Viewer, registration_id: UUID, now: datetime
) -> Registration:
    """Errors: as `own_locked`, `registration-move-not-possible`."""
    registration = await own_locked(session, viewer, registration_id)
    moving.go(session, registration, Verb.TAKE_BACK, viewer.by(registration.actor_id), now)
    await session.flush()
    return registration


async def stay_interested(
    session: AsyncSession, viewer: Viewer, registration_id: UUID, now: datetime
) -> Registration:
    """A sign of life; who was asleep is in the catalogue again. Errors: as `take_back`."""
    registration = await own_locked(session, viewer, registration_id)
    moving.go(session, registration, Verb.STAY_INTERESTED, viewer.by(registration.actor_id), now)
    moving.alive(registration, now)
    await session.flush()
    return registration


async def close(
    session: AsyncSession, viewer: Viewer, registration_id: UUID, said: RegistrationCloseIn, now: datetime
) -> Registration:
    """For good; its open proposals are withdrawn. Another registration may follow. Errors: as `take_back`."""
    registration = await own_locked(session, viewer, registration_id)
    by = viewer.by(registration.actor_id)
    registration.reason = said.reason
    moving.go(session, registration, Verb.CLOSE, by, now, reason_length=len(said.reason or ""))
    await session.flush()
    await ending.withdraw_all_of(session, registration.id, by, now)
    return registration


# --- what it takes ---


async def _missing(session: AsyncSession, registration: Registration, now: datetime) -> list[str]:
    cv = await queries.standing_file(session, registration.cv_file_id)
    needed = await queries.cv_needed(session, registration.programme_slug, now.date())
    return rules.missing(registration, has_cv=cv is not None, cv_needed=needed)


async def _organisation(session: AsyncSession, viewer: Viewer, wanted: UUID | None) -> UUID:
    """Errors: `invalid-input`, `not-found`, `not-allowed`."""
    if wanted is None:
        mine = [actor_id for actor_id in viewer.members if policy.takes_part(viewer, actor_id)]
        if not mine:
            raise NotAllowed("Exchanges are for organisations. Ask an administrator of yours to register it.")
        if len(mine) > 1:
            detail = "Name the organisation to register: `actor_id`."
            raise InvalidInput(detail, [FieldError("/actor_id", "missing", detail)])
        wanted = mine[0]
    if reason := policy.why_not_register(viewer, await parties.of(session, wanted)):
        raise NotAllowed(reason)
    return wanted


async def _cluster(session: AsyncSession, programme_slug: str, actor_id: UUID, wanted: str | None) -> str:
    """The one wanted; else the one they belong to, the one in their country, the coordinator. Errors:
    `cluster-outside-programme`."""
    partners = [row.cluster_slug for row in await programmes.partners(session, programme_slug)]
    if wanted is not None and wanted not in partners:
        detail = f"Choose one of: {', '.join(sorted(partners))}."
        raise problems.ClusterOutsideProgramme(
            detail, [FieldError("/cluster_slug", "not-in-programme", detail)]
        )
    if wanted is not None:
        return wanted
    among = frozenset(partners)
    found = await queries.first_cluster_of(session, actor_id, among)
    if found is None and (organisation := await programmes.organisation(session, actor_id)) is not None:
        found = await queries.cluster_in(session, organisation.country, among)
    if found is not None:
        return found
    if not partners:
        raise problems.ClusterOutsideProgramme("This programme has no partners yet. Come back later.")
    return partners[0]


async def _add(session: AsyncSession, registration: Registration) -> None:
    """Errors: `exchange-registration-exists`."""
    try:
        async with session.begin_nested():
            session.add(registration)
            await session.flush()
    except IntegrityError as error:
        if "uq_exchange_registrations_live" not in str(error.orig):
            raise
        raise problems.AlreadyRegistered(
            "Go on with the registration that is there: GET /v1/exchange-registrations?mine=true."
        ) from error


def _stored(said: RegistrationContent) -> dict[str, Any]:
    """As the table keeps it."""
    names = set(RegistrationContent.model_fields)
    return said.model_dump(mode="json", by_alias=True, include=names)


async def _changed(
    session: AsyncSession, registration: Registration, patch: RegistrationPatch
) -> dict[str, Any]:
    """What is said anew, by name. Errors: `cluster-outside-programme`."""
    said = patch.model_dump(mode="json", by_alias=True, exclude_unset=True)
    empty = _stored(RegistrationContent())
    after = {name: empty[name] if value is None else value for name, value in said.items()}
    if "cluster_slug" in after:
        after["cluster_slug"] = await _cluster(
            session, registration.programme_slug, registration.actor_id, after["cluster_slug"]
        )
    return {name: value for name, value in after.items() if getattr(registration, name) != value}


def _check_undecided(registration: Registration, changed: dict[str, Any]) -> None:
    """Errors: `registration-decided`."""
    decided = [name for name in _DECIDED_ON if name in changed]
    if decided and registration.state not in _WRITTEN_BY_US:
        raise problems.RegistrationDecided(
            "Roles and cluster stay as they were accepted. Close this registration and register anew.",
            [FieldError(f"/{name}", "decided", "Leave it as it is.") for name in decided],
        )


def _check_countries(registration: Registration) -> None:
    """Errors: `invalid-input`."""
    both = sorted(set(registration.target_countries) & set(registration.excluded_countries))
    if both:
        detail = f"A country is either wanted or excluded: {', '.join(both)}."
        raise InvalidInput(detail, [FieldError("/excluded_countries", "wanted_and_excluded", detail)])
