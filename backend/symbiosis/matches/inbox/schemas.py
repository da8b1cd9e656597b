"""What the API says about saved filters and about being told of matches."""

from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Field

from symbiosis.kit.fields import Instant, Text
from symbiosis.kit.http import In, Out
from symbiosis.matches.schemas import MatchFilters
from symbiosis.matches.vocabulary import Turn


class InboxFilters(MatchFilters):
    turn: Turn | None = Field(
        default=None,
        description="Whose answer it waits for: `mine`: the other side is interested, yours has not said;"
        " `theirs`: your side is interested; `nobodys`: neither has said.",
    )


class BandCounts(Out):
    strong: int
    possible: int
    weak: int = Field(
        description="Suggested by a person, or of interest to a side; others with include_weak."
    )


class MatchCountsOut(Out):
    """How many there are on all pages, by whose answer they wait for and how well they fit."""

    mine: BandCounts
    theirs: BandCounts
    nobodys: BandCounts


FilteredPage = Literal["matches", "material-streams"]
"""The lists whose filters can be kept: GET /v1/matches, GET /v1/material-streams."""

Name = Annotated[Text, Field(min_length=1, max_length=60)]


class SavedFilterIn(In):
    """What you look for, under a name of your own."""

    page: FilteredPage
    name: Name
    query: dict[str, Any] = Field(
        max_length=30,
        description='Parameters of that list by name, without paging, e.g. {"band": ["strong"]}.',
        examples=[{"band": ["strong"], "country": ["DK"]}],
    )


class SavedFilterOut(Out):
    id: UUID
    page: FilteredPage
    name: str
    query: dict[str, Any]
    created_at: Instant


class MatchNoticesIn(In):
    """How you want to hear of new matches of the organisations you act for."""

    strong_at_once: bool = Field(description="A mail soon after a strong match is found.")
    digest: Literal["daily", "weekly", "never"] = Field(
        description="A summary of what is new: every morning, on Mondays, or not at all."
    )


class MatchNoticesOut(MatchNoticesIn):
    email: str = Field(description="Where they go: the address you sign in with.")
