"""What can be wrong with a proof of who one is."""

from symbiosis.kit.problems import Conflict, FieldError, Problem, Unavailable


class WrongCode(Problem):
    status, code, title = 401, "wrong-code", "This code or link is not good"


def wrong_code(field: str) -> WrongCode:
    """The same for every reason a code is not taken."""
    remedy = "Send a new code; each is good once."
    return WrongCode(remedy, errors=[FieldError(f"/{field}", "wrong_code", remedy)])


class PasskeyRefused(Problem):
    status, code, title = 401, "passkey-refused", "This passkey does not open anything here"


class PasskeyUnusable(Problem):
    status, code, title = 422, "passkey-unusable", "This passkey cannot be added"


class PasskeysUnavailable(Unavailable):
    code, title = "passkeys-unavailable", "Passkeys do not work at this address"


class TooManyPasskeys(Conflict):
    code, title = "too-many-passkeys", "There are passkeys enough"


class FactorNeeded(Conflict):
    code, title = "factor-needed", "A second factor is needed"


class SecondFactorRequired(Problem):
    status, code, title = 403, "second-factor-required", "Confirm a second factor first"


class ReauthenticationRequired(Problem):
    status, code, title = 403, "reauthentication-required", "Show again who you are"
