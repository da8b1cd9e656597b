"""States and verdicts of a match."""

from enum import StrEnum


class MatchState(StrEnum):
    SUGGESTED = "suggested"
    VIEWED = "viewed"
    SHORTLISTED = "shortlisted"
    INTEREST_ONE = "interest_one"
    INTEREST_MUTUAL = "interest_mutual"
    CONVERTED = "converted"
    DISMISSED = "dismissed"
    EXPIRED = "expired"
    SUPERSEDED = "superseded"
    BLOCKED = "blocked"


class Verdict(StrEnum):
    PASS = "pass"  # noqa: S105  # a verdict, not a password
    CONDITIONAL = "conditional"
    FAIL = "fail"


class Band(StrEnum):
    STRONG = "strong"
    POSSIBLE = "possible"
    WEAK = "weak"
    HIDDEN = "hidden"


class Side(StrEnum):
    """Which side of a match the reader acts for."""

    OFFER = "offer"
    NEED = "need"
    BOTH = "both"
    FACILITATOR = "facilitator"


class Turn(StrEnum):
    """Whose answer an open match waits for, as the reader's side sees it."""

    MINE = "mine"
    """The other side is interested, the reader's own has not said."""
    THEIRS = "theirs"
    """The reader's own side is interested."""
    NOBODYS = "nobodys"
    """Neither has said; what others than the two parties read, too."""


class MatchOrigin(StrEnum):
    """Who brought the two together."""

    ENGINE = "engine"
    FACILITATOR = "facilitator"
    PARTY = "party"
    EVENT = "event"
