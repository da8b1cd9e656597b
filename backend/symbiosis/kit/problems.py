"""Expected failures: RFC 9457 problems with a stable code.

Rooms raise `Problem` subclasses; `kit.errors` renders them, and everything the
framework raises, as `application/problem+json`.
"""

from dataclasses import dataclass, field
from typing import ClassVar


@dataclass(frozen=True)
class FieldError:
    """One thing wrong with the request: an RFC 6901 pointer, a code, the remedy."""

    pointer: str
    code: str
    detail: str


@dataclass
class Problem(Exception):
    """A plain statement of what is wrong; `detail` says what to do about it."""

    detail: str
    errors: list[FieldError] = field(default_factory=list)
    headers: dict[str, str] = field(default_factory=dict)
    members: dict[str, str] = field(default_factory=dict)
    """More members of the document, where another standard asks for them beside RFC 9457's."""

    status: ClassVar[int] = 400
    code: ClassVar[str] = "bad-request"
    title: ClassVar[str] = "The request cannot be understood"

    def __str__(self) -> str:
        return f"{self.code}: {self.detail}"


class NotFound(Problem):
    status, code, title = 404, "not-found", "There is nothing here, or you may not see it"


class NotSignedIn(Problem):
    status, code, title = 401, "not-signed-in", "Sign in first"


class NotAllowed(Problem):
    status, code, title = 403, "not-allowed", "You may not do this"


class WrongState(Problem):
    status, code, title = 409, "wrong-state", "This is not possible in the present state"


class Conflict(Problem):
    status, code, title = 409, "conflict", "This collides with something that exists"


class InvalidInput(Problem):
    status, code, title = 422, "invalid-input", "Some fields need another value"


class PreconditionRequired(Problem):
    status, code, title = 428, "if-match-required", "Send the ETag you changed in If-Match"


class PreconditionFailed(Problem):
    status, code, title = 412, "changed-meanwhile", "Someone changed this meanwhile"


class CursorInvalid(Problem):
    status, code, title = 400, "cursor-invalid", "The page cursor does not fit this list"


class Unavailable(Problem):
    status, code, title = 503, "unavailable", "The service cannot answer now"


class InvalidParameter(Problem):
    status, code, title = 400, "invalid-parameter", "A query parameter is not understood"


class ForeignOrigin(Problem):
    status, code, title = 403, "foreign-origin", "This write comes from another site"


class InternalError(Problem):
    status, code, title = 500, "internal-error", "Something went wrong here"
