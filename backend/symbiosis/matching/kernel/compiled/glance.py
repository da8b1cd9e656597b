"""Which of the needs that lie side by side an offer's cheap facts leave: compiled into vector instructions."""

import numpy as np
from llvmlite import ir
from numba import types
from numba.extending import intrinsic

from symbiosis.matching.kernel.columns import HC, LANES, G, H
from symbiosis.matching.kernel.compiled.inlined import inlined


@intrinsic
def lowest_bit(context, bits):
    """The place of the lowest bit that is set."""

    def made(context, builder, signature, arguments):
        return builder.cttz(arguments[0], context.get_constant(types.boolean, True))

    return types.int64(types.int64), made


@intrinsic
def fetch(context, address):
    """Asks for what lies there before it is needed."""

    def made(context, builder, signature, arguments):
        pointer, number = ir.IntType(8).as_pointer(), ir.IntType(32)
        kind = ir.FunctionType(ir.VoidType(), [pointer, number, number, number])
        asked = builder.module.declare_intrinsic("llvm.prefetch", [pointer], kind)
        place = builder.inttoptr(arguments[0], pointer)
        builder.call(asked, [place, number(0), number(3), number(1)])
        return context.get_dummy_value()

    return types.void(types.int64), made


@inlined
def within_reach(listing, block, bits, hot, codes, first_day):
    """A bit for each need of the block that refuses nothing the offer is, and whose owner, days, lots and place
    may fit. What is not stated compares as False, and so stops nothing. `bits`: the offer's, in halves."""
    whole, real = listing.whole, listing.real
    owner, last_day = codes[HC.OWNER], codes[HC.LAST_DAY]
    x, y, z = hot[H.X], hot[H.Y], hot[H.Z]
    reach, have, want = hot[H.REACH], hot[H.HAVE], hot[H.WANT]
    left = np.int32(0)
    for lane in range(LANES):
        refused = (whole[block, G.LOW_BITS, lane] & bits[0]) | (whole[block, G.HIGH_BITS, lane] & bits[1])
        refused |= whole[block, G.MORE_LOW_BITS, lane] & bits[2]
        refused |= whole[block, G.MORE_HIGH_BITS, lane] & bits[3]
        dx, dy, dz = x - real[block, G.X, lane], y - real[block, G.Y, lane], z - real[block, G.Z, lane]
        chord = dx * dx + dy * dy + dz * dz
        stopped = (refused != 0) | (owner == whole[block, G.OWNER, lane])
        stopped |= min(last_day, whole[block, G.LAST_DAY, lane]) < max(
            first_day, whole[block, G.FIRST_DAY, lane]
        )
        stopped |= (chord > reach) | (chord > real[block, G.REACH, lane])
        stopped |= (have < real[block, G.WANT, lane]) | (real[block, G.HAVE, lane] < want)
        left |= np.int32(not stopped) << np.int32(lane)
    return np.int64(left)


@inlined
def from_to(start, end, block):
    """Bits for the lanes of the block that belong to the slots from `start` to `end`."""
    first, last = max(start - block * LANES, 0), min(end - block * LANES, LANES)
    return (1 << last) - (1 << first)


@inlined
def chord_to(hot, listing, block, lane):
    """The square of the straight line through the globe; NaN while a place is unknown."""
    dx = hot[H.X] - listing.real[block, G.X, lane]
    dy = hot[H.Y] - listing.real[block, G.Y, lane]
    dz = hot[H.Z] - listing.real[block, G.Z, lane]
    return dx * dx + dy * dy + dz * dz
