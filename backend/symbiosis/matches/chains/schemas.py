"""What the API says about chains: each hop, what goes in and comes out, and what it does to the climate."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from symbiosis.kit.fields import Kilograms
from symbiosis.kit.http import Out
from symbiosis.matches.schemas import Explanation
from symbiosis.matches.vocabulary import Band, Verdict
from symbiosis.streams.schemas import StreamRef
from symbiosis.streams.vocabulary import LegalStatus, ProcessEffect


class ChainParams(BaseModel):
    model_config = ConfigDict(extra="forbid")

    by: Literal["score", "co2e"] = Field(
        default="score", description="Best by the chain's score, or by the net saving of greenhouse gases."
    )
    limit: Annotated[int, Field(ge=1, le=10)] = 3
    max_processors: Annotated[int, Field(ge=1, le=2)] = 2
    always: bool = Field(default=False, description="Also chains that do not beat the best direct match.")


class ChainAssumption(Out):
    """Something a processor's output rests on that nobody has stated."""

    code: str = Field(examples=["fractions_by_fibre"])
    sentence: str


class ChainOutput(Out):
    """What leaves a processor. kg_in = kg_out + other_kg + loss_kg, exactly; null: an amount or a yield is
    unknown."""

    form: str = Field(description="Slug of /v1/material-forms.")
    effects: list[ProcessEffect]
    fibre: str | None = Field(description="Of a lot sorted by fibre: the fraction that goes on.")
    fibre_share: float = Field(description="Its share of what leaves the processor, 0 to 1.")
    legal_status: LegalStatus = Field(description="What may be assumed; unknown: someone has to decide.")
    yield_share: float | None = Field(description="kg out per kg in, all fractions together.")
    kg_in: Kilograms | None
    kg_out: Kilograms | None
    other_kg: Kilograms | None = Field(description="Fractions that go elsewhere.")
    loss_kg: Kilograms | None
    price_eur_per_kg: float | None = Field(description="Asked per kg of output.")
    lead_time_days: int | None = Field(description="From the offer to the hand-over of the output.")
    assumptions: list[ChainAssumption]


class ChainHop(Out):
    """One hand-over, judged like a direct match: what arrives there against what is accepted there."""

    role: Literal["processor", "need"]
    stream: StreamRef
    explanation: Explanation
    output: ChainOutput | None = Field(description="Of a processor; null at the end.")


class ChainTask(Out):
    hop: int = Field(description="Which of `hops`, counted from 0.")
    task: str
    sentence: str


class Co2eTerm(Out):
    """One term of the sum, kg CO2e; what is emitted is negative."""

    code: str = Field(examples=["replaced"])
    sentence: str
    hop: int | None
    low_kg: float
    mid_kg: float
    high_kg: float


class Co2eMissing(Out):
    code: str = Field(examples=["process_factor"])
    sentence: str
    hop: int | None


class ChainCo2e(Out):
    """Net saving of greenhouse gases for the kilograms of the chain against what happens to them today.
    Negative: the chain emits more. Null: a factor is missing, `missing` says which."""

    low_kg: float | None
    mid_kg: float | None
    high_kg: float | None
    baseline: str = Field(description="Route the material takes today.", examples=["energy_recovery"])
    baseline_is_assumed: bool = Field(description="The offer does not say; burning is assumed.")
    terms: list[Co2eTerm]
    missing: list[Co2eMissing]


class ChainOut(Out):
    score: float = Field(description="0 to 1, comparable with the score of a direct match.")
    band: Band
    confidence: float = Field(description="Of the hop that is known least about.")
    verdict: Verdict = Field(description="The worst of the hops.")
    offer: StreamRef
    hops: list[ChainHop] = Field(description="The processors in order, then the need.")
    tasks: list[ChainTask] = Field(description="What settles the open conditions of all hops.")
    quantity_basis: Literal["year", "once"] = Field(description="Whether kilograms are a year's amounts.")
    kg_in: Kilograms | None
    kg_out: Kilograms | None
    other_kg: Kilograms | None
    loss_kg: Kilograms | None
    distance_km: float | None = Field(description="Great circles of all hops together.")
    transport_eur: float | None = Field(
        description="Of all hops at usual prices, estimated; null when an amount or a place is unknown."
    )
    co2e: ChainCo2e


class FactorSource(Out):
    """Where factors come from and what their licence asks for; each row of the file names its own source."""

    name: str = Field(description="Name in /v1/data-sources.", examples=["impact_routes"])
    title: str
    source: str
    licence: str
    attribution: str = Field(description="To be shown where the figures are shown.")


class ChainsOut(Out):
    data: list[ChainOut]
    direct_best_score: float | None = Field(
        description="Of the best direct match with someone who uses it up; null: there is none. Processors that"
        " pass it on do not count: they are the first step of chains."
    )
    direct_best_co2e_kg: float | None = Field(
        description="With by=co2e: the best net saving of a direct match."
    )
    left_out: bool = Field(description="Chains were left out because something direct is better.")
    complete: bool = Field(description="False: there was too much to look at; a better chain may exist.")
    method: str = Field(description="How greenhouse gases are computed, in the reader's language.")
    factor_sources: list[FactorSource]
