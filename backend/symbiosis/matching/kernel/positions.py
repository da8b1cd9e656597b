"""From what a reader may see to a mark on every position."""

from collections.abc import Iterable
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from symbiosis.matching.kernel.columns import NOT_STATED, C
from symbiosis.matching.kernel.shelf import Shelf

Marks = NDArray[np.bool_]


class Positions:
    """Marks over all positions of one direction as they are now; combine them with `&`, `|` and `~`.

    A market's `allowed` may be shorter than it has positions by then: what came later is not allowed.
    """

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._codes = shelf.codes[: shelf.used].copy() if shelf.used else shelf.codes[:0]

    def __len__(self) -> int:
        return len(self._codes)

    def visibility(self, *visibilities: str) -> Marks:
        """Streams of these visibilities."""
        words = self._shelf.words.list("visibilities")
        return self._live() & np.isin(self._codes[:, C.VISIBILITY], [words.code(v) for v in visibilities])

    def owned_by(self, owners: Iterable[UUID]) -> Marks:
        known = self._shelf.words.list("owners").codes
        wanted = [known[owner] for owner in owners if owner in known]
        return self._live() & np.isin(self._codes[:, C.OWNER_ID], wanted)

    def in_clusters(self, clusters: Iterable[str]) -> Marks:
        """Streams whose owner belongs to one of the clusters."""
        return self._sharing(C.CLUSTERS, "clusters", clusters)

    def inviting(self, owners: Iterable[UUID]) -> Marks:
        return self._sharing(C.INVITED_OWNERS, "owners", owners)

    def _sharing(self, column: C, vocabulary: str, chosen: Iterable[str] | Iterable[UUID]) -> Marks:
        """By the few different sets, not by the many streams."""
        known = self._shelf.words.list(vocabulary).codes
        wanted = {known[word] for word in chosen if word in known}
        used, place = np.unique(self._codes[:, column], return_inverse=True)
        sets = self._shelf.words.pool.sets
        hits = [code != NOT_STATED and not wanted.isdisjoint(sets[code]) for code in used.tolist()]
        return self._live() & np.array(hits, np.bool_)[place]

    def _live(self) -> Marks:
        live: Marks = self._codes[:, C.LIVE] == 1
        return live
