"""What happens to streams that others may care about."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True)
class StreamOpened:
    """Published, resumed, renewed, or changed while published: its partners must be found anew."""

    stream_id: UUID
    version: int


@dataclass(frozen=True)
class StreamsOpened:
    """Many at once, as an import opens them. `change`: names what happened to their owner, which leaves
    their versions as they are."""

    opened: tuple[StreamOpened, ...]
    change: str = ""


@dataclass(frozen=True)
class StreamFrozen:
    """Paused: nothing new, nothing lost."""

    stream_id: UUID


@dataclass(frozen=True)
class StreamClosed:
    """Withdrawn, fulfilled or expired: its open matches end."""

    stream_id: UUID
    status: str
