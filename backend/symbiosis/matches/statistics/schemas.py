"""What the API says about obstacles: which requirement stops how much, and where."""

from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from symbiosis.kit.fields import Country
from symbiosis.kit.http import Out
from symbiosis.reference.known import KnownRoute
from symbiosis.streams.vocabulary import Direction


class Region(StrEnum):
    """How finely the rows tell places apart."""

    COUNTRY = "country"
    NUTS1 = "nuts1"
    NUTS2 = "nuts2"
    NUTS3 = "nuts3"


class StatisticsFilters(BaseModel):
    """Which streams are counted."""

    model_config = ConfigDict(extra="forbid")

    direction: Direction | None = None
    country: list[Country] = Field(default_factory=list, max_length=50)
    nuts: Annotated[str, Field(pattern=r"^[A-Z]{2}[A-Z0-9]{0,3}$")] | None = Field(
        default=None, description="NUTS code or its beginning, e.g. DK04."
    )
    route: KnownRoute | None = Field(
        default=None, description="An offer's present route, a need's intended one (/v1/recycling-routes)."
    )
    by: Region | None = Field(default=None, description="One row for each requirement and place.")


class Obstacle(Out):
    """Streams that would be shown a partner, were it not for this one requirement."""

    rule: str = Field(description="H1 to H17 of the matching rules.", examples=["H11"])
    requirement: str = Field(description="What of the rule was asked.", examples=["minimum_lot"])
    name: str = Field(description="The requirement in the reader's language.")
    sentence: str
    region: str | None = Field(description="Country or NUTS code; null unless asked for, or unknown.")
    streams: int
    kg_per_year: float = Field(description="Of these streams together, kg, to three significant digits.")
    best_score: float = Field(description="Of the best pair it stopped, 0 to 1.")


class Amount(Out):
    streams: int
    kg_per_year: float = Field(description="kg, to three significant digits.")


class MatchStatisticsOut(Out):
    data: list[Obstacle] = Field(description="The most material first.")
    left_out: int = Field(description="Rows not told because fewer than three organisations stand behind.")
    published: Amount | None = Field(description="All streams counted; null when of fewer than three owners.")
    unmatched: Amount | None = Field(
        description="Those without any open match worth showing; null when of fewer than three owners."
    )
