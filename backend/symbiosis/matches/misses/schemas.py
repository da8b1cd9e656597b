"""What the API says about near misses."""

from symbiosis.kit.http import Out
from symbiosis.matches.schemas import ClosestMiss


class ClosestMissesOut(Out):
    data: list[ClosestMiss]
