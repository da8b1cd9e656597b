"""The bonus for trades that have no role in common and a known pattern."""

from symbiosis.matching.kernel.columns import NC, C
from symbiosis.matching.kernel.compiled import constants as k
from symbiosis.matching.kernel.compiled.inlined import inlined
from symbiosis.matching.kernel.compiled.sets import meet


@inlined
def bonus(oc, nc, pool):
    offered, wanted = oc[C.TRADES], nc[C.TRADES]
    if not k.REWARDED[nc[NC.PROFILE]] or offered == 0 or wanted == 0:
        return 0.0
    if not meet(pool, oc[C.PATTERNS], nc[C.PATTERNS]) or meet(pool, offered, wanted):
        return 0.0
    return k.DIVERSITY_BONUS
