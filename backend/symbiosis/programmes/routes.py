"""How a programme and the versions of its terms are called: read by everyone, set by its lead."""

from typing import Any

from fastapi import APIRouter, Response

from symbiosis.actors.capabilities import Capability
from symbiosis.actors.dependencies import AnyViewer, SignedIn
from symbiosis.kit import clock
from symbiosis.kit.access import OPEN, OPEN_TO_SESSIONS, Who, access
from symbiosis.kit.database import Session
from symbiosis.kit.fields import Slug
from symbiosis.kit.http import IfMatch, Page, etag
from symbiosis.kit.openapi import problems
from symbiosis.programmes import queries, reading, setting
from symbiosis.programmes.schemas import (
    PartnerOut,
    PartnerPatch,
    ProgrammeProfileOut,
    ProgrammeProfilePatch,
)
from symbiosis.programmes.terms_schemas import (
    RateTableIn,
    RateTableOut,
    RuleSetIn,
    RuleSetOut,
    rate_table,
    rule_set,
)

router = APIRouter(prefix="/v1/programmes/{programme_slug}", tags=["Programmes"])
listing = APIRouter(prefix="/v1", tags=["Programmes"])
SETS = access(Who.PEOPLE, capability=Capability.PROGRAMME_SET)


@listing.get(
    "/funded-programmes",
    summary="List the programmes with exchanges",
    response_model=Page[ProgrammeProfileOut],
    responses=problems(401, 403),
    openapi_extra=OPEN_TO_SESSIONS,
)
async def list_funded_programmes(viewer: AnyViewer, session: Session) -> Any:
    """With targets and partners."""
    return {"data": await reading.funded_programmes(session, viewer)}


@router.get(
    "/profile",
    summary="Read what a funded programme is",
    response_model=ProgrammeProfileOut,
    responses=problems(401, 403, 404),
    openapi_extra=OPEN_TO_SESSIONS,
)
async def get_programme_profile(
    viewer: AnyViewer, session: Session, response: Response, programme_slug: Slug
) -> Any:
    """With targets and partners. Programmes without exchanges have none."""
    return await _profile(session, viewer, response, programme_slug)


@router.patch(
    "/profile",
    summary="Change what a programme is",
    response_model=ProgrammeProfileOut,
    responses=problems(401, 403, 404, 412, 413, 415, 422, 428),
    openapi_extra=SETS,
)
async def change_programme_profile(
    viewer: SignedIn,
    session: Session,
    response: Response,
    programme_slug: Slug,
    patch: ProgrammeProfilePatch,
    if_match: IfMatch = None,
) -> Any:
    """JSON merge patch."""
    await setting.change_profile(session, viewer, programme_slug, patch, if_match, clock.now())
    return await _profile(session, viewer, response, programme_slug)


@router.patch(
    "/partners/{cluster_slug}",
    summary="Change a partner's share",
    response_model=PartnerOut,
    responses=problems(401, 403, 404, 412, 413, 415, 422, 428),
    openapi_extra=SETS,
)
async def change_programme_partner(
    viewer: SignedIn,
    session: Session,
    response: Response,
    programme_slug: Slug,
    cluster_slug: Slug,
    patch: PartnerPatch,
    if_match: IfMatch = None,
) -> Any:
    """Targets by bucket, role, and the currency it pays out in. Its money is the budget's."""
    changed = await setting.change_partner(
        session, viewer, programme_slug, cluster_slug, patch, if_match, clock.now()
    )
    response.headers["etag"] = etag(changed.version)
    return await reading.one_partner(session, changed)


# --- versions of rules and rates ---


@router.get(
    "/rule-sets",
    summary="List the versions of the rules",
    response_model=Page[RuleSetOut],
    responses=problems(404),
    openapi_extra=OPEN,
)
async def list_rule_sets(session: Session, programme_slug: Slug) -> Any:
    """Newest first; `in_force` marks the one that counts today."""
    return {"data": await reading.rule_sets(session, programme_slug, clock.now().date())}


@router.post(
    "/rule-sets",
    status_code=201,
    summary="Add a version of the rules",
    response_model=RuleSetOut,
    responses=problems(401, 403, 404, 413, 415, 422),
    openapi_extra=SETS,
)
async def add_rule_set(
    viewer: SignedIn, session: Session, response: Response, programme_slug: Slug, rules: RuleSetIn
) -> Any:
    """Versions are never changed: what was promised by an earlier one stays as it was."""
    made = await setting.add_rule_set(session, viewer, programme_slug, rules, clock.now())
    response.headers["location"] = f"/v1/programmes/{programme_slug}/rule-sets"
    counts = await queries.rules_on(session, programme_slug, clock.now().date())
    return rule_set(made, counts.id if counts else None)


@router.get(
    "/rate-tables",
    summary="List the versions of the rates",
    response_model=Page[RateTableOut],
    responses=problems(404),
    openapi_extra=OPEN,
)
async def list_rate_tables(session: Session, programme_slug: Slug) -> Any:
    """Full lump sums in EUR by host country, newest version first, each with its source."""
    return {"data": await reading.rate_tables(session, programme_slug, clock.now().date())}


@router.post(
    "/rate-tables",
    status_code=201,
    summary="Add a version of the rates",
    response_model=RateTableOut,
    responses=problems(401, 403, 404, 413, 415, 422),
    openapi_extra=SETS,
)
async def add_rate_table(
    viewer: SignedIn, session: Session, response: Response, programme_slug: Slug, table: RateTableIn
) -> Any:
    """Versions are never changed; vouchers keep the one they were computed with."""
    made = await setting.add_rate_table(session, viewer, programme_slug, table, clock.now())
    response.headers["location"] = f"/v1/programmes/{programme_slug}/rate-tables"
    counts = await queries.rates_on(session, programme_slug, clock.now().date())
    return rate_table(made, counts.id if counts else None)


async def _profile(session: Session, viewer: AnyViewer, response: Response, programme_slug: str) -> Any:
    found = await reading.profile(session, viewer, programme_slug)
    response.headers["etag"] = etag(found["version"])
    return found
