"""Rounding as Python rounds, and distance as the engine measures it.

Both say when they cannot be sure: a value so close to half a step that another
library's last bit would round it the other way is in doubt, and the caller asks
the engine itself.
"""

from math import asin, cos, floor, inf, isnan, radians, sin, sqrt

from symbiosis.kit.geo import EARTH_RADIUS_KM
from symbiosis.matching.kernel.columns import N
from symbiosis.matching.kernel.compiled.inlined import inlined

DOUBT = 1e-5
"""Of a rounding step: far above what two libraries differ by, far below what data differ by."""


@inlined
def rounded(value, steps):
    """`value` to the nearest of so many steps a unit, and whether it lies half-way for all we can tell."""
    scaled = value * steps
    below = floor(scaled)
    part = scaled - below
    whole = below + 1.0 if part > 0.5 or (part == 0.5 and below % 2.0 == 1.0) else below
    return whole / steps, abs(part - 0.5) < DOUBT


@inlined
def distance_km(o, n):
    """The engine's rounded distance and its doubt; infinite when a place is unknown."""
    if isnan(o[N.LATITUDE] + o[N.LONGITUDE] + n[N.LATITUDE] + n[N.LONGITUDE]):
        return inf, False
    north, south = radians(o[N.LATITUDE]), radians(n[N.LATITUDE])
    rise = sin((south - north) / 2)
    turn = sin(radians(n[N.LONGITUDE] - o[N.LONGITUDE]) / 2)
    chord = rise * rise + cos(north) * cos(south) * turn * turn
    return rounded(2 * EARTH_RADIUS_KM * asin(sqrt(min(1.0, chord))), 100.0)
