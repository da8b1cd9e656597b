"""How often one may make the service search and judge: work that costs more than reading a row."""

from datetime import timedelta

from fastapi import Depends, Request

from symbiosis.actors.dependencies import AnyViewer
from symbiosis.actors.viewer import Viewer
from symbiosis.kit import clock
from symbiosis.kit.database import Pool
from symbiosis.kit.http import caller_of
from symbiosis.kit.limits import Limit, take

SEARCHES = Limit("match-searches", 300, timedelta(minutes=1))
"""For each person, partner's system or visitor's address: a slider that is moved asks two or three times a
second, and an office shares one address."""
CHAIN_SEARCHES = Limit("chain-searches", 60, timedelta(minutes=1))
"""Each may look at a hundred thousand pairs."""


def _who(request: Request, viewer: Viewer) -> str:
    return str(viewer.user_id or viewer.client_id or caller_of(request))


async def _search(request: Request, viewer: AnyViewer, pool: Pool) -> None:
    await take(pool, SEARCHES, _who(request, viewer), clock.now())


async def _chain_search(request: Request, viewer: AnyViewer, pool: Pool) -> None:
    await take(pool, CHAIN_SEARCHES, _who(request, viewer), clock.now())


SEARCH, CHAIN_SEARCH = Depends(_search), Depends(_chain_search)
"""Dependencies of routes that search. Errors: `too-many-requests`."""
