"""The sign-in sheet of a trip: a page for each working day, to be signed by hand and photographed."""

import asyncio
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors.viewer import Viewer
from symbiosis.exchanges.papers.rules import TEMPLATE_VERSION
from symbiosis.exchanges.papers.service import TripSheet, sheet_inputs
from symbiosis.exchanges.papers.setting import set_pdf
from symbiosis.exchanges.vocabulary import DocumentKind
from symbiosis.trips import editing
from symbiosis.trips.attendance import days


async def printed(
    session: AsyncSession, viewer: Viewer, trip_id: UUID, language: str, secret: str, now: datetime
) -> tuple[str, bytes]:
    """A name for the file, and the PDF; kept nowhere. Errors: `not-found`, `not-allowed`."""
    told = await days.attendance(session, viewer, trip_id, secret)
    trip = await editing.visible(session, viewer, trip_id)
    sheet = TripSheet(
        trip_id=trip.id,
        programme_slug=trip.programme_slug,
        code=trip.code,
        title=_said(trip.title, language),
        place=", ".join(f"{place['city']}, {place['country']}" for place in trip.destinations),
        days=told["days"],
        people=[(row["name"], row["actor"]["display_name"]) for row in told["travellers"]],
    )
    inputs = await sheet_inputs(session, sheet, language, now)
    pdf = await asyncio.to_thread(set_pdf, DocumentKind.SIGN_IN_SHEET, TEMPLATE_VERSION, inputs)
    return f"{trip.code} sign-in sheet.pdf", pdf


def _said(title: dict[str, Any], language: str) -> str:
    return str(title.get(language) or title.get("en") or next(iter(title.values()), ""))
