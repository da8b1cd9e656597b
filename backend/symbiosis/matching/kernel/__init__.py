"""Exact matching of one stream with many, fast enough to run at every change.

`Market` holds the facts of all streams as arrays. The rules and the score are the
engine's: `compiled/` says them again for the compiler, and tests hold the two equal.
"""

from symbiosis.matching.kernel.asking import Found
from symbiosis.matching.kernel.market import BestOfAll, Market, Miss, Obstacle, warm
from symbiosis.matching.kernel.positions import Positions

__all__ = ["BestOfAll", "Found", "Market", "Miss", "Obstacle", "Positions", "warm"]
