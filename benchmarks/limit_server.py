"""The limit: Starlette handing out bytes that PostgreSQL built, with nothing around it."""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import asyncpg
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

DOCUMENT = """
  s.id, s.direction, s.status, s.title, s.stream_type, s.material, s.requirements, s.quantity,
  json_build_object('site_id', s.site_id, 'country', s.country, 'postcode', s.postcode, 'town', s.town,
    'nuts3', s.nuts3, 'latitude', s.latitude, 'longitude', s.longitude) as place,
  s.basis, (select row_to_json(o) from (select a.id, a.display_name, a.country, a.verification
    from actors a where a.id = s.owner_id) o) as owner, s.version, s.description, s.language, s.minimum_lot_kg,
  s.maximum_lot_kg, s.available_from, s.available_to, s.price, s.maximum_distance_km, s.identity,
  s.visibility, s.valid_until, s.confirmed_at, s.published_at, s.status_reason, null as distance_km,
  s.external_source, s.external_id, s.created_at, s.updated_at
"""
LIST = f"""
select json_agg(d)::text from (
  select {DOCUMENT} from (
    select * from material_streams where status = 'published' and visibility = 'public'
    order by created_at desc, id desc limit 50) s) d
"""  # noqa: S608  # constants only
ONE = f"select row_to_json(d)::text from (select {DOCUMENT} from material_streams s where s.id = $1) d"  # noqa: S608


async def list_streams(request: Request) -> Response:
    body = await request.app.state.pool.fetchval(LIST)
    return Response(f'{{"data":{body}}}', media_type="application/json")


async def get_stream(request: Request) -> Response:
    body = await request.app.state.pool.fetchval(ONE, request.path_params["id"])
    return Response(body, media_type="application/json")


async def livez(_: Request) -> Response:
    return Response("ok")


def create_limit() -> Starlette:
    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        settings = {"jit": "off"}
        app.state.pool = await asyncpg.create_pool(
            os.environ["SYMBIOSIS_DATABASE_URL"], min_size=1, max_size=10, server_settings=settings
        )
        yield
        await app.state.pool.close()

    routes = [
        Route("/v1/material-streams", list_streams),
        Route("/v1/material-streams/{id:uuid}", get_stream),
        Route("/livez", livez),
    ]
    return Starlette(routes=routes, lifespan=lifespan)
