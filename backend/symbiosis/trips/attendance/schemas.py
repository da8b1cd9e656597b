"""What the API says about travellers and their days."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field

from symbiosis.actors.schemas import ActorRef
from symbiosis.exchanges.vocabulary import PresenceMethod
from symbiosis.kit.fields import Address, LongText, ShortText, Text
from symbiosis.kit.http import In, Out
from symbiosis.trips.seats.schemas import TripBrief


class TravellerIn(In):
    """Someone who travels on a confirmed seat."""

    id: UUID | None = Field(default=None, description="Of one named before; without it they are new.")
    name: ShortText = Field(description="As the certificate will name them.")
    email: Address | None = None
    needs: Annotated[LongText, Field(max_length=1000)] | None = Field(
        default=None,
        description="Diet, access, emergency contact. Stored sealed, deleted 30 days after the trip.",
    )
    photo_consent: bool = False


class TravellersIn(In):
    """The second form: all travellers of the application; who is left out travels no more."""

    travellers: list[TravellerIn] = Field(max_length=50)


class TravellerOut(Out):
    id: UUID
    name: str
    email: str | None
    needs: str | None
    photo_consent: bool
    check_in_url: str = Field(description="What the QR code holds; who looks after the trip opens it.")
    code_url: str = Field(description="The QR code as a picture.")


class TravellersOut(Out):
    application_id: UUID
    seats_held: int
    needs_deleted_on: date = Field(description="From this day on what they need is gone.")
    travellers: list[TravellerOut]


class CodeIn(In):
    code: Annotated[Text, Field(min_length=10, max_length=200)] = Field(description="Of the QR code.")


class CheckInIn(CodeIn):
    day: date | None = Field(default=None, description="Falls back to today in the trip's time zone.")


class TravellerDayOut(Out):
    day: date
    present: bool
    method: PresenceMethod
    confirmed_at: datetime


class CheckInOut(Out):
    """Whose code it is."""

    trip: TripBrief
    traveller_id: UUID
    name: str
    actor: ActorRef
    day: date = Field(description="The day that would be, or was, confirmed.")
    days: list[TravellerDayOut]


class AttendanceRowOut(Out):
    traveller_id: UUID
    name: str
    actor: ActorRef
    needs: str | None = Field(description="For those who manage the trip.")
    days: list[TravellerDayOut]


class AttendanceOut(Out):
    """Who travels, and on which working day they were there; also what the printable sheet needs."""

    trip: TripBrief
    days: list[date]
    open_days: int = Field(description="Travellers times days that nobody has answered.")
    travellers: list[AttendanceRowOut]


class MarkIn(In):
    traveller_id: UUID
    present: bool


class MarksIn(In):
    marks: list[MarkIn] = Field(min_length=1, max_length=500)
