"""Reading a request for a token: RFC 6749, sections 2.3.1 and 4.4. Pure."""

import base64
from dataclasses import dataclass
from urllib.parse import parse_qsl, unquote_plus
from uuid import UUID

from symbiosis.kit.problems import Problem

MAX_FORM = 16 * 1024
NO_STORE = {"cache-control": "no-store", "pragma": "no-cache"}


class OauthProblem(Problem):
    """A problem that OAuth libraries understand too: `error` and `error_description` (section 5.2)."""

    def __init__(self, detail: str, **headers: str) -> None:
        members = {"error": self.code.replace("-", "_"), "error_description": detail}
        super().__init__(detail, headers={**NO_STORE, **headers}, members=members)


class InvalidRequest(OauthProblem):
    status, code, title = 400, "invalid-request", "The request for a token is not complete"


class InvalidClient(OauthProblem):
    status, code, title = 401, "invalid-client", "This system and this secret do not go together"


class UnsupportedGrantType(OauthProblem):
    status, code, title = 400, "unsupported-grant-type", "Tokens are given for client credentials only"


class InvalidScope(OauthProblem):
    status, code, title = 400, "invalid-scope", "This system is not allowed that scope"


class NotAForm(OauthProblem):
    status, code, title = 415, "unsupported-media-type", "This content type is not read here"

    def __init__(self, detail: str) -> None:
        super().__init__(detail)
        self.members["error"] = "invalid_request"


@dataclass(frozen=True)
class TokenRequest:
    client_id: UUID
    secret: str
    scopes: frozenset[str] | None
    """None: all the system may have."""


def wrong_client(*, basic: bool = True) -> InvalidClient:
    challenge = {"www-authenticate": 'Basic realm="symbiosis"'} if basic else {}
    return InvalidClient("Check client_id and secret; both are managed by your cluster.", **challenge)


def read_token_request(content_type: str, authorization: str | None, body: bytes) -> TokenRequest:
    """Errors: `unsupported-media-type`, `invalid-request`, `unsupported-grant-type`, `invalid-client`."""
    form = _form(content_type, body)
    if "grant_type" not in form:
        raise InvalidRequest("Send grant_type=client_credentials.")
    if form["grant_type"] != "client_credentials":
        raise UnsupportedGrantType("Send grant_type=client_credentials.")
    client_id, secret = _credentials(form, authorization)
    try:
        known_as = UUID(client_id)
    except ValueError as error:
        raise wrong_client(basic=authorization is not None) from error
    scopes = frozenset(form["scope"].split(" ")) if "scope" in form else None
    return TokenRequest(known_as, secret, scopes)


def _form(content_type: str, body: bytes) -> dict[str, str]:
    """Empty parameters count as left out, unknown ones are ignored, none may be said twice."""
    if content_type.partition(";")[0].strip().lower() != "application/x-www-form-urlencoded":
        raise NotAForm("Send application/x-www-form-urlencoded.")
    if len(body) > MAX_FORM:
        raise InvalidRequest("Send a short form.")
    try:
        pairs = parse_qsl(body.decode("ascii"), max_num_fields=20, errors="strict")
    except ValueError as error:
        raise InvalidRequest("Send a form in UTF-8, percent-encoded.") from error
    if len({name for name, _ in pairs}) != len(pairs):
        raise InvalidRequest("Send each parameter once.")
    return dict(pairs)


def _credentials(form: dict[str, str], authorization: str | None) -> tuple[str, str]:
    """In the header or in the form, not in both."""
    in_form = "client_secret" in form
    if authorization is None:
        if "client_id" not in form or not in_form:
            raise wrong_client()
        return form["client_id"], form["client_secret"]
    if in_form:
        raise InvalidRequest("Send the secret in one way: in the Authorization header or in the form.")
    client_id, secret = _basic(authorization)
    if form.get("client_id", client_id) != client_id:
        raise InvalidRequest("The client_id in the form is not the one in the Authorization header.")
    return client_id, secret


def _basic(authorization: str) -> tuple[str, str]:
    scheme, _, encoded = authorization.partition(" ")
    if scheme.lower() != "basic":
        raise wrong_client()
    try:
        text = base64.b64decode(encoded.strip(), validate=True).decode()
    except ValueError as error:
        raise wrong_client() from error
    client_id, _, secret = text.partition(":")
    return unquote_plus(client_id), unquote_plus(secret)
