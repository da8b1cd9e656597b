"""The catalogue as its readers see it: who is there, and who would suit."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors.capabilities import Capability
from symbiosis.actors.viewer import Viewer
from symbiosis.exchanges.catalogue import fitting, problems, queries, sentences
from symbiosis.exchanges.catalogue.fitting import Offer, Suggestion
from symbiosis.exchanges.catalogue.queries import Entry
from symbiosis.exchanges.catalogue.schemas import CatalogueFilters, SuggestionParams
from symbiosis.exchanges.proposing.problems import RegistrationNotAccepted
from symbiosis.exchanges.registering import policy, standing
from symbiosis.exchanges.registering import queries as registrations
from symbiosis.exchanges.registering.problems import hidden, no_file
from symbiosis.kit.files.models import StoredFile
from symbiosis.kit.language import Supported
from symbiosis.kit.paging import Position
from symbiosis.programmes import queries as programmes
from symbiosis.programmes.policy import clusters_they_see
from symbiosis.programmes.problems import no_programme
from symbiosis.programmes.vocabulary import ExchangeRole

_SAME = (
    *("programme_slug", "roles", "learning_goals", "offers", "topics", "activity_types", "languages"),
    *("target_countries", "availability", "max_visitors"),
)


async def page(
    session: AsyncSession, viewer: Viewer, filters: CatalogueFilters, at: Position | None, now: datetime
) -> list[dict[str, Any]]:
    """`CatalogueEntryOut`, one more than asked for. Errors: `not-found`, `registration-needed`."""
    own = await _admitted(session, viewer, filters.programme)
    told = await _told(session, own, now)
    return [told.entry(entry) for entry in await queries.page(session, own, filters, at)]


def place(row: dict[str, Any]) -> Position:
    return Position(row["actor"].sort_name, str(row["registration_id"]))


async def one(session: AsyncSession, viewer: Viewer, registration_id: UUID, now: datetime) -> dict[str, Any]:
    """Errors: as `_seen`."""
    own, found = await _seen(session, viewer, registration_id)
    return (await _told(session, own, now)).entry(found)


async def welcome_pack(session: AsyncSession, viewer: Viewer, registration_id: UUID) -> StoredFile:
    """Errors: as `_seen`, `not-found` where the host has none."""
    _, found = await _seen(session, viewer, registration_id)
    if found.welcome_pack is None:
        raise no_file()
    return found.welcome_pack


async def _seen(session: AsyncSession, viewer: Viewer, registration_id: UUID) -> tuple[list[Entry], Entry]:
    """Their own entries and the one they want to see. Errors: `not-found`, also for who is not admitted to its
    programme."""
    slug = await queries.programme_of(session, registration_id)
    if slug is None:
        raise problems.not_in_catalogue()
    try:
        own = await _admitted(session, viewer, slug)
    except problems.RegistrationNeeded:
        raise problems.not_in_catalogue() from None
    found = await queries.one_seen_by(session, slug, own, registration_id)
    if found is None:
        raise problems.not_in_catalogue()
    return own, found


async def suggestions(
    session: AsyncSession,
    viewer: Viewer,
    registration_id: UUID,
    params: SuggestionParams,
    language: Supported,
    now: datetime,
) -> list[dict[str, Any]]:
    """`ExchangeSuggestionOut`, the best first. Errors: `not-found`, `registration-not-accepted`."""
    own = await _own_entry(session, viewer, registration_id)
    told = await _told(session, [own], now)
    ranked = await _ranked(session, own, params, now.date())
    return [told.suggestion(entry, found, language) for entry, found in ranked]


async def _own_entry(session: AsyncSession, viewer: Viewer, registration_id: UUID) -> Entry:
    """Errors: `not-found`, `registration-not-accepted`."""
    found = await registrations.full(session, registration_id)
    r = found.registration if found else None
    if r is None or not policy.reads(viewer, r.actor_id, r.cluster_slug, r.state):
        raise hidden()
    accepted = await queries.own_accepted(session, r.programme_slug, [r.actor_id])
    if registration_id not in {entry.registration.id for entry in accepted}:
        raise RegistrationNotAccepted(
            f"It is {r.state.replace('_', ' ')}; suggestions begin when its cluster has accepted it."
        )
    return accepted[0]


async def _ranked(
    session: AsyncSession, own: Entry, params: SuggestionParams, today: date
) -> list[tuple[Entry, Suggestion]]:
    """Of those who may take part by the rules as they stand today."""
    slug = own.registration.programme_slug
    others = {e.registration.id: e for e in await queries.seen_by(session, slug, [own])}
    terms = await standing.terms(session, slug)
    ids = [own.actor.id, *(e.actor.id for e in others.values())]
    known = await standing.standings(session, slug, ids)
    found: list[tuple[Entry, Suggestion]] = []
    for role in ExchangeRole:
        if params.role not in (None, role) or terms.why_not(known[own.actor.id], role, today):
            continue
        other = ExchangeRole.HOST if role is ExchangeRole.VISITOR else ExchangeRole.VISITOR
        able = [e for e in others.values() if terms.why_not(known[e.actor.id], other, today) is None]
        ranked = fitting.rank(offer_of(own), role, map(offer_of, able), today)
        found += [(others[s.offer.registration_id], s) for s in ranked[: params.limit]]
    return found


async def _admitted(session: AsyncSession, viewer: Viewer, programme_slug: str) -> list[Entry]:
    """Their own entries; none for staff. Errors: `not-found`, `registration-needed`."""
    if await programmes.profile(session, programme_slug) is None:
        raise no_programme()
    own = await queries.own_accepted(session, programme_slug, viewer.members)
    clusters = await programmes.clusters_of(session, programme_slug)
    if own or clusters_they_see(viewer, Capability.EXCHANGES_READ, programme_slug, clusters):
        return own
    raise problems.RegistrationNeeded(
        "Register your organisation with POST /v1/exchange-registrations; when its cluster has accepted it, the"
        " catalogue opens."
    )


# --- what is told of an entry ---


@dataclass(frozen=True)
class _Told:
    """What must be known of the reader's side."""

    own: Collection[Entry]
    partners: set[UUID]
    proposals: dict[UUID, UUID]

    def entry(self, entry: Entry) -> dict[str, Any]:
        r = entry.registration
        mine = entry.actor.id in {own.actor.id for own in self.own}
        roles, propose_with = ([], None) if mine else self._possible(entry)
        return {
            **{name: getattr(r, name) for name in _SAME},
            "registration_id": r.id,
            "actor": entry.actor,
            "cluster": entry.cluster,
            "welcome_pack": entry.welcome_pack,
            "mine": mine,
            "existing_partner": entry.actor.id in self.partners,
            "open_proposal_id": self.proposals.get(r.id),
            "propose_as": roles,
            "propose_with": propose_with,
        }

    def suggestion(self, entry: Entry, found: Suggestion, language: Supported) -> dict[str, Any]:
        return {
            "role": found.role,
            "score": found.fit.score,
            "reasons": [
                {
                    "part": part.part,
                    "points": part.points,
                    "most": part.most,
                    "detail": sentences.sentence(part, language),
                }
                for part in found.fit.parts
            ],
            "entry": self.entry(entry),
        }

    def _possible(self, entry: Entry) -> tuple[list[ExchangeRole], UUID | None]:
        """What the first of their organisations that can do it could be."""
        for own in self.own:
            pairs = {
                ExchangeRole.VISITOR: (offer_of(own), offer_of(entry)),
                ExchangeRole.HOST: (offer_of(entry), offer_of(own)),
            }
            roles = [role for role, pair in pairs.items() if fitting.may_meet(*pair)]
            if roles:
                return roles, own.registration.id
        return [], None


async def _told(session: AsyncSession, own: Collection[Entry], now: datetime) -> _Told:
    return _Told(
        own,
        await queries.partners_of(session, [e.actor.id for e in own]),
        await queries.open_proposals_of(session, [e.registration.id for e in own], now),
    )


def offer_of(entry: Entry) -> Offer:
    r = entry.registration
    return Offer(
        registration_id=r.id,
        actor_id=entry.actor.id,
        name=entry.actor.display_name,
        country=entry.actor.country,
        roles=frozenset(r.roles),
        topics=tuple(r.topics),
        activity_types=tuple(r.activity_types),
        languages=tuple(r.languages),
        wanted=frozenset(r.target_countries),
        excluded=frozenset(r.excluded_countries),
        times=tuple(
            (date.fromisoformat(time["from"]), date.fromisoformat(time["to"])) for time in r.availability
        ),
        learning_goals=r.learning_goals,
        offers=r.offers,
    )
