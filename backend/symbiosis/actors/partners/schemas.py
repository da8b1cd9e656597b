"""What the API says about scripts and partners' systems."""

from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator, Field

from symbiosis.actors.capabilities import Scope
from symbiosis.kit.fields import Instant, ShortText, Slug
from symbiosis.kit.http import In, Out

_Scopes = Annotated[
    list[Scope],
    AfterValidator(lambda scopes: sorted(set(scopes))),
    Field(min_length=1, max_length=20, description="What the credentials are for."),
]
_Name = Annotated[ShortText, Field(description="What it is for, so that you know it again.")]


class ApiKeyIn(In):
    name: _Name
    scopes: _Scopes
    expires_in_days: int = Field(default=90, ge=1, le=365, description="Days until the key ends.")


class ApiKeyOut(Out):
    """A key of yours; the key itself was shown when it was made."""

    id: UUID
    name: str
    prefix: str = Field(description="How the key begins.", examples=["tsx_live_4fGh2kLm"])
    scopes: list[Scope]
    created_at: Instant
    expires_at: Instant
    last_used_at: Instant | None = Field(description="Written at most once an hour.")


class NewApiKeyOut(ApiKeyOut):
    key: str = Field(description="Keep it now: it is shown this once.")


class ApiClientIn(In):
    name: _Name
    cluster_slug: Slug = Field(description="The cluster whose system it is, a slug of GET /v1/clusters.")
    scopes: _Scopes


class ApiClientPatch(In):
    """JSON merge patch; the cluster stays."""

    name: _Name | None = None
    scopes: _Scopes | None = None


class ClientSecretIn(In):
    expires_in_days: int | None = Field(
        default=None, ge=1, le=730, description="Days until it ends; null: until it is revoked."
    )


class ClientSecretOut(Out):
    id: UUID
    hint: str = Field(description="How the secret ends.", examples=["…x7Qa"])
    created_at: Instant
    expires_at: Instant | None


class NewClientSecretOut(ClientSecretOut):
    secret: str = Field(description="Keep it now: it is shown this once.")


class ApiClientOut(Out):
    """A partner cluster's system; its `id` is the OAuth client_id."""

    id: UUID
    name: str
    cluster_slug: str
    scopes: list[Scope]
    created_at: Instant
    disabled_at: Instant | None = Field(
        description="From then on it gets no tokens, and those it has are refused."
    )
    last_used_at: Instant | None = Field(description="Last token; written at most once an hour.")
    version: int
    secrets: list[ClientSecretOut] = Field(description="The live ones, two at most.")
