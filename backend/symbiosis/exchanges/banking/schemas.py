"""What the API says about bank accounts: never the number."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from symbiosis.kit.fields import Country, Instant, ShortText, Text
from symbiosis.kit.http import In, Out


class BankAccountIn(In):
    """Where your organisation is paid."""

    holder: Annotated[Text, Field(min_length=1, max_length=70, description="As the bank knows it.")]
    iban: Annotated[Text, Field(min_length=5, max_length=50, examples=["DK50 0040 0440 1162 43"])]
    bic: Annotated[Text, Field(min_length=8, max_length=11)] | None = Field(
        default=None, description="Of the bank; found by the IBAN where it can be."
    )


class BankAccountOut(Out):
    """Its number is kept sealed; only the last four digits are ever shown."""

    actor_id: UUID
    last_four: str | None = Field(description="null where no account is kept.")
    country: Country | None
    needed: bool = Field(description="A voucher is issued and not paid: only then it can be entered.")
    verified: bool = Field(description="Finance has checked it since it was last changed.")
    verified_at: Instant | None
    entered_at: Instant | None


class VerifyBankAccountIn(In):
    iban: Annotated[Text, Field(min_length=5, max_length=50)] = Field(
        description="As the organisation told you on another way (a letter, a call to a number you know);"
        " compared with what is kept."
    )
    how: ShortText = Field(description="How you checked it.", examples=["Called the number in the registry"])
