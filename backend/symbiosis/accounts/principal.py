"""Who a request comes from: a person's session, a person's API key, a partner's system, or nobody."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True)
class SignedInUser:
    """A person. `session_id` in the browser, `api_key_id` and `scopes` for their script."""

    id: UUID
    display_name: str
    language: str
    auth: str
    demo: bool = False
    second_factor: bool = False
    """Whether this session has confirmed a second factor."""
    proven_at: datetime | None = None
    """When they last showed who they are: signed in, or confirmed a second factor. Scripts never did."""
    session_id: UUID | None = None
    api_key_id: UUID | None = None
    scopes: frozenset[str] | None = None


@dataclass(frozen=True)
class PartnerSystem:
    """The system of a partner cluster (`tenant`: the cluster's slug)."""

    client_id: UUID
    name: str
    tenant: str
    scopes: frozenset[str]


Principal = SignedInUser | PartnerSystem
