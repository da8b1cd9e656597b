"""Registrations of the demonstration: visitors and hosts in the catalogue, one to decide, and proposals that
wait for an answer on either side."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors import parties
from symbiosis.actors.capabilities import MemberRole, StaffRole
from symbiosis.actors.checking.cluster_memberships import join
from symbiosis.actors.models import Actor
from symbiosis.actors.viewer import PLATFORM, Viewer, appointment
from symbiosis.exchanges.models import Registration
from symbiosis.exchanges.proposing import service as proposing
from symbiosis.exchanges.proposing.schemas import ExchangeProposalIn
from symbiosis.exchanges.registering import attaching, deciding, service
from symbiosis.exchanges.registering.rules import Attachment
from symbiosis.exchanges.registering.schemas import RegistrationIn
from symbiosis.integrations.demo.people import CLOTH, DESIGN, HOME
from symbiosis.integrations.demo.sheets import InventedPerson, cv_of, welcome_pack_of
from symbiosis.programmes import queries as programmes

MODACC, ECO = "modacc", "ea-eco-entreprises"
_ANY_VERSION = "*"


@dataclass(frozen=True)
class _Said:
    """A company, the partner that looks after it, and what it says. `accepted`: its cluster has said yes."""

    company: str
    cluster: str
    roles: tuple[str, ...]
    topics: tuple[str, ...]
    languages: tuple[str, ...]
    activities: tuple[str, ...]
    learning_goals: str | None = None
    offers: str | None = None
    target_countries: tuple[str, ...] = ()
    accepted: bool = True
    traveller: InventedPerson | None = None
    """Who would travel, and whose CV goes with it."""


_SHARING, _PROJECTS, _NETWORK = "sharing_experience", "project_development", "networking"
_ALL = (
    _Said(
        HOME,
        DESIGN,
        ("visitor", "host"),
        ("Offcuts", "Mechanical recycling", "Workwear"),
        ("da", "en"),
        (_SHARING, _PROJECTS),
        "How offcuts of cotton are torn and spun into yarn again, and how small series are sewn from it.",
        "A small sewing room: pattern making, sewing of small series, and how we sort offcuts by colour.",
        ("ES", "FR"),
        traveller=InventedPerson("Signe Aaen", "Head of the sewing room"),
    ),
    _Said(
        "filatura",
        MODACC,
        ("host",),
        ("Mechanical recycling", "Spinning", "Cotton"),
        ("es", "en"),
        (_SHARING, _PROJECTS),
        offers="Tearing of cotton offcuts, carding, and spinning of recycled yarn; samples can be spun.",
    ),
    _Said(
        "confeccions",
        MODACC,
        ("visitor", "host"),
        ("Small series", "Workwear"),
        ("es", "en"),
        (_SHARING, _NETWORK),
        "How workwear is repaired and rented in the north.",
        "Sewing of small series, cutting by laser with little waste.",
        ("DK",),
        traveller=InventedPerson("Mireia Puig", "Pattern maker"),
    ),
    _Said(
        "effilochage",
        ECO,
        ("host",),
        ("Mechanical recycling", "Insulation"),
        ("fr",),
        (_SHARING,),
        offers="Tearing of sorted textiles into fibre for insulation.",
    ),
    _Said(
        "tricot-troyes",
        ECO,
        ("visitor", "host"),
        ("Knitting", "Wool", "Offcuts"),
        ("fr", "en"),
        (_PROJECTS, _NETWORK),
        "How offcuts are sorted by colour so that they need no dyeing.",
        "Knitting without seams, with hardly any offcuts.",
        ("DK", "ES"),
        traveller=InventedPerson("Camille Roux", "Production manager"),
    ),
    _Said(
        "strikkeriet",
        DESIGN,
        ("visitor",),
        ("Knitting", "Wool"),
        ("da", "en"),
        (_SHARING,),
        "How knitwear is made without seams and waste.",
        traveller=InventedPerson("Karen Lund", "Knitwear technician"),
    ),
    _Said(
        "modehuset",
        DESIGN,
        ("visitor",),
        ("Design", "Recycled yarn"),
        ("da", "en"),
        (_PROJECTS,),
        "How a brand buys recycled yarn it can rely on.",
        accepted=False,
        traveller=InventedPerson("Jonas Friis", "Buyer"),
    ),
)


async def add_registrations(
    session: AsyncSession, owners: Mapping[str, UUID], people: Mapping[str, UUID], now: datetime
) -> None:
    """Nothing where the programme is not."""
    if await programmes.profile(session, CLOTH) is None:
        return
    made = {said.company: await _registered(session, said, owners, people, now) for said in _ALL}
    asked = _member("tricot-troyes", owners, people)
    await proposing.propose(session, asked, _proposal(made["tricot-troyes"], made[HOME], _ASKS), now)
    visits = _member("strikkeriet", owners, people)
    await proposing.propose(session, visits, _proposal(made["strikkeriet"], made["tricot-troyes"]), now)


_ASKS = "We would like to see how you sort offcuts by colour. Would a few days in spring suit you?"


def _proposal(
    visiting: Registration, hosting: Registration, message: str | None = None
) -> ExchangeProposalIn:
    return ExchangeProposalIn(
        visitor_registration_id=visiting.id,
        host_registration_id=hosting.id,
        message=message,
        existing_relation=False,
    )


async def _registered(
    session: AsyncSession,
    said: _Said,
    owners: Mapping[str, UUID],
    people: Mapping[str, UUID],
    now: datetime,
) -> Registration:
    """Drafted, sent and, where it says so, accepted a week ago, with the ordinary verbs."""
    actor_id, then = owners[said.company], now - timedelta(days=7)
    if not await programmes.is_member(session, CLOTH, actor_id):
        await join(session, PLATFORM, await parties.of(session, actor_id), [said.cluster], then)
        await session.flush()
    member = _member(said.company, owners, people)
    drafted = await service.draft(session, member, _form(said, actor_id), then)
    await _attach(session, said, member, drafted, then)
    registration = await service.submit(session, member, drafted.id, _ANY_VERSION, then)
    if said.accepted:
        held = appointment(StaffRole.CLUSTER_MANAGER, frozenset({said.cluster}))
        manager = Viewer(user_id=people["partner_manager"], auth="system", staff=(held,))
        await deciding.accept(session, manager, registration.id, _ANY_VERSION, then)
    return registration


async def _attach(
    session: AsyncSession, said: _Said, member: Viewer, drafted: Registration, then: datetime
) -> None:
    """The CV of who would travel; of hosts what they tell visitors."""
    company = (await session.get_one(Actor, drafted.actor_id)).display_name
    if said.traveller is not None:
        cv, name = (
            cv_of(said.traveller, company, said.topics, said.languages),
            f"CV {said.traveller.name}.pdf",
        )
        await attaching.attach(session, member, drafted.id, Attachment.CV, name, cv, then)
    if said.offers is not None:
        pack = welcome_pack_of(company, said.offers, said.languages)
        await attaching.attach(
            session, member, drafted.id, Attachment.WELCOME_PACK, "Welcome.pdf", pack, then
        )


def _form(said: _Said, actor_id: UUID) -> RegistrationIn:
    return RegistrationIn.model_validate(
        {
            "programme_slug": CLOTH,
            "actor_id": actor_id,
            "cluster_slug": said.cluster,
            "roles": said.roles,
            "motivation": "We want to learn from others who do the same elsewhere.",
            "learning_goals": said.learning_goals,
            "offers": said.offers,
            "max_visitors": 2 if "host" in said.roles else None,
            "topics": said.topics,
            "activity_types": said.activities,
            "languages": said.languages,
            "target_countries": said.target_countries,
        }
    )


def _member(slug: str, owners: Mapping[str, UUID], people: Mapping[str, UUID]) -> Viewer:
    user_id = people["sme"] if slug == HOME else None
    return Viewer(user_id=user_id, auth="system", members={owners[slug]: MemberRole.ORG_ADMIN})
