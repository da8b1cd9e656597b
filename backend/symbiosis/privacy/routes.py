"""How people reach their own data, and how staff see what is kept and deleted."""

from typing import Any
from uuid import UUID

from fastapi import APIRouter, Request, Response
from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.accounts.factors.recent_proof import RecentProof
from symbiosis.accounts.sessions import clear_cookie
from symbiosis.actors.capabilities import Capability
from symbiosis.actors.dependencies import SignedIn
from symbiosis.kit import clock
from symbiosis.kit.access import Who, access
from symbiosis.kit.database import Pool, Session
from symbiosis.kit.http import Page
from symbiosis.kit.language import ReaderLanguage
from symbiosis.kit.openapi import problems
from symbiosis.kit.problems import FieldError, InvalidInput
from symbiosis.privacy import erasing, exporting, queries, retention
from symbiosis.privacy.person import person_of
from symbiosis.privacy.schemas import ErasureIn, ExportOut, RetentionRuleOut

router = APIRouter(prefix="/v1")


@router.get(
    "/me/export",
    tags=["People"],
    summary="Export my data",
    response_model=ExportOut,
    responses=problems(401, 403),
    openapi_extra=access(Who.PEOPLE),
)
async def export_me(viewer: SignedIn, pool: Pool, response: Response) -> Any:
    """Everything the platform keeps about you, as one file; secrets and digests are left out."""
    now = clock.now()
    response.headers["content-disposition"] = f'attachment; filename="my-data-{now:%Y-%m-%d}.json"'
    return await exporting.export_of(pool, person_of(viewer), now)


@router.post(
    "/me/erasure",
    status_code=204,
    tags=["People"],
    summary="Erase me",
    responses=problems(401, 403, 409, 413, 415, 422),
    openapi_extra=access(Who.PEOPLE),
)
async def erase_me(
    request: Request,
    response: Response,
    viewer: SignedIn,
    session: Session,
    proof: RecentProof,
    erasure: ErasureIn,
) -> None:
    """Takes your name, address and every way to sign in away, for good. What you did stays in the
    journal under a mark; organisations keep their material. Needs a recent proof of who you are."""
    person = person_of(viewer)
    await _refuse_slip(session, person, erasure.confirm)
    await erasing.erase(
        session,
        person,
        viewer.by(),
        clock.now(),
        leave_without_administrator=erasure.leave_without_administrator,
    )
    clear_cookie(request, response)


@router.get(
    "/retention-rules",
    tags=["Audit"],
    summary="List retention rules",
    response_model=Page[RetentionRuleOut],
    responses=problems(401, 403),
    openapi_extra=access(Who.PEOPLE, capability=Capability.AUDIT_READ),
)
async def list_retention_rules(viewer: SignedIn, session: Session, language: ReaderLanguage) -> Any:
    """How long each kind of data is kept, what is due now, and what was last removed."""
    return {"data": await retention.overview(session, language, clock.now())}


async def _refuse_slip(session: AsyncSession, user_id: UUID, confirm: str) -> None:
    person = await session.scalar(queries.person(user_id))
    if person is not None and person.email.lower() != confirm.lower():
        wrong = FieldError("/confirm", "does_not_match", "Type the e-mail address you sign in with.")
        raise InvalidInput("This is not your e-mail address.", errors=[wrong])
