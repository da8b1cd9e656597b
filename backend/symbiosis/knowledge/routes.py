"""How the pattern library is called."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from symbiosis.actors.capabilities import Capability
from symbiosis.actors.dependencies import SignedIn
from symbiosis.kit.access import OPEN, Who, access
from symbiosis.kit.database import Pool, Session
from symbiosis.kit.fields import Slug
from symbiosis.kit.http import IfMatch, Page, etag
from symbiosis.kit.openapi import problems
from symbiosis.kit.paging import page_response, position_of
from symbiosis.knowledge import linking, queries, service
from symbiosis.knowledge.models import SynergyPattern
from symbiosis.knowledge.schemas import PatternDetailOut, PatternFilters, PatternIn, PatternOut, PatternPatch

router = APIRouter(prefix="/v1/synergy-patterns", tags=["Synergy patterns"])
WRITERS = access(Who.PEOPLE, capability=Capability.PATTERNS_WRITE)


@router.get(
    "",
    summary="List synergy patterns",
    response_model=Page[PatternOut],
    responses=problems(),
    openapi_extra=OPEN,
)
async def list_synergy_patterns(
    request: Request, pool: Pool, filters: Annotated[PatternFilters, Query()]
) -> Response:
    """What one trade's leftovers become in another, the most mature first. Lists of trades, forms or fibres
    that a pattern leaves empty mean any, and are found under every one."""
    return page_response(
        request, filters, await queries.list_page(pool, filters, position_of(request, filters))
    )


@router.post(
    "",
    status_code=201,
    summary="Add a synergy pattern",
    response_model=PatternOut,
    responses=problems(401, 403, 409, 413, 415, 422),
    openapi_extra=WRITERS,
)
async def create_synergy_pattern(
    viewer: SignedIn, session: Session, response: Response, pattern: PatternIn
) -> Any:
    """Matching takes it into account at once. Unknown slugs are answered with the nearest known ones."""
    made = await service.create_pattern(session, viewer, pattern)
    response.headers["location"] = f"/v1/synergy-patterns/{made.slug}"
    return _answer(response, made)


@router.get(
    "/{slug}",
    summary="Read a synergy pattern",
    response_model=PatternDetailOut,
    responses=problems(404),
    openapi_extra=OPEN,
)
async def get_synergy_pattern(pool: Pool, response: Response, slug: Slug) -> Any:
    """With how many public streams it links now. A retired one is still readable."""
    detail = await linking.detail_of(pool, slug)
    response.headers["etag"] = etag(detail.version)
    return detail


@router.patch(
    "/{slug}",
    summary="Change a synergy pattern",
    response_model=PatternOut,
    responses=problems(401, 403, 404, 409, 412, 413, 415, 422, 428),
    openapi_extra=WRITERS,
)
async def change_synergy_pattern(
    viewer: SignedIn,
    session: Session,
    response: Response,
    slug: Slug,
    patch: PatternPatch,
    if_match: IfMatch = None,
) -> Any:
    """JSON merge patch. A pattern that came with the platform is yours from then on: later versions of the
    platform leave it as you wrote it."""
    return _answer(response, await service.change_pattern(session, viewer, slug, patch, if_match))


@router.post(
    "/{slug}/retire",
    summary="Retire a synergy pattern",
    response_model=PatternOut,
    responses=problems(401, 403, 404),
    openapi_extra=WRITERS,
)
async def retire_synergy_pattern(viewer: SignedIn, session: Session, response: Response, slug: Slug) -> Any:
    """It is no longer proposed; what it has led to keeps its name."""
    return _answer(response, await service.retire_pattern(session, viewer, slug))


@router.post(
    "/{slug}/reinstate",
    summary="Reinstate a synergy pattern",
    response_model=PatternOut,
    responses=problems(401, 403, 404),
    openapi_extra=WRITERS,
)
async def reinstate_synergy_pattern(
    viewer: SignedIn, session: Session, response: Response, slug: Slug
) -> Any:
    """A retired pattern is proposed again."""
    return _answer(response, await service.reinstate_pattern(session, viewer, slug))


def _answer(response: Response, pattern: SynergyPattern) -> PatternOut:
    response.headers["etag"] = etag(pattern.version)
    return PatternOut.model_validate(pattern)
