"""What is read about filters, notices, and what people have not heard of yet."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, case, exists, func, literal, or_, select
from sqlalchemy.orm import aliased

from symbiosis.accounts.models import User
from symbiosis.actors.capabilities import OF_MEMBERS, Capability
from symbiosis.actors.models import Actor, ClusterMembership
from symbiosis.actors.people_models import Membership
from symbiosis.actors.vocabulary import MembershipState, Standing
from symbiosis.matches.models import Match, MatchNotice, SavedFilter, StreamObstacle
from symbiosis.matches.queries import is_open, keeps_away
from symbiosis.matches.vocabulary import Band
from symbiosis.streams.models import MaterialStream
from symbiosis.streams.queries import is_shared_with_viewer
from symbiosis.streams.vocabulary import StreamStatus

M, N = Match, MatchNotice
OFFER, NEED = aliased(MaterialStream, name="offer"), aliased(MaterialStream, name="need")

DECIDERS = [role.value for role, can in OF_MEMBERS.items() if Capability.MATCHES_DECIDE in can]
"""Member roles that decide about matches: who only reads is not written to."""
FIRST_LOOK_BACK = timedelta(days=1)
"""Whoever has never been told is told of the last day, not of everything there ever was."""

_strong_at_once = func.coalesce(N.strong_at_once, literal(True))
_digest = func.coalesce(N.digest, literal("weekly"))


def filters_of(user_id: UUID) -> Select[SavedFilter]:
    found = select(SavedFilter).where(SavedFilter.user_id == user_id)
    return found.order_by(SavedFilter.page, SavedFilter.name)


def number_of(user_id: UUID) -> Select[int]:
    return select(func.count()).select_from(SavedFilter).where(SavedFilter.user_id == user_id)


def own_filter(user_id: UUID, filter_id: UUID) -> Select[SavedFilter]:
    return select(SavedFilter).where(SavedFilter.user_id == user_id, SavedFilter.id == filter_id)


def notices_of(user_id: UUID) -> Select[bool, str, str]:
    return (
        select(_strong_at_once.label("strong_at_once"), _digest.label("digest"), User.email)
        .join(N, N.user_id == User.id, isouter=True)
        .where(User.id == user_id)
    )


def _people(told_until: Any) -> Select[Any]:
    """People who decide about matches for an organisation that takes part, each once."""
    decides = exists().where(
        Membership.user_id == User.id,
        Membership.role.in_(DECIDERS),
        Membership.actor_id == Actor.id,
        Actor.standing == Standing.ACTIVE,
    )
    return (
        select(User.id, User.email, User.display_name, User.language, told_until.label("told_until"))
        .join(N, N.user_id == User.id, isouter=True)
        .where(User.erased_at.is_(None), decides)
        .order_by(User.id)
    )


def wanting_strong() -> Select[Any]:
    return _people(N.strong_told_until).where(_strong_at_once)


def wanting_digest(how_often: Sequence[str], not_since: datetime) -> Select[Any]:
    """Those of a rhythm whose last summary is older than `not_since`."""
    due = or_(N.digest_told_until.is_(None), N.digest_told_until < not_since)
    return _people(N.digest_told_until).where(_digest.in_(how_often), due)


def _owners_of(user_id: UUID) -> Select[UUID]:
    return select(Membership.actor_id).where(Membership.user_id == user_id, Membership.role.in_(DECIDERS))


def _own_side(user_id: UUID, what: str) -> ColumnElement[bool]:
    """Whether the person's side of the match has no such stamp yet."""
    owners = _owners_of(user_id)
    return or_(
        and_(OFFER.owner_id.in_(owners), getattr(M, f"offer_{what}_at").is_(None)),
        and_(NEED.owner_id.in_(owners), getattr(M, f"need_{what}_at").is_(None)),
    )


