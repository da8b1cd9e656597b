"""Whether the process lives, and whether it can serve."""

from fastapi import APIRouter, Request

from symbiosis.kit.access import OPEN
from symbiosis.kit.database import database_of
from symbiosis.kit.http import Out
from symbiosis.kit.openapi import problems
from symbiosis.kit.problems import Unavailable

router = APIRouter(tags=["Platform"])


class HealthOut(Out):
    status: str


@router.get(
    "/livez",
    summary="Check that the process lives",
    response_model=HealthOut,
    responses=problems(),
    openapi_extra=OPEN,
)
async def get_livez() -> HealthOut:
    """Says nothing about the database, so that its hiccups do not kill the process."""
    return HealthOut(status="alive")


@router.get(
    "/readyz",
    summary="Check that requests can be served",
    response_model=HealthOut,
    responses=problems(503),
    openapi_extra=OPEN,
)
async def get_readyz(request: Request) -> HealthOut:
    """The database answers and holds this version's tables."""
    try:
        async with database_of(request).pool.acquire(timeout=1) as connection:
            await connection.fetchval("select version_num from alembic_version", timeout=1)
    except Exception as error:
        raise Unavailable("The database does not answer yet.", headers={"retry-after": "2"}) from error
    return HealthOut(status="ready")
