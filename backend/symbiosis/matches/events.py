"""What happens to matches that others may care about."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True)
class InterestShown:
    """One side wants to talk; `sides` says which (`offer`, `need`), `mutual` that both do now."""

    match_id: UUID
    sides: tuple[str, ...]
    mutual: bool