def seen_by(user_id: UUID) -> Select[Any]:
    """The organisations a person decides for, and the clusters that have confirmed these: what
    `unheard_of` asks for as values."""
    joined = ClusterMembership
    confirmed = joined.state == MembershipState.CONFIRMED
    clusters = select(joined.cluster_slug).where(joined.actor_id.in_(_owners_of(user_id)), confirmed)
    return select(
        func.array(_owners_of(user_id).scalar_subquery()).label("viewer_actors"),
        func.array(clusters.distinct().scalar_subquery()).label("viewer_clusters"),
    )


def _is_theirs_to_read(owners: Select[UUID]) -> ColumnElement[bool]:
    """Whether the other stream is for them now: it may have been hidden since the two were found, and its
    matches wait to be judged anew."""
    mine_offer, mine_need = OFFER.owner_id.in_(owners), NEED.owner_id.in_(owners)
    return or_(
        and_(mine_offer, or_(mine_need, is_shared_with_viewer(NEED))),
        and_(mine_need, is_shared_with_viewer(OFFER)),
    )


def _is_kept_away(owners: Select[UUID]) -> ColumnElement[bool]:
    return or_(
        keeps_away(OFFER.owner_id.in_(owners), OFFER, NEED),
        keeps_away(NEED.owner_id.in_(owners), NEED, OFFER),
    )


def unheard_of(user_id: UUID, bands: Sequence[Band], since: datetime, until: datetime) -> Select[Any]:
    """Open matches found in that time that the person's side has not looked at, best first. What took
    the place of an older match is not news. Give `seen_by`."""
    older = aliased(Match)
    replaces = exists().where(older.superseded_by == M.id)
    mine_is_offer = OFFER.owner_id.in_(_owners_of(user_id))
    return (
        select(
            M.id,
            M.band,
            M.score,
            M.verdict,
            M.distance_km,
            case((mine_is_offer, OFFER.title), else_=NEED.title).label("mine"),
            case((mine_is_offer, NEED.title), else_=OFFER.title).label("theirs"),
            func.count().over(partition_by=M.band).label("of_band"),
        )
        .join(OFFER, OFFER.id == M.offer_id)
        .join(NEED, NEED.id == M.need_id)
        .where(
            is_open,
            M.band.in_(bands),
            M.created_at > since,
            M.created_at <= until,
            OFFER.status == StreamStatus.PUBLISHED,
            NEED.status == StreamStatus.PUBLISHED,
            _own_side(user_id, "viewed"),
            _is_theirs_to_read(_owners_of(user_id)),
            ~_is_kept_away(_owners_of(user_id)),
            ~replaces,
        )
        .order_by(M.score.desc(), M.id)
    )


def waiting_for(user_id: UUID) -> Select[int]:
    """How many matches wait for the person's answer: the other side is interested, theirs has not said."""
    owners = _owners_of(user_id)
    asked = or_(
        and_(OFFER.owner_id.in_(owners), M.offer_interest_at.is_(None), M.need_interest_at.is_not(None)),
        and_(NEED.owner_id.in_(owners), M.need_interest_at.is_(None), M.offer_interest_at.is_not(None)),
    )
    return (
        select(func.count())
        .select_from(M)
        .join(OFFER, OFFER.id == M.offer_id)
        .join(NEED, NEED.id == M.need_id)
        .where(is_open, asked, ~_is_kept_away(owners))
    )


def published_by(user_id: UUID) -> Select[int]:
    return (
        select(func.count())
        .select_from(MaterialStream)
        .where(
            MaterialStream.owner_id.in_(_owners_of(user_id)),
            MaterialStream.status == StreamStatus.PUBLISHED,
        )
    )


def what_stood_in_the_way(user_id: UUID) -> Select[str, int]:
    """Of the person's streams: the requirement that alone stopped most otherwise close pairs."""
    pairs = func.sum(StreamObstacle.pairs)
    return (
        select(StreamObstacle.requirement, pairs.label("pairs"))
        .join(MaterialStream, MaterialStream.id == StreamObstacle.stream_id)
        .where(
            MaterialStream.owner_id.in_(_owners_of(user_id)),
            MaterialStream.status == StreamStatus.PUBLISHED,
        )
        .group_by(StreamObstacle.requirement)
        .order_by(pairs.desc(), StreamObstacle.requirement)
        .limit(1)
    )
