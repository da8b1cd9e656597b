"""The closed lists of study trips. Pure."""

from enum import StrEnum


class Theme(StrEnum):
    FASHION_VALUE_CHAIN = "fashion_value_chain"
    CIRCULAR_SUSTAINABILITY = "circular_sustainability"
    TECHNOLOGY_DIGITAL = "technology_digital"
    CAPACITY_BUILDING = "capacity_building"


class TripState(StrEnum):
    DRAFT = "draft"
    PUBLISHED = "published"
    REGISTRATION_CLOSED = "registration_closed"
    CONFIRMED = "confirmed"
    RUNNING = "running"
    FINISHED = "finished"
    REPORTED = "reported"
    ARCHIVED = "archived"
    CANCELLED = "cancelled"


class ItemKind(StrEnum):
    COMPANY_VISIT = "company_visit"
    CLUSTER_MEETING = "cluster_meeting"
    WORKSHOP = "workshop"
    B2B = "b2b"
    FAIR = "fair"
    TRAVEL = "travel"
    SOCIAL = "social"


class SeatState(StrEnum):
    """Of an application for seats."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    UNDER_REVIEW = "under_review"
    OFFERED = "offered"
    CONFIRMED = "confirmed"
    CHECKED_IN = "checked_in"
    ATTENDED = "attended"
    WAITLISTED = "waitlisted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    OFFER_EXPIRED = "offer_expired"
    NO_SHOW = "no_show"


HOLDS_SEATS = frozenset(
    {SeatState.OFFERED, SeatState.CONFIRMED, SeatState.CHECKED_IN, SeatState.ATTENDED, SeatState.NO_SHOW}
)
"""Applications in these states have `seats_held` seats of the trip."""

SEAT_ENDED = frozenset({SeatState.DECLINED, SeatState.WITHDRAWN, SeatState.OFFER_EXPIRED})


class Decision(StrEnum):
    """Prepared silently, published together."""

    OFFER = "offer"
    WAITLIST = "waitlist"
    DECLINE = "decline"


class ConsentLevel(StrEnum):
    """Who may read that the organisation took part."""

    NOBODY = "nobody"
    PARTICIPANTS = "participants"
    ALL = "all"


class TripVerb(StrEnum):
    """What can be done to a trip; `start` and `finish` time does."""

    PUBLISH = "publish"
    CLOSE_REGISTRATION = "close_registration"
    REOPEN_REGISTRATION = "reopen_registration"
    CONFIRM = "confirm"
    START = "start"
    FINISH = "finish"
    REPORT = "report"
    ARCHIVE = "archive"
    CANCEL = "cancel"


class TripMover(StrEnum):
    """Whose move it is."""

    OWNER = "owner"
    """Who manages trips of the cluster that owns it."""
    APPLICANT = "applicant"
    REVIEWER = "reviewer"
    """Who reviews for the applicant's cluster or the trip's."""
    SYSTEM = "system"


class SeatVerb(StrEnum):
    """What can be done to an application for seats."""

    SUBMIT = "submit"
    REVIEW = "review"
    OFFER = "offer"
    WAITLIST = "waitlist"
    DECLINE = "decline"
    CONFIRM = "confirm"
    WITHDRAW = "withdraw"
    EXPIRE = "expire"
    CHECK_IN = "check_in"
    ATTEND = "attend"
    MISS = "miss"


class PassedOver(StrEnum):
    """Why somebody on the waiting list was not offered the seats that were free."""

    NO_SEATS_FREE = "no_seats_free"
    GROUP_TOO_LARGE = "group_too_large"
    PARTNER_SHARE_TAKEN = "partner_share_taken"
    OFFERS_ENDED = "offers_ended"


PUBLIC = frozenset(set(TripState) - {TripState.DRAFT})
"""Anybody reads trips in these states."""

OFFERS_SEATS = frozenset({TripState.PUBLISHED, TripState.REGISTRATION_CLOSED, TripState.CONFIRMED})
"""While a trip is in one of these, until its first day, free seats are offered to the waiting list."""
