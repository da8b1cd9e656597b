"""Finding organisations that may be in the registry already: at entry, and afterwards by staff."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors import parties
from symbiosis.actors.capabilities import Capability
from symbiosis.actors.checking import policy
from symbiosis.actors.checking.schemas import DuplicateOut, DuplicateSearchIn
from symbiosis.actors.merging import duplicate_queries as queries
from symbiosis.actors.merging import likeness
from symbiosis.actors.merging.duplicate_queries import Known
from symbiosis.actors.models import ToldApart
from symbiosis.actors.schemas import ActorRef
from symbiosis.actors.viewer import Viewer
from symbiosis.journal.service import record
from symbiosis.kit.database import raw_connection
from symbiosis.kit.geo import great_circle_km
from symbiosis.kit.problems import NotAllowed, NotFound
from symbiosis.reference.queries import locate

SHOWN = 10


async def search_duplicates(session: AsyncSession, asked: DuplicateSearchIn) -> list[DuplicateOut]:
    """Of an organisation that is about to be registered."""
    place = None
    if asked.postcode or asked.town:
        connection = await raw_connection(session)
        place = await locate(connection, asked.country, asked.postcode, asked.town)
    return await duplicates_of(
        session,
        Known(
            id=None,
            legal_name=asked.legal_name,
            display_name=asked.legal_name,
            country=asked.country,
            registration_scheme=asked.registration_scheme,
            registration_number=asked.registration_number,
            latitude=place.latitude if place else None,
            longitude=place.longitude if place else None,
        ),
    )


async def list_duplicates(session: AsyncSession, viewer: Viewer, actor_id: UUID) -> list[DuplicateOut]:
    """Errors: `not-found`, `not-allowed`."""
    party = await parties.of(session, actor_id)
    if not viewer.may(Capability.ORGANISATION_READ, party) and not viewer.works_for(
        Capability.ORGANISATIONS_VERIFY, party.clusters
    ):
        raise NotAllowed("This is for the staff of the organisation's clusters.")
    actor = await queries.known(session, actor_id)
    return await duplicates_of(session, actor) if actor else []


async def duplicates_of(session: AsyncSession, asked: Known) -> list[DuplicateOut]:
    """The likeliest first."""
    found = await queries.candidates(session, numbers_of(asked), sorted(names_of(asked)), asked.id)
    return likeliest(asked, found, likeness.LEAST)


def likeliest(asked: Known, found: Iterable[Known], least: float) -> list[DuplicateOut]:
    """Of what may be the same, what is alike enough; the likeliest first."""
    names, numbers = names_of(asked), numbers_of(asked)
    judged = (_judged(asked, names, numbers, other) for other in found)
    alike = [duplicate for duplicate in judged if duplicate.similarity >= least]
    alike.sort(key=lambda duplicate: (-duplicate.similarity, str(duplicate.actor.id)))
    return alike[:SHOWN]


def numbers_of(known: Known) -> list[tuple[str, str]]:
    return likeness.same_numbers(known.registration_scheme, known.registration_number, known.country)


def names_of(known: Known) -> set[str]:
    return {likeness.bare_name(known.legal_name), likeness.bare_name(known.display_name)}


def _judged(asked: Known, names: set[str], numbers: list[tuple[str, str]], other: Known) -> DuplicateOut:
    distance = None
    points = (asked.latitude, asked.longitude, other.latitude, other.longitude)
    if all(point is not None for point in points):
        distance = round(great_circle_km(*(point for point in points if point is not None)), 1)
    similarity, reasons = likeness.judge(
        same_number=(other.registration_scheme, other.registration_number) in numbers,
        names=[likeness.name_likeness(mine, theirs) for mine in names for theirs in names_of(other)],
        same_country=asked.country == other.country,
        distance_km=distance,
    )
    return DuplicateOut(
        actor=ref_of(other),
        registration_scheme=other.registration_scheme,
        registration_number=other.registration_number,
        town=other.town,
        claimed=other.claimed,
        reasons=reasons,
        similarity=similarity,
        distance_km=distance,
    )


async def tell_apart(session: AsyncSession, viewer: Viewer, actor_id: UUID, other_id: UUID) -> None:
    """They look alike and are not the same; nobody is asked about them again.

    Errors: `not-found`, `not-allowed`.
    """
    one, other = await parties.of(session, actor_id), await parties.of(session, other_id)
    if actor_id == other_id:
        raise NotFound("An organisation is no duplicate of itself.")
    if reason := policy.why_not_tell_apart(viewer, one, other):
        raise NotAllowed(reason)
    first, second = sorted((actor_id, other_id))
    if await session.get(ToldApart, (first, second)):
        return
    session.add(ToldApart(actor_id=first, other_id=second, decided_by=viewer.user_id))
    record(
        session,
        by=viewer.by(actor_id),
        tag="actor.told_apart",
        subject_type="actor",
        subject_id=actor_id,
        actor_id=actor_id,
        change={"from": str(other_id)},
    )
    await session.flush()


def ref_of(known: Known) -> ActorRef:
    return ActorRef.model_validate(known)
