"""What the API says to partners' systems: tokens, public keys, where to find them."""

from pydantic import Field

from symbiosis.kit.http import Out


class AccessTokenOut(Out):
    """RFC 6749, section 5.1."""

    access_token: str = Field(description="A JWT (RFC 9068). Send it as `Authorization: Bearer ...`.")
    token_type: str = Field(examples=["Bearer"])
    expires_in: int = Field(description="Seconds until it ends.", examples=[600])
    scope: str = Field(description="What it is for, separated by spaces.", examples=["streams:read"])


class JwkOut(Out):
    """A public key (RFC 7517)."""

    kty: str = Field(examples=["EC"])
    crv: str = Field(examples=["P-256"])
    x: str
    y: str
    kid: str = Field(description="The key's SHA-256 thumbprint (RFC 7638).")
    use: str = Field(examples=["sig"])
    alg: str = Field(examples=["ES256"])


class JwksOut(Out):
    """Every key whose tokens are accepted now or soon."""

    keys: list[JwkOut]


class OauthMetadataOut(Out):
    """RFC 8414."""

    issuer: str
    token_endpoint: str
    jwks_uri: str
    scopes_supported: list[str]
    response_types_supported: list[str] = Field(description="Empty: people sign in to the web app instead.")
    grant_types_supported: list[str] = Field(examples=[["client_credentials"]])
    token_endpoint_auth_methods_supported: list[str]
    service_documentation: str
