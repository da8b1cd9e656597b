"""What the API says about people and their sessions."""

from typing import Annotated, Self
from uuid import UUID

from pydantic import EmailStr, Field, model_validator
from pydantic_core import PydanticCustomError

from symbiosis.accounts.vocabulary import SecondFactor, SignInMethod
from symbiosis.kit.fields import Instant, ShortText, Text
from symbiosis.kit.http import In, Out
from symbiosis.kit.language import Supported


class SignInIn(In):
    email: EmailStr
    password: Annotated[Text, Field(min_length=1, max_length=200)]


class SessionOut(Out):
    """The session lives in an HttpOnly cookie; this only says until when."""

    expires_at: Instant
    user_id: UUID
    second_factor: SecondFactor = Field(
        description="`required`: staff roles sleep until this session confirms a second factor;"
        " `to_enrol`: the same, and none is set up yet; `offered`: one is set up, but not needed;"
        " `confirmed`: done; `none`: nothing to do."
    )


Secret = Annotated[Text, Field(min_length=1, max_length=200)]


class SignInMailIn(In):
    email: EmailStr
    language: Supported | None = Field(default=None, description="Of the mail; the account's when left out.")


class SignInMailOut(Out):
    """The same answer whether or not anybody has the address."""

    id: UUID = Field(description="Goes with the code from the mail.")
    expires_at: Instant


class SignInByMailIn(In):
    """Either the `token` from the mail's link, or the `code` from the mail with the `id` it was asked with."""

    token: Annotated[Text, Field(min_length=20, max_length=200)] | None = None
    id: UUID | None = None
    code: Annotated[str, Field(pattern=r"^ *[0-9]{3} ?[0-9]{3} *$", examples=["402913"])] | None = None

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        by_code = self.id is not None and self.code is not None
        if by_code == (self.token is not None) or (self.token and (self.id or self.code)):
            raise PydanticCustomError("one_way", "Send either token, or id and code.")
        return self


class MySessionOut(Out):
    """A browser someone is signed in with."""

    id: UUID
    current: bool = Field(description="The one that asks.")
    method: SignInMethod
    device: str = Field(description="In the reader's language.", examples=["Firefox on Windows"])
    second_factor: bool
    created_at: Instant
    last_seen_at: Instant
    expires_at: Instant


class PasswordIn(In):
    current_password: Secret | None = Field(
        default=None,
        description="Needed when there is one, unless this session was opened by mail or passkey"
        " within the last 15 minutes.",
    )
    new_password: Secret


class MePatch(In):
    """A merge patch of one's own account."""

    display_name: ShortText | None = None
    language: Supported | None = None

    @model_validator(mode="after")
    def _nothing_cleared(self) -> Self:
        if any(getattr(self, name) is None for name in self.model_fields_set):
            raise PydanticCustomError("not_clearable", "Name and language can be changed, not cleared.")
        return self


class ProfileOut(Out):
    """One's own account."""

    user_id: UUID
    email: str
    display_name: str
    language: str
    has_password: bool


class DemoAccount(Out):
    email: str
    password: str
    role: str = Field(examples=["sme"])
    display_name: str
