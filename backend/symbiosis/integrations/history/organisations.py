"""The organisations of past trips: those of the registry, else new ones with their source."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors.models import Actor
from symbiosis.actors.schemas import ActorCreate, SiteIn
from symbiosis.actors.service import Provenance, register_actor
from symbiosis.actors.viewer import PLATFORM
from symbiosis.actors.vocabulary import ActorRole, PointPrecision, Verification
from symbiosis.integrations.history import queries
from symbiosis.kit.searching import words_of
from symbiosis.kit.text import fold
from symbiosis.programmes.models import ParticipantClass
from symbiosis.reference import files

SOURCE = "study-trips"
PROVENANCE = Provenance(
    Verification.PUBLIC_SOURCE,
    "Study trips of the alliance",
    "Facts; compilation Apache-2.0",
    "From public project pages, not confirmed by the organisation.",
)


class UnknownOrganisation(Exception):
    """The message says what to do."""


@dataclass
class Organisations:
    """Finds them by name; what the shipped list knows of a name helps."""

    session: AsyncSession
    programme_slug: str
    now: datetime
    registered: int = 0
    _known: dict[str, dict[str, str]] = field(default_factory=dict)
    _found: dict[str, Actor] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._known = {fold(row["name"]): row for row in files.rows("study_trip_organisations")}

    async def find(self, name: str, country: str | None) -> Actor:
        """`country`: where it is, unless the list says so. Errors: UnknownOrganisation."""
        key = fold(name)
        if key not in self._found:
            self._found[key] = await self._one(name, country)
        return self._found[key]

    async def _one(self, name: str, country: str | None) -> Actor:
        known = self._known.get(fold(name), {})
        where = known.get("country") or country
        names = [candidate for candidate in (known.get("registry_name"), name) if candidate]
        actor = await queries.by_external_id(self.session, SOURCE, external_id(name, where))
        actor = actor or await queries.by_name(self.session, names, where)
        if actor is None:
            actor = await self._register(name, where, known)
        if known.get("organisation_class"):
            await self._class(actor, known)
        return actor

    async def _register(self, name: str, country: str | None, known: dict[str, str]) -> Actor:
        if country is None:
            raise UnknownOrganisation(
                f"“{name}” is not in the registry, and nothing says where it is: register it first."
            )
        site = await self._site(name, country, known)
        roles = [ActorRole(role) for role in known.get("roles", "").split("|") if role]
        actor = ActorCreate.model_validate(
            {
                "legal_name": name,
                "country": country,
                "roles": roles or [ActorRole.UNSPECIFIED],
                "description": {"en": known["note"]} if known.get("note") else {},
                "external_source": SOURCE,
                "external_id": external_id(name, country),
                "site": site,
            }
        )
        created = await register_actor(self.session, PLATFORM, actor, self.now, PROVENANCE)
        if site.latitude is not None:
            # The point of a town, or of the country's capital: nobody's door.
            await queries.set_precision(self.session, created.id, PointPrecision.TOWN)
        self.registered += 1
        return created

    async def _site(self, name: str, country: str, known: dict[str, str]) -> SiteIn:
        if known.get("latitude"):
            point = {"latitude": known["latitude"], "longitude": known["longitude"]}
            return SiteIn.model_validate({"country": country, **point})
        if known.get("town"):
            return SiteIn(country=country, town=known["town"])
        raise UnknownOrganisation(
            f"“{name}” is not in the registry, and nothing says in which town it is: register it first."
        )

    async def _class(self, actor: Actor, known: dict[str, str]) -> None:
        """A proposal, with what a person should look at; what somebody has decided stays."""
        if await self.session.get(ParticipantClass, (self.programme_slug, actor.id)) is None:
            row: dict[str, Any] = {
                "programme_slug": self.programme_slug,
                "actor_id": actor.id,
                "organisation_class": known["organisation_class"],
                "doubt": known["doubt"] or None,
                "source": PROVENANCE.source_name,
                "created_at": self.now,
                "updated_at": self.now,
            }
            self.session.add(ParticipantClass(**row))
            await self.session.flush()


def external_id(name: str, country: str | None) -> str:
    return "-".join(((country or "xx").lower(), *words_of(name)))
