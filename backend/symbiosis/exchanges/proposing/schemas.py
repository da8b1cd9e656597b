"""What the API says about proposals."""

from datetime import date, datetime
from typing import Annotated, Self
from uuid import UUID

from pydantic import Field, StrictBool, model_validator
from pydantic_core import PydanticCustomError

from symbiosis.actors.schemas import ActorRef
from symbiosis.exchanges.proposing.policy import ProposalVerb
from symbiosis.exchanges.registering.schemas import Reason
from symbiosis.exchanges.schemas import ClusterNameOut
from symbiosis.exchanges.vocabulary import ProposalState
from symbiosis.kit.fields import Day, LongText, Slug
from symbiosis.kit.http import In, Out
from symbiosis.kit.paging import PageParams
from symbiosis.programmes.vocabulary import ExchangeRole

Message = Annotated[LongText, Field(max_length=1000)]


class ExchangeProposalIn(In):
    visitor_registration_id: UUID
    host_registration_id: UUID
    message: Message | None = Field(default=None, description="Goes to the other side by mail too.")
    starts_on: Day | None = Field(default=None, description="With `ends_on`, or left for later.")
    ends_on: Day | None = None
    existing_relation: StrictBool | None = Field(
        default=None, description="Whether the two work together already."
    )
    agreed_outside: StrictBool = Field(
        default=False,
        description="By staff: the two have agreed elsewhere, and it is recorded. Who is looked after by you has"
        " said yes with it, the other side still answers.",
    )

    @model_validator(mode="after")
    def _both_days_in_order(self) -> Self:
        if (self.starts_on is None) != (self.ends_on is None):
            raise PydanticCustomError("one_day_only", "Send starts_on and ends_on together, or neither.")
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            raise PydanticCustomError("before_start", "The stay ends on or after the day it begins.")
        return self


class ExchangeProposalDeclineIn(In):
    reason: Reason = Field(description="Goes to who proposed, word for word.")


class ExchangeProposalWithdrawIn(In):
    reason: Reason | None = None


class ProposalSideOut(Out):
    registration_id: UUID
    actor: ActorRef
    cluster: ClusterNameOut
    accepted_at: datetime | None


class ProposalCvOut(Out):
    """Read it at the visitor's registration: `/v1/exchange-registrations/{registration_id}/cv`."""

    name: str
    media_type: str
    size_bytes: int


class ExchangeProposalOut(Out):
    id: UUID
    programme_slug: str
    visitor: ProposalSideOut
    host: ProposalSideOut
    state: ProposalState
    proposed_as: ExchangeRole | None = Field(
        description="The side that proposed; null when a cluster did, and both have to accept."
    )
    message: str | None
    starts_on: date | None
    ends_on: date | None
    existing_relation: bool | None
    agreed_outside: bool = Field(description="A cluster has recorded what the two agreed elsewhere.")
    reason: str | None = Field(description="Why it was declined or withdrawn.")
    expires_at: datetime
    exchange_id: UUID | None = Field(description="What it became.")
    cv: ProposalCvOut | None = Field(description="Of the visitor, for the host once both have accepted.")
    waits_for: list[ExchangeRole] = Field(description="Sides that have not answered yet.")
    you_are: list[ExchangeRole] = Field(description="On which sides you can act.")
    possible: list[ProposalVerb] = Field(description="What you can do with it now.")
    version: int
    created_at: datetime
    updated_at: datetime


class ExchangeProposalFilters(PageParams):
    programme: Slug | None = None
    state: list[ProposalState] = Field(default_factory=list, max_length=5)
    registration_id: UUID | None = Field(default=None, description="On either side.")
    exchange_id: UUID | None = Field(default=None, description="What it became.")
    mine: bool = Field(default=False, description="Of the organisations you belong to.")
