"""The closed lists of the room of people and machines."""

from enum import StrEnum


class SignInMethod(StrEnum):
    PASSWORD = "password"  # noqa: S105  # the name of a method
    MAIL = "mail"
    PASSKEY = "passkey"
    INVITATION = "invitation"
