"""What staff do with a match between themselves: who follows it up, and what they note."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors import parties
from symbiosis.actors.viewer import Party, Viewer
from symbiosis.journal.changes import length
from symbiosis.journal.service import record
from symbiosis.kit.database import raw_connection
from symbiosis.kit.http import check_version
from symbiosis.kit.problems import FieldError, InvalidInput, NotAllowed, NotFound, WrongState
from symbiosis.kit.reads import Connection
from symbiosis.matches import policy
from symbiosis.matches import queries as match_queries
from symbiosis.matches.facilitation import queries, rules
from symbiosis.matches.facilitation.schemas import FollowUpIn, NoteIn
from symbiosis.matches.models import Match, MatchFollowUp, MatchNote
from symbiosis.streams.documents import kind_of


@dataclass(frozen=True)
class _Followed:
    match_id: UUID
    owners: tuple[Party, Party]

    @property
    def clusters(self) -> frozenset[str]:
        return self.owners[0].clusters | self.owners[1].clusters


async def set_follow_up(
    session: AsyncSession,
    viewer: Viewer,
    match_id: UUID,
    wanted: FollowUpIn,
    if_match: str | None,
    now: datetime,
) -> None:
    """Errors: `not-found`, `not-allowed`, `wrong-state`, `if-match-required`, `changed-meanwhile`,
    `invalid-input`."""
    match = await _followed(session, viewer, match_id)
    row = await session.scalar(queries.follow_up_to_change(match_id))
    check_version(if_match, 0 if row is None else row.version)
    if wanted.assignee_id is not None:
        await _check_assignee(session, match, wanted.assignee_id, now)
    if row is None:
        row = MatchFollowUp(match_id=match_id)
        session.add(row)
    row.assignee_id, row.next_step, row.due_on = wanted.assignee_id, wanted.next_step, wanted.due_on
    row.updated_at = now
    _note(
        session,
        viewer,
        match_id,
        "match.follow_up_set",
        assignee_id=None if wanted.assignee_id is None else str(wanted.assignee_id),
        next_step=None if wanted.next_step is None else length(wanted.next_step),
        due_on=None if wanted.due_on is None else wanted.due_on.isoformat(),
    )
    await session.flush()


async def add_note(
    session: AsyncSession, viewer: Viewer, match_id: UUID, wanted: NoteIn, now: datetime
) -> UUID:
    """Errors: `not-found`, `not-allowed`, `wrong-state`."""
    await _followed(session, viewer, match_id)
    note = MatchNote(match_id=match_id, author_id=viewer.user_id, text=wanted.text, created_at=now)
    session.add(note)
    await session.flush()
    _note(session, viewer, match_id, "match.note_added", note_id=str(note.id), text=length(wanted.text))
    return note.id


async def check_reader(pool: Connection, viewer: Viewer, match_id: UUID) -> Any:
    """Its row. Errors: `not-found`, `not-allowed`."""
    row = await match_queries.one(pool, viewer, match_id)
    if row is None:
        raise NotFound("Check the address, or sign in with an account that may see it.")
    reason = policy.why_not_read_notes(
        brokers=row["brokered"],
        belongs=viewer.belongs_to(row["offer_owner"]) or viewer.belongs_to(row["need_owner"]),
    )
    if reason is not None:
        raise NotAllowed(reason)
    return row


async def assignees(
    session: AsyncSession, viewer: Viewer, match_id: UUID, now: datetime
) -> dict[str, list[dict[str, Any]]]:
    """`AssigneesOut`. Errors: `not-found`, `not-allowed`."""
    row = await check_reader(await raw_connection(session), viewer, match_id)
    owners = [row["offer_owner"], row["need_owner"]]
    offer, need = [await parties.of(session, owner) for owner in owners]
    held: dict[UUID, list[Any]] = {}
    for role in (await session.execute(queries.staff_but(owners, now))).mappings():
        held.setdefault(role["user_id"], []).append(role)
    fitting = [roles[0] for roles in held.values() if rules.follows_up(roles, offer.clusters | need.clusters)]
    names = ("user_id", "display_name")
    return {"data": [{name: role[name] for name in names} for role in fitting]}


async def _followed(session: AsyncSession, viewer: Viewer, match_id: UUID) -> _Followed:
    statement = match_queries.to_change(match_id, kind_of(viewer))
    row = (await session.execute(statement, match_queries.match_values(viewer))).one_or_none()
    if row is None:
        raise NotFound("Check the address, or sign in with an account that may see it.")
    match: Match = row[0]
    owners = (await parties.of(session, row[1]), await parties.of(session, row[2]))
    reason = policy.why_not_follow_up(viewer, *owners)
    if reason is not None:
        raise NotAllowed(reason)
    if match.superseded_by is not None:
        raise WrongState(f"A stream has changed since: the pair goes on as match {match.superseded_by}.")
    return _Followed(match_id, owners)


async def _check_assignee(session: AsyncSession, match: _Followed, user_id: UUID, now: datetime) -> None:
    roles = (await session.execute(queries.live_roles(user_id, now))).mappings().all()
    owners = [owner.actor_id for owner in match.owners]
    fits = rules.follows_up([dict(role) for role in roles], match.clusters)
    if not fits or await session.scalar(queries.belongs(user_id, owners)):
        error = FieldError(
            "/assignee_id",
            "not_staff_here",
            "Choose a facilitator or manager of a cluster of one of the parties who belongs to neither.",
        )
        raise InvalidInput("Correct the fields named in `errors`.", errors=[error])


def _note(session: AsyncSession, viewer: Viewer, match_id: UUID, tag: str, **change: str | None) -> None:
    """Of no organisation: what staff do between themselves is in no party's history."""
    record(session, by=viewer.by(), tag=tag, subject_type="match", subject_id=match_id, change=change)
