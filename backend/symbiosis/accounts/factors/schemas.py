"""What the API says about passkeys, authenticator apps and recovery codes."""

from enum import StrEnum
from typing import Annotated, Any, Self
from uuid import UUID

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from symbiosis.kit.fields import Instant, Text
from symbiosis.kit.http import In, Out

Code = Annotated[
    str,
    Field(pattern=r"^[0-9]{3} ?[0-9]{3}$", description="Six digits from the app.", examples=["402913"]),
]
TypedRecoveryCode = Annotated[
    Text,
    Field(min_length=1, max_length=60, description="One of the codes shown once; each is good once."),
]
Credential = Annotated[
    dict[str, Any],
    Field(description="What the browser answers, as `PublicKeyCredential.toJSON()` writes it."),
]


class ChallengePurpose(StrEnum):
    SIGN_IN = "sign_in"
    SECOND_FACTOR = "second_factor"


class PasskeyChallengeIn(In):
    purpose: ChallengePurpose = Field(
        default=ChallengePurpose.SIGN_IN,
        description="`second_factor`: for the person who is signed in; the options name their passkeys.",
    )


class PasskeyChallengeOut(Out):
    """To be signed by a passkey, once, within five minutes."""

    id: UUID
    expires_at: Instant
    options: dict[str, Any] = Field(
        description="For `PublicKeyCredential.parseCreationOptionsFromJSON` when a passkey is added, else"
        " for `parseRequestOptionsFromJSON`."
    )


class PasskeySignInIn(In):
    challenge_id: UUID
    credential: Credential


class PasskeyIn(In):
    challenge_id: UUID
    credential: Credential
    name: Annotated[Text, Field(min_length=1, max_length=80, examples=["My phone"])]


class PasskeyOut(Out):
    """A passkey of one's own; its key never leaves the device."""

    id: UUID
    name: str
    created_at: Instant
    last_used_at: Instant | None


class AuthenticatorAppOut(Out):
    """The authenticator app in use."""

    confirmed_at: Instant


class FactorsOut(Out):
    """What one can prove oneself with beside the first step of signing in."""

    passkeys: list[PasskeyOut]
    authenticator_app: AuthenticatorAppOut | None
    recovery_codes_left: int
    required: bool = Field(description="Staff roles sleep until a second factor is confirmed.")
    confirmed: bool = Field(description="Whether this session has confirmed one.")


class NewAuthenticatorAppOut(Out):
    """Shown once; in use when its first code is confirmed."""

    secret: str = Field(description="For typing in, base32.")
    uri: str = Field(description="`otpauth://totp/...`, as the picture holds it.")
    qr_svg: str = Field(description="The same as a picture: one SVG element of plain paths.")


class ConfirmAppIn(In):
    code: Code


class RecoveryCodesOut(Out):
    """Shown once; codes from before no longer count."""

    recovery_codes: list[str]


class SecondFactorIn(In):
    """One way of three: `code`, `recovery_code`, or `challenge_id` with `credential`."""

    code: Code | None = None
    recovery_code: TypedRecoveryCode | None = None
    challenge_id: UUID | None = None
    credential: Credential | None = None

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        by_passkey = self.challenge_id is not None or self.credential is not None
        ways = [self.code is not None, self.recovery_code is not None, by_passkey]
        if ways.count(True) != 1 or (self.challenge_id is None) != (self.credential is None):
            raise PydanticCustomError(
                "one_way", "Send one of: code, recovery_code, challenge_id with credential."
            )
        return self


class SecondFactorOut(Out):
    """This session counts as confirmed and has a new cookie."""

    confirmed_at: Instant
    recovery_codes_left: int
