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


class MatchOrigin(StrEnum):
    """Who brought the two together."""

    ENGINE = "engine"
    FACILITATOR = "facilitator"
    PARTY = "party"
    EVENT = "event"
