"""Who did something, as the journal keeps it. Pure."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True)
class By:
    """A person, a partner's system, or (neither) the platform itself.

    `auth`: how they proved who they are. `on_behalf_of`: the organisation whose mandate they used.
    """

    user_id: UUID | None = None
    client_id: UUID | None = None
    auth: str = "system"
    on_behalf_of: UUID | None = None


PLATFORM = By()
