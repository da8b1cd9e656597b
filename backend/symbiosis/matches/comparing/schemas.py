"""What the API says about an offer and a need side by side, and about what would be if one of them changed."""

from datetime import date
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Field

from symbiosis.kit.fields import Day, Kilograms
from symbiosis.kit.http import In, Out
from symbiosis.matches.schemas import Explanation
from symbiosis.streams.schemas import LeadTime, NeedIn, OfferIn
from symbiosis.streams.terms import PlaceIn


class Choice(Out):
    value: Any = Field(description="What to send.")
    label: str = Field(description="In the reader's language.")


class Adjustment(Out):
    """A field that would change a row, and what it may be: enough for a control that asks `what if`."""

    side: Literal["offer", "need"]
    pointer: str = Field(
        description="Of the field in the stream (RFC 6901); of a list, send all of it in the merge patch.",
        examples=["/material/moisture_pct"],
    )
    label: str = Field(description="What the field is, in the reader's language.")
    kind: Literal["number", "money", "choice", "flag"] = Field(
        description="`money`: send {amount, currency}, the currency being `unit`."
    )
    value: Any = Field(description="As it is now; null = not stated.")
    unit: str | None = Field(default=None, examples=["%"])
    min: float | None = Field(default=None, description="Least value worth trying.")
    max: float | None = Field(default=None, description="Greatest value worth trying.")
    step: float | None = None
    options: list[Choice] = Field(default_factory=list)


class ComparisonRow(Out):
    """One requirement: what there is, what is asked, and whether the two fit."""

    key: str = Field(description="Tells the rows of a pair apart and stays when a field changes.")
    rule: str = Field(description="H1 to H17 of the matching rules.", examples=["H4"])
    requirement: str = Field(description="Stable word.", examples=["composition"])
    label: str = Field(description="What is compared, in the reader's language.")
    offer_value: str = Field(description="What the offer says, in the reader's language.")
    need_value: str = Field(description="What the need asks, in the reader's language.")
    result: Literal["pass", "conditional", "unknown", "fail"]
    code: str = Field(description="Stable code of the sentence.")
    sentence: str = Field(description="The reason, in the reader's language.")
    task: str | None = Field(description="Code of what would settle it.")
    task_sentence: str | None = Field(description="What to do, in the reader's language.")
    free: bool = Field(description="Nobody asks anything here.")
    set_aside: bool = Field(description="A person has set the requirement aside for this pair.")
    adjust: list[Adjustment] = Field(description="Fields that would change the row; empty when none would.")


class ComparisonOut(Out):
    match_id: UUID
    rows: list[ComparisonRow] = Field(description="In the order of H1 to H17.")
    levers: list[Adjustment] = Field(description="Fields that change the score, but no requirement.")
    evaluated_on: date
    outdated: bool = Field(
        description="A stream has changed since: the match is over, or about to be judged anew."
    )


class MatchPreviewOut(Explanation):
    rows: list[ComparisonRow] = Field(description="The requirements side by side, in the order of H1 to H17.")
    levers: list[Adjustment] = Field(description="Fields that change the score, but no requirement.")


class _Changes(In):
    quantity: dict[str, Any] | None = Field(default=None, description="Fields of QuantityIn to change.")
    minimum_lot_kg: Kilograms | None = None
    maximum_lot_kg: Kilograms | None = None
    available_from: Day | None = None
    available_to: Day | None = None
    lead_time_days: LeadTime | None = None
    place: PlaceIn | None = None
    price: dict[str, Any] | None = Field(
        default=None,
        description="Fields of Price to change; of other people's streams none of the confidential ones.",
    )
    maximum_distance_km: Annotated[int, Field(ge=1, le=20000)] | None = None


class OfferChanges(_Changes):
    """A merge patch of the fields of an offer that matching reads."""

    material: dict[str, Any] | None = Field(default=None, description="Fields of Material to change.")


class NeedChanges(_Changes):
    """A merge patch of the fields of a need that matching reads."""

    requirements: dict[str, Any] | None = Field(default=None, description="Fields of Requirements to change.")


class MatchPreviewIn(In):
    """An offer and a need to compare, each as a body or as a stream you may see; nothing is stored."""

    offer: OfferIn | None = None
    offer_id: UUID | None = Field(default=None, description="Instead of `offer`: a stream you may see.")
    offer_changes: OfferChanges | None = Field(
        default=None, description="With `offer_id`: what would be different."
    )
    need: NeedIn | None = None
    need_id: UUID | None = Field(default=None, description="Instead of `need`: a stream you may see.")
    need_changes: NeedChanges | None = Field(
        default=None, description="With `need_id`: what would be different."
    )
