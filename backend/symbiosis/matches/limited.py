"""How often one may make the service search and judge, and bring two together by hand."""

from datetime import timedelta

from fastapi import Depends, Request

from symbiosis.actors.dependencies import AnyViewer, SignedIn
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
HANDMADE = Limit("handmade-matches", 60, timedelta(hours=1))
"""Each is read by two organisations. Who brings more together than one a minute has not talked with them,
or is trying which pairs are refused."""


def _who(request: Request, viewer: Viewer) -> str:
    return str(viewer.user_id or viewer.client_id or caller_of(request))


async def _search(request: Request, viewer: AnyViewer, pool: Pool) -> None:
    await take(pool, SEARCHES, _who(request, viewer), clock.now())


async def _chain_search(request: Request, viewer: AnyViewer, pool: Pool) -> None:
    await take(pool, CHAIN_SEARCHES, _who(request, viewer), clock.now())


async def _handmade(request: Request, viewer: SignedIn, pool: Pool) -> None:
    await take(pool, HANDMADE, _who(request, viewer), clock.now())


SEARCH, CHAIN_SEARCH, BY_HAND = Depends(_search), Depends(_chain_search), Depends(_handmade)
"""Dependencies of routes. Errors: `too-many-requests`."""
