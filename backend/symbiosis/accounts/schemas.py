"""What the API says about people and their sessions."""

from typing import Annotated
from uuid import UUID

from pydantic import EmailStr, Field

from symbiosis.kit.fields import Instant, Text
from symbiosis.kit.http import In, Out


class SignInIn(In):
    email: EmailStr
    password: Annotated[Text, Field(min_length=1, max_length=200)]


class SessionOut(Out):
    """The session lives in an HttpOnly cookie; this only says until when."""

    expires_at: Instant
    user_id: UUID


class DemoAccount(Out):
    email: str
    password: str
    role: str = Field(examples=["sme"])
    display_name: str
