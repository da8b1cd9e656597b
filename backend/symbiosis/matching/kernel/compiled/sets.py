"""Questions to the pool of sets."""

from symbiosis.matching.kernel.compiled.inlined import inlined


@inlined
def holds(pool, chosen, member):
    """Is the word in the set? `chosen`: the set's code, not -1."""
    for place in range(pool.starts[chosen], pool.starts[chosen + 1]):  # noqa: SIM110 - numba has no any()
        if pool.members[place] == member:
            return True
    return False


@inlined
def meet(pool, one, other):
    """Have the two sets a word in common?"""
    place, end = pool.starts[one], pool.starts[one + 1]
    against, last = pool.starts[other], pool.starts[other + 1]
    while place < end and against < last:
        if pool.members[place] == pool.members[against]:
            return True
        if pool.members[place] < pool.members[against]:
            place += 1
        else:
            against += 1
    return False
