"""What an organisation changes of an application: anything until it is decided on, less of it while it waits."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors.viewer import Viewer
from symbiosis.kit.http import check_version, merge_patch
from symbiosis.trips.models import TripApplication
from symbiosis.trips.patching import validated
from symbiosis.trips.seats import finding, moving, problems, wishes
from symbiosis.trips.seats.promoting import promote
from symbiosis.trips.seats.schemas import SeatsIn, SeatsPatch
from symbiosis.trips.vocabulary import SeatState

_UNDECIDED = (SeatState.DRAFT, SeatState.SUBMITTED, SeatState.UNDER_REVIEW)


async def change(
    session: AsyncSession,
    viewer: Viewer,
    application_id: UUID,
    patch: SeatsPatch,
    if_match: str | None,
    now: datetime,
) -> TripApplication:
    """JSON merge patch, until it is decided. On the waiting list it keeps its place and may ask for less, which
    may be free at once. Errors: as `own`, `changed-meanwhile`, `seat-move-not-possible`, and as `draft`."""
    application, trip = await finding.own_with_trip(session, viewer, application_id)
    check_version(if_match, application.version)
    if application.state not in (*_UNDECIDED, SeatState.WAITLISTED):
        raise problems.SeatMoveNotPossible(
            f"This application is {application.state.replace('_', ' ')}; what it says stays. Withdraw it and apply"
            " again to say something else."
        )
    before = {name: getattr(application, name) for name in wishes.COLUMNS}
    sent = patch.model_dump(mode="json", exclude_unset=True)
    after = validated(SeatsIn, merge_patch(before, sent))
    changed = [name for name in wishes.COLUMNS if getattr(after, name) != before[name]]
    if application.state == SeatState.WAITLISTED:
        _refuse_more(application, after, changed)
    if "cluster_slug" in changed:
        found = await wishes.cluster_of(session, trip, application.actor_id, after.cluster_slug)
        application.cluster_slug, application.member = found
    for name in changed:
        if name != "cluster_slug":
            setattr(application, name, getattr(after, name))
    await wishes.check(session, trip, application)
    if changed:
        application.updated_at = now
        moving.journal(
            session, application, "changed", viewer.by(application.actor_id), fields=sorted(changed)
        )
    await session.flush()
    if changed and application.state == SeatState.WAITLISTED:
        await promote(session, trip, viewer.by(application.actor_id), now)
    return application


def _refuse_more(application: TripApplication, after: SeatsIn, changed: list[str]) -> None:
    """Who waits behind was told a place in the list. Errors: `seat-move-not-possible`."""
    less = after.seats_wanted <= application.seats_wanted and after.all_or_none <= application.all_or_none
    if not less or not {"seats_wanted", "all_or_none"}.issuperset(changed):
        raise problems.SeatMoveNotPossible(
            "On the waiting list you can ask for fewer seats (`seats_wanted`) or do without `all_or_none`, and keep"
            " your place. Withdraw it and apply again to say something else."
        )
