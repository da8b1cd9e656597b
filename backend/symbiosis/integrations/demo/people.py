"""The people of the demonstration: who belongs where, who works for whom, and what waits for an answer."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.accounts.consent_schemas import ConsentIn
from symbiosis.accounts.consent_texts import CURRENT
from symbiosis.accounts.demo import DEMO_ACCOUNTS
from symbiosis.accounts.service import create_user
from symbiosis.actors.capabilities import MandateScope, MemberRole, StaffRole
from symbiosis.actors.checking.cluster_memberships import claim_cluster_membership
from symbiosis.actors.people.invitations import offer_place
from symbiosis.actors.people.mandates import grant_mandate
from symbiosis.actors.people.schemas import MandateIn
from symbiosis.actors.people.service import add_member
from symbiosis.actors.staff.schemas import AppointmentIn
from symbiosis.actors.staff.service import appoint_staff
from symbiosis.actors.viewer import PLATFORM, Viewer
from symbiosis.actors.vocabulary import ActorRole, SizeClass
from symbiosis.integrations.demo.drafts import companies
from symbiosis.joining.schemas import ApplicationIn, OrganisationIn
from symbiosis.joining.service import apply_to_join
from symbiosis.kit.reads import Connection

HERNING = "tekstilsymbiose-herning"
CLOTH = "cloth"
DESIGN = "lifestyle-design-cluster"
"""The Danish partner of CLOTH, in which the sewing room is a member too."""
CALLER = "demonstration"
"""Whom the limits count the demonstration's application for."""
_STAFF: Mapping[str, dict[str, Any]] = {
    "facilitator": {"role": StaffRole.FACILITATOR},
    "programme_lead": {"role": StaffRole.PROGRAMME_LEAD},
    "cluster_manager": {"role": StaffRole.CLUSTER_MANAGER, "cluster_slug": HERNING},
    "partner_manager": {"role": StaffRole.CLUSTER_MANAGER, "cluster_slug": DESIGN},
    "finance": {"role": StaffRole.FINANCE, "programme_slug": CLOTH},
}
HOME, _CLAIMS, _APPLIES = "systuen-aaen", "moebelpolstring", "messetaepper"
"""Companies: of the first account; one that waits for its cluster; one that somebody applies for."""


async def add_people(
    session: AsyncSession, pool: Connection, owners: Mapping[str, UUID], now: datetime
) -> dict[str, UUID]:
    """The accounts of accounts/demo.py and one colleague without any, by role.

    Whoever acts for a company becomes its administrator.
    """
    people: dict[str, UUID] = {}
    acts_for = {company.account: owners[company.slug] for company in companies() if company.account}
    for account in DEMO_ACCOUNTS:
        people[account.role] = await _account(session, account.email, account.display_name, account.password)
        if account.role in _STAFF:
            appointed = AppointmentIn.model_validate({"email": account.email, **_STAFF[account.role]})
            await appoint_staff(session, PLATFORM, appointed, now)
        if account.role in acts_for:
            await add_member(session, acts_for[account.role], people[account.role])
    people["colleague"] = await _account(session, "jonas@demo.symbiosis.example", "Jonas, systue")
    await add_member(session, owners[HOME], people["colleague"], MemberRole.STREAM_EDITOR)
    await _home(session, owners[HOME], people, now)
    await _waiting(session, pool, owners, now)
    return people


async def _account(session: AsyncSession, email: str, name: str, password: str | None = None) -> UUID:
    user = await create_user(session, email=email, password=password, display_name=name, demo=True)
    return user.id


async def _home(session: AsyncSession, actor_id: UUID, people: Mapping[str, UUID], now: datetime) -> None:
    """The sewing room lets the facilitator act for it, and has invited somebody."""
    signe = Viewer(user_id=people["sme"], auth="system", members={actor_id: MemberRole.ORG_ADMIN})
    mandate = MandateIn(
        holder_id=people["facilitator"], scope=list(MandateScope), valid_until=now + timedelta(days=360)
    )
    await grant_mandate(session, signe, actor_id, mandate, now)
    await offer_place(
        session,
        signe.by(actor_id),
        actor_id,
        email="lager@demo.symbiosis.example",
        role=MemberRole.LOGISTICS,
        language="da",
        now=now,
        invited_by=signe.user_id,
    )


async def _waiting(
    session: AsyncSession, pool: Connection, owners: Mapping[str, UUID], now: datetime
) -> None:
    """Something for the cluster's staff to decide: a membership and two applications."""
    owner = Viewer(auth="system", members={owners[_CLAIMS]: MemberRole.ORG_ADMIN})
    await claim_cluster_membership(session, owner, owners[_CLAIMS], HERNING, now)
    texts = [text for text in CURRENT.values() if text.required]
    consents = [ConsentIn(purpose=text.purpose, text_version=text.version) for text in texts]
    for application in _applications(owners[_APPLIES], consents):
        await apply_to_join(session, pool, application, CALLER, now)


def _applications(claimed: UUID, consents: list[ConsentIn]) -> list[ApplicationIn]:
    """Of somebody new here, and of the owner of a company that is in the registry."""
    weaver = ApplicationIn(
        programme_slug=HERNING,
        applicant_name="Villads, vævestue",
        applicant_email="villads@demo.symbiosis.example",
        organisation=OrganisationIn(
            legal_name="Demo: Vævestuen ved Heden ApS",
            country="DK",
            # No company has such a number: real ones do not begin with a nought.
            registration_number="00001234",
            postcode="7430",
            town="Ikast",
            size_class=SizeClass.MICRO,
            roles=[ActorRole.WEAVER],
        ),
        answers={"textile_role": "produces", "near_herning": True, "leftover_kg_per_year": 1200},
        message="Vi væver plaider i uld og bliver siddende med kantstrimler og garnrester.",
        consents=consents,
    )
    carpets = ApplicationIn(
        programme_slug=HERNING,
        applicant_name="Maja, messegulve",
        applicant_email="maja@demo.symbiosis.example",
        claims_actor_id=claimed,
        proof="Jeg er indehaver; mit navn står på vores hjemmeside under kontakt.",
        answers={"textile_role": "uses", "near_herning": True, "leftover_kg_per_year": 9000},
        message="Efter hver messe står vi med tæpper, der kun har ligget fremme i tre dage.",
        consents=consents,
    )
    return [weaver, carpets]
