"""A part of the score that may not be known, and numbers that may not be stated."""

from math import isnan

from symbiosis.matching.kernel.compiled.inlined import inlined

NOT_KNOWN = -1.0
"""A part that the pair says nothing about: it has no weight."""


@inlined
def greater(one, other):
    if isnan(one):
        return other
    return one if isnan(other) else max(one, other)
