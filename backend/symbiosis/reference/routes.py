"""How the reference lists and places are called. All are public and short enough for one page."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from symbiosis.kit.access import OPEN
from symbiosis.kit.database import Pool
from symbiosis.kit.http import Page
from symbiosis.kit.openapi import problems
from symbiosis.kit.paging import page_bytes
from symbiosis.kit.reads import Read
from symbiosis.reference import queries
from symbiosis.reference.schemas import (
    DataSourceOut,
    FibreOut,
    MaterialFormOut,
    NoParams,
    PlaceParams,
    PlaceSuggestion,
    RecyclingRouteOut,
    StreamTypeOut,
    WasteCodeOut,
)

router = APIRouter(prefix="/v1", tags=["Reference"])
Nothing = Annotated[NoParams, Query()]
COMMON: dict[str, Any] = {"responses": problems(), "openapi_extra": OPEN}


async def _whole(request: Request, pool: Any, read: Read) -> Response:
    response = page_bytes(request, await read.value(pool))
    response.headers["cache-control"] = "public, max-age=300"
    return response


@router.get("/fibres", summary="List fibres", response_model=Page[FibreOut], **COMMON)
async def list_fibres(request: Request, pool: Pool, _: Nothing) -> Response:
    """Every fibre with its group, names and the words it is recognised by."""
    return await _whole(request, pool, queries.fibres)


@router.get("/material-forms", summary="List material forms", response_model=Page[MaterialFormOut], **COMMON)
async def list_material_forms(request: Request, pool: Pool, _: Nothing) -> Response:
    """The forms a stream can have, from fibre dust to carpets."""
    return await _whole(request, pool, queries.material_forms)


@router.get("/stream-types", summary="List stream types", response_model=Page[StreamTypeOut], **COMMON)
async def list_stream_types(request: Request, pool: Pool, _: Nothing) -> Response:
    """Kinds of streams with the form, stage and legal status they usually have."""
    return await _whole(request, pool, queries.stream_types)


@router.get("/waste-codes", summary="List waste codes", response_model=Page[WasteCodeOut], **COMMON)
async def list_waste_codes(request: Request, pool: Pool, _: Nothing) -> Response:
    """Entries of the European List of Waste that concern textiles. Suggestions, never used for matching."""
    return await _whole(request, pool, queries.waste_codes)


@router.get(
    "/recycling-routes", summary="List recycling routes", response_model=Page[RecyclingRouteOut], **COMMON
)
async def list_recycling_routes(request: Request, pool: Pool, _: Nothing) -> Response:
    """Ways to reuse and recycle textiles with what they accept, best first by the waste hierarchy."""
    return await _whole(request, pool, queries.recycling_routes)


@router.get("/places", summary="Suggest places", response_model=Page[PlaceSuggestion], **COMMON)
async def suggest_places(request: Request, pool: Pool, params: Annotated[PlaceParams, Query()]) -> Response:
    """For someone typing: accents may be missing and letters wrong; digits look for postcodes."""
    found = await queries.suggest_places(pool, params.q, params.country, params.size)
    return page_bytes(request, found)


@router.get("/data-sources", summary="List data sources", response_model=Page[DataSourceOut], **COMMON)
async def list_data_sources(request: Request, pool: Pool, _: Nothing) -> Response:
    """Every data set the platform ships with its source, licence and the attribution it asks for."""
    return await _whole(request, pool, queries.data_sources)
