"""What the API says about the quality of matching."""

from datetime import datetime
from typing import Annotated

from pydantic import Field

from symbiosis.kit.fields import Instant, Slug, Text
from symbiosis.kit.http import In, Out
from symbiosis.matches.vocabulary import Band


class QualityFilters(In):
    since: Instant | None = Field(default=None, description="Matches found from then on; default: all.")
    until: Instant | None = Field(default=None, description="Matches found before then.")
    cluster: Slug | None = Field(default=None, description="Only matches with a member of this cluster.")
    engine_version: Annotated[Text, Field(max_length=20)] | None = Field(
        default=None, description="Only what this version of the engine judged."
    )


class Share(Out):
    """A share with what it was counted from, so that nobody reads much into little."""

    share: float | None = Field(description="0 to 1; null where there is nothing to count.")
    of: int = Field(description="How many were counted.")


class BandQuality(Out):
    """Whether a band keeps what it promises: strong matches should be accepted more often."""

    band: Band
    suggested: int
    decided: int = Field(description="A side showed interest, or the match was dismissed.")
    accepted: Share = Field(description="Of those decided.")


class MatchQualityOut(Out):
    """Offline metrics over stored decisions. Accepted: a side has shown interest, or they deal with each
    other. A list is what one stream, offer or need, was suggested; its order is score, then distance."""

    since: datetime | None
    until: datetime | None
    suggestions: int
    decided: int
    precision_at_3: Share = Field(
        description="Accepted, of what was decided among the first three of a list."
    )
    kept_at_3: Share = Field(description="Not dismissed, of the first three of a list.")
    recall_at_10: Share = Field(
        description="Of all accepted pairs, those brought together by people included, the share that stood"
        " among the first ten of its offer's list."
    )
    mean_reciprocal_rank: Share = Field(
        description="Mean of 1 / place of the first accepted one, over lists with one."
    )
    coverage: Share = Field(description="Published offers with a strong or possible match.")
    conditionals: Share = Field(description="Of the open and decided suggestions, those on a condition.")
    conditionals_that_passed: Share = Field(
        description="Of conditional matches whose streams changed since and still fit, those that pass now."
    )
    bands: list[BandQuality]
