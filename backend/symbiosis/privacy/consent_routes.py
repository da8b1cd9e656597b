"""How people see what they agreed to, and change their mind."""

from typing import Any

from fastapi import APIRouter

from symbiosis.accounts.consent_schemas import ConsentTextOut
from symbiosis.accounts.consent_texts import CURRENT, Purpose
from symbiosis.actors.dependencies import SignedIn
from symbiosis.kit import clock
from symbiosis.kit.access import OPEN, Who, access
from symbiosis.kit.database import Session
from symbiosis.kit.http import Page
from symbiosis.kit.openapi import problems
from symbiosis.kit.problems import NotFound
from symbiosis.privacy import consenting
from symbiosis.privacy.person import person_of
from symbiosis.privacy.schemas import DecideConsentIn, MyConsentOut

router = APIRouter(prefix="/v1", tags=["People"])


@router.get(
    "/consent-texts",
    summary="List consent texts",
    response_model=Page[ConsentTextOut],
    responses=problems(),
    openapi_extra=OPEN,
)
async def list_consent_texts() -> Any:
    """What people are asked to agree to, word for word, with the version in force."""
    return {"data": list(CURRENT.values())}


@router.get(
    "/me/consents",
    summary="List my consents",
    response_model=Page[MyConsentOut],
    responses=problems(401, 403),
    openapi_extra=access(Who.PEOPLE),
)
async def list_my_consents(viewer: SignedIn, session: Session) -> Any:
    """Every text in force, with what you last said to it."""
    return {"data": await consenting.consents_of(session, person_of(viewer))}


@router.put(
    "/me/consents/{purpose}",
    summary="Decide about a consent",
    response_model=MyConsentOut,
    responses=problems(401, 403, 404, 409, 413, 415, 422),
    openapi_extra=access(Who.PEOPLE),
)
async def decide_consent(viewer: SignedIn, session: Session, purpose: str, decision: DecideConsentIn) -> Any:
    """Agrees, or takes it back; taking back what is required means leaving: erase yourself instead."""
    if purpose not in set(Purpose):
        raise NotFound("There is no such purpose; GET /v1/consent-texts lists them.")
    return await consenting.decide(
        session, person_of(viewer), Purpose(purpose), decision, viewer.by(), clock.now()
    )
