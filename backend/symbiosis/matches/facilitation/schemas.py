"""What the API says about bringing two together, following up and the board."""

from enum import StrEnum
from typing import Annotated
from uuid import UUID

from pydantic import Field

from symbiosis.actors.people.schemas import PersonRef
from symbiosis.kit.fields import Day, Instant, ShortText, Slug, Text
from symbiosis.kit.http import In, Out
from symbiosis.kit.paging import PageParams
from symbiosis.matches.vocabulary import Band, MatchOrigin, MatchState, Side, Verdict
from symbiosis.streams.schemas import StreamRef
from symbiosis.streams.vocabulary import ReasonCode

NextStep = Annotated[Text, Field(min_length=1, max_length=300)]
Note = Annotated[Text, Field(min_length=1, max_length=2000)]
CARDS = 20
MOST_CARDS = 100


class MatchIn(In):
    """An offer and a need to bring together by hand."""

    offer_id: UUID
    need_id: UUID
    event: ShortText | None = Field(default=None, description="Where the two met, if they did.")
    override_reason: ShortText | None = Field(
        default=None,
        description="Why these two although a rule stops the pair, or although it was dismissed before."
        " The parties read it.",
    )


class FollowUpIn(In):
    """What is to be done next; it takes the place of what was said before."""

    assignee_id: UUID | None = Field(default=None, description="Staff of a cluster of one of the parties.")
    next_step: NextStep | None = None
    due_on: Day | None = None


class FollowUpOut(Out):
    match_id: UUID
    assignee: PersonRef | None
    next_step: str | None
    due_on: Day | None
    updated_at: Instant | None = Field(description="null while nobody has set anything.")
    version: int = Field(description="0 while nobody has set anything.")


class AssigneesOut(Out):
    data: list[PersonRef] = Field(description="By name; whoever asks is among them.")


class NoteIn(In):
    text: Note = Field(description="For the staff of the parties' clusters only; the parties never see it.")


class NoteOut(Out):
    id: UUID
    match_id: UUID
    author: PersonRef | None = Field(description="null for a partner system, and for who was erased.")
    text: str
    created_at: Instant


class BoardColumnName(StrEnum):
    """How far a pair has come, as the board groups the states."""

    SUGGESTED = "suggested"
    CONSIDERED = "considered"
    INTEREST_ONE = "interest_one"
    INTEREST_MUTUAL = "interest_mutual"
    CONVERTED = "converted"
    CLOSED = "closed"


class BoardFilters(PageParams):
    limit: int = Field(
        default=CARDS, ge=1, description=f"Cards a column; more than {MOST_CARDS} gives {MOST_CARDS}."
    )
    column: BoardColumnName | None = Field(default=None, description="Only this one; a cursor needs it.")
    cluster: Slug | None = Field(default=None, description="Pairs with a party of this cluster.")
    assignee: Annotated[str, Field(pattern="^(me|nobody)$")] | None = Field(
        default=None, description="`me`: what you follow up; `nobody`: what nobody does."
    )
    overdue: bool = Field(default=False, description="Only what should have been done by today.")
    band: list[Band] = Field(
        default_factory=list,
        max_length=4,
        description="Default: strong and possible ones, and whatever a person has acted on.",
    )
    q: Annotated[Text, Field(min_length=2, max_length=100)] | None = Field(
        default=None, description="Words of either stream; typing errors are forgiven."
    )
    period_days: int = Field(
        default=90, ge=1, le=1000, description="The funnel counts what was suggested since."
    )

    @property
    def page_size(self) -> int:
        return min(self.limit, MOST_CARDS)


class BoardCard(Out):
    """One pair on the board, as its reader may see the two sides."""

    match_id: UUID
    state: MatchState
    origin: MatchOrigin
    verdict: Verdict
    score: float
    band: Band
    distance_km: float | None
    offer: StreamRef
    need: StreamRef
    kg_per_year: float = Field(description="Of the offer: a year's amount, or the one-off amount.")
    state_since: Instant
    age_days: int = Field(description="Whole days in this state.")
    frozen: bool = Field(description="One of the streams is paused or over.")
    overridden: list[str]
    dismissed_by: Side | None
    dismissed_reason: ReasonCode | None
    blocked_by: str | None
    notes: int = Field(description="How many there are.")
    last_note_at: Instant | None
    assignee: PersonRef | None
    next_step: str | None
    due_on: Day | None
    overdue: bool
    follow_up_version: int = Field(description="For If-Match when you set the follow-up; 0: none is set.")
    version: int


class BoardColumn(Out):
    column: BoardColumnName
    count: int
    kg_per_year: float = Field(description="Of its offers, each counted once.")
    median_age_days: float | None
    oldest_since: Instant | None
    cards: list[BoardCard] = Field(description="Longest in their state first; what is closed: newest first.")
    next_cursor: str | None = Field(description="Send as `cursor` with `column` and the same filters.")


class FunnelStep(Out):
    """How far the pairs of the period came, and how long it took."""

    step: MatchState
    count: int
    median_days: float | None = Field(description="From the step before.")


class BoardOut(Out):
    columns: list[BoardColumn]
    funnel: list[FunnelStep] | None = Field(description="null when one column is asked for.")
    period_days: int
