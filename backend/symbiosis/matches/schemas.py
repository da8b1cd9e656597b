"""What the API says about matches: the pair, the verdict, the reasons, the decisions."""

from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Field

from symbiosis.kit.fields import Country, Instant, LongText, Text
from symbiosis.kit.http import In, Out
from symbiosis.kit.paging import PageParams
from symbiosis.matches.vocabulary import Band, MatchOrigin, MatchState, Side, Verdict
from symbiosis.reference.known import KnownRoute
from symbiosis.streams.schemas import StreamDraft, StreamRef
from symbiosis.streams.vocabulary import ReasonCode


class RuleResult(Out):
    """One hard rule applied to the pair."""

    rule: str = Field(description="H1 to H17 of the matching rules.", examples=["H5"])
    requirement: str = Field(description="What of the rule was asked.", examples=["elastane"])
    result: Literal["pass", "conditional", "fail", "unknown"]
    code: str = Field(description="Stable code of the sentence.", examples=["elastane_uncertain"])
    sentence: str = Field(description="The reason in the reader's language.")
    task: str | None = Field(description="Code of what would settle it.", examples=["test_elastane"])
    task_sentence: str | None = Field(description="What to do, in the reader's language.")
    evidence: dict[str, Any] = Field(description="The numbers compared.")
    legal: bool = Field(description="Of law or of an owner's word: no person may set it aside.")
    settled_by: str | None = Field(description="Who can settle a legal one that stops the pair.")


class ScorePart(Out):
    part: str = Field(examples=["material"])
    score: float = Field(description="0 to 1.")
    weight: float = Field(
        description="Share of the total, 0 to 1; all weights add up to 1. 0 for a part that is a bonus: show its"
        " `bonus` instead."
    )
    bonus: float = Field(
        description="What a part without weight (diversity) adds on top of the others, the total never above 1;"
        " else 0."
    )
    sentence: str


class BestChange(Out):
    """The one change that would raise the result most, computed by re-evaluating the pair."""

    code: str = Field(examples=["lab_test"])
    sentence: str
    gain: float = Field(description="Rise of the total score, 0 to 1.")
    verdict_after: Verdict


class Explanation(Out):
    verdict: Verdict
    score: float = Field(description="0 to 1, whatever the verdict.")
    band: Band
    confidence: float = Field(description="0 to 1: how much of it rests on evidence.")
    summary: str = Field(description="One sentence: why, in the reader's language.")
    parts: list[ScorePart]
    rules: list[RuleResult]
    best_change: BestChange | None
    distance_km: float | None = Field(description="Great circle, km.")
    engine_version: str


class SideDecision(Out):
    """What one side decided. Of the other side you see its interest only."""

    viewed_at: Instant | None
    shortlisted_at: Instant | None
    interest_at: Instant | None


class MatchOut(Out):
    id: UUID
    state: MatchState
    origin: MatchOrigin
    my_side: Side | None = Field(description="Which side you act for; null if neither.")
    offer: StreamRef
    need: StreamRef
    explanation: Explanation
    offer_side: SideDecision
    need_side: SideDecision
    dismissed_reason: ReasonCode | None = Field(description="Known to the side that gave it and to staff.")
    dismissed_by: Side | None
    superseded_by: UUID | None = Field(description="The match that took its place after a stream changed.")
    suggested_by: str | None = Field(
        description="Which office brought the two together, in the reader's language; null: the engine."
    )
    event: str | None = Field(description="Where the two met; known to the parties and to staff.")
    overridden: list[str] = Field(
        description="Requirements that whoever brought them together set aside; never a legal one."
    )
    override_reason: str | None = Field(description="Why; known to the parties and to staff.")
    blocked_by: str | None = Field(description="The requirement that came to stop it.", examples=["permit"])
    converted_at: Instant | None = Field(description="Since when the two are dealing.")
    next_step: str = Field(description="What to do now, in the reader's language.")
    version: int
    created_at: Instant
    updated_at: Instant


class MatchFilters(PageParams):
    state: list[MatchState] = Field(default_factory=list, max_length=8, description="Default: the open ones.")
    stream: UUID | None = Field(default=None, description="Only matches of this stream.")
    verdict: list[Verdict] = Field(default_factory=list, max_length=3)
    band: list[Band] = Field(default_factory=list, max_length=4)
    country: list[Country] = Field(
        default_factory=list, max_length=40, description="Either of the two streams is in one of these."
    )
    route: list[KnownRoute] = Field(
        default_factory=list, max_length=30, description="What the need is for (/v1/recycling-routes)."
    )
    q: Annotated[Text, Field(max_length=100)] | None = Field(
        default=None, description="Words in either of the two streams; typing errors are forgiven."
    )
    min_score: Annotated[float, Field(ge=0, le=1)] | None = None
    include_weak: bool = Field(default=False, description="Facilitators may also see weak matches.")


class DismissIn(In):
    reason: ReasonCode
    comment: LongText | None = None


class MatchSearchIn(In):
    """A stream that is still being written; what would match it now? Nothing is stored."""

    stream: StreamDraft
    limit: Annotated[int, Field(ge=1, le=20)] = 5


class MatchCandidate(Out):
    stream: StreamRef
    explanation: Explanation


class ClosestMiss(Out):
    """A counterpart that would be shown, were it not for one requirement."""

    stream: StreamRef
    rule: str = Field(description="H1 to H17 of the matching rules.", examples=["H11"])
    requirement: str = Field(description="What of the rule was asked.", examples=["minimum_lot"])
    obstacle: str = Field(description="What is in the way, in the reader's language.")
    remedy: str | None = Field(description="What would have to change, where one change is enough.")
    explanation: Explanation


class MatchSearchOut(Out):
    data: list[MatchCandidate]
    fitting: int = Field(description="How many open streams are worth showing: exact.")
    passing: int = Field(description="How many of the best hundred fit.")
    conditional: int = Field(description="How many of the best hundred fit under conditions.")
    nearest_km: float | None = Field(description="Of the best hundred.")
    closest_misses: list[ClosestMiss] = Field(
        description="When nothing fits: whom one requirement alone stops, the best first."
    )
