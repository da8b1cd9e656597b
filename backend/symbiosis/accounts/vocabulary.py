"""The closed lists of the room of people and machines."""

from enum import StrEnum


class SignInMethod(StrEnum):
    PASSWORD = "password"  # noqa: S105  # the name of a method
    MAIL = "mail"
    PASSKEY = "passkey"
    INVITATION = "invitation"


class SecondFactor(StrEnum):
    """What a session has to do with a second factor, so that a sign-in page knows what to ask next."""

    NONE = "none"
    OFFERED = "offered"
    REQUIRED = "required"
    TO_ENROL = "to_enrol"
    CONFIRMED = "confirmed"


class WayIn(StrEnum):
    """What can change about the ways into an account."""

    PASSKEY_ADDED = "passkey_added"
    PASSKEY_REMOVED = "passkey_removed"
    APP_ADDED = "app_added"
    APP_REMOVED = "app_removed"
    RECOVERY_CODE_USED = "recovery_code_used"
    API_KEY_CREATED = "api_key_created"
