"""What the API says about how ready a stream is for matching."""

from pydantic import Field

from symbiosis.kit.http import Out
from symbiosis.streams.readiness.rules import Effect


class MissingOut(Out):
    pointer: str = Field(description="RFC 6901 JSON Pointer to the field of the stream.")
    code: str = Field(examples=["colour_missing"])
    sentence: str = Field(description="What to say, in the reader's language (Accept-Language: da or en).")
    effect: Effect = Field(
        description="What it costs: nothing is matched, matches come with a condition only, or score lower."
    )


class ReadinessOut(Out):
    """What is missing for matching, the costliest first."""

    matchable: bool = Field(description="Nothing stands in the way of matching it once it is published.")
    missing: list[MissingOut]
