"""What a stream cannot score whatever it is compared with."""

from datetime import date

import numpy as np
from numpy.typing import NDArray

from symbiosis.matching.kernel.columns import NC, NN, NO_NUMBER, OC, C, N
from symbiosis.matching.kernel.encoding import PROFILES
from symbiosis.matching.kernel.shelf import Shelf
from symbiosis.matching.score import terms
from symbiosis.matching.score.diversity import DIVERSITY_BONUS
from symbiosis.matching.score.weights import WEIGHTS

Losses = NDArray[np.float64]


def least_losses(needs: Shelf, today: date) -> Losses:
    """What each need is short of a full score whatever is offered: its route, its record, its last word.

    The weights add up to 1 at the most, so that a part that is short by so much of its weight lowers
    the mean by no less.
    """
    numbers, codes = needs.numbers, needs.codes
    route, trust, fresh = _weights("hierarchy", "trust", "freshness")[:, codes[:, NC.PROFILE]]
    rank = np.nan_to_num(1.0 - numbers[:, NN.HIERARCHY])
    good = terms.PRIOR_ACCEPTED + numbers[:, N.TRANSFERS_ACCEPTED]
    record = good / (terms.PRIOR_ACCEPTED + terms.PRIOR_REJECTED + numbers[:, N.TRANSFERS_JUDGED])
    confirmed = codes[:, C.CONFIRMED_ON].astype(np.int64)
    days = np.where(confirmed == NO_NUMBER, 0, today.toordinal() - confirmed)
    faded = np.clip((days - terms.FRESH_DAYS) / (terms.STALE_DAYS - terms.FRESH_DAYS), 0.0, 1.0)
    losses: Losses = (
        route * rank + trust * np.maximum(0.0, 1.0 - record) + fresh * (1.0 - terms.STALE_SCORE) * faded
    )
    return losses


def highest_scores(offers: Shelf) -> Losses:
    """What no pair of an offer can exceed: its data are as good as they are, and a bonus needs a pattern."""
    short = (1.0 - terms.MARGIN_SHARE) * (1.0 - offers.codes[:, OC.DATA_QUALITY] / 4)
    bonus = np.where(offers.codes[:, C.PATTERNS] > 0, DIVERSITY_BONUS, 0.0)
    highest: Losses = 1.0 - _weights("quality").min() * short + bonus + ROUNDING
    return highest


def _weights(*parts: str) -> Losses:
    """For each part its weight in each profile."""
    return np.array([[WEIGHTS[profile][part] for profile in PROFILES] for part in parts])


ROUNDING = 1e-3
"""More than scores are rounded by."""
