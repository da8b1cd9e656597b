"""What the API says about the days of a stay."""

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import Field, StrictBool

from symbiosis.exchanges.vocabulary import DayKind, PresenceMethod
from symbiosis.kit.fields import Day, Instant
from symbiosis.kit.http import In, Out


class DayIn(In):
    day: Day
    kind: DayKind = DayKind.WORKING
    present: StrictBool


class PresenceIn(In):
    """Days that are not named stay as they are."""

    days: Annotated[list[DayIn], Field(min_length=1, max_length=62)]
    signed_list: StrictBool = Field(default=False, description="Taken from the signed sign-in sheet.")


class PresenceDayOut(Out):
    day: date
    kind: DayKind
    present: bool
    method: PresenceMethod
    confirmed_by: UUID | None
    confirmed_at: Instant


class ExchangeCheckInIn(In):
    """With the code that the host shows; its own people need none."""

    code: Annotated[str, Field(max_length=200)] | None = None


class CodeIn(In):
    day: Day


class CheckInCodeOut(Out):
    """Shown once: only what it hashes to is kept."""

    day: date
    code: str
    url: str = Field(description="What the picture holds: the visitor opens it signed in.")
    svg: str = Field(description="The QR code as SVG.")
    expires_at: Instant
