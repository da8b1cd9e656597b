"""Equal compositions of offers by one number, so that limits on shares are read once for all of them."""

import numpy as np
from numpy.typing import NDArray

from symbiosis.matching.kernel.columns import C
from symbiosis.matching.kernel.shelf import Shelf


def compositions_of(offers: Shelf, positions: NDArray[np.int32]) -> NDArray[np.int64]:
    """For each position a number that offers share whose readings (parts, shares, uncertainty) are equal."""
    codes = offers.codes[positions]
    first = codes[:, C.LINES].astype(np.int64) + codes[:, C.LINE_COUNT]
    sizes = codes[:, C.LINE_ROWS] - codes[:, C.LINE_COUNT]
    numbers: NDArray[np.int64] = np.zeros(len(positions), np.int64)
    used = 0
    for size in np.unique(sizes).tolist():
        chosen = np.flatnonzero(sizes == size)
        different, numbers[chosen] = _equal_rows(_readings(offers, first[chosen], size))
        numbers[chosen] += used
        used += different
    return numbers


def _readings(offers: Shelf, first: NDArray[np.int64], size: int) -> NDArray[np.uint8]:
    """The bytes of each offer's reading, a row each."""
    lines = first[:, None] + np.arange(size)
    shares = offers.segments.numbers[lines].reshape(len(first), -1).view(np.uint8)
    fibres = offers.segments.codes[lines].reshape(len(first), -1).view(np.uint8)
    return np.concatenate([shares, fibres], axis=1)


def _equal_rows(rows: NDArray[np.uint8]) -> tuple[int, NDArray[np.int64]]:
    """How many differ, and for each row the number of its like."""
    if not rows.shape[1]:
        return 1, np.zeros(len(rows), np.int64)
    whole = np.ascontiguousarray(rows).view(np.dtype((np.void, rows.shape[1]))).ravel()
    different, numbers = np.unique(whole, return_inverse=True)
    return len(different), numbers
