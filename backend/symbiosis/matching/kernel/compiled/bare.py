"""Arrays without an owner: the same memory, but nobody counts who holds it.

numba counts references to an array's memory whenever a function takes or lets go of one, with an atomic
operation that all threads wait for; a tuple of arrays counts once for each of them. Inside a search,
which is called with arrays that outlive it, this would cost many times the arithmetic.
"""

import numba
from numba import njit, types
from numba.core import cgutils
from numba.extending import intrinsic

from symbiosis.matching.kernel.asking import Memo
from symbiosis.matching.kernel.listing import Bench, Listing, Terms
from symbiosis.matching.kernel.shelf import Side
from symbiosis.matching.kernel.vocabulary import Sets


@intrinsic
def pointer(context, address):
    """The address as a pointer."""

    def made(context, builder, signature, arguments):
        return builder.inttoptr(arguments[0], cgutils.voidptr_t)

    return types.voidptr(address), made


@njit(nogil=True)
def bare(array):
    """`array`, which must lie in one piece, without its owner."""
    return numba.carray(pointer(array.ctypes.data), array.shape, array.dtype)


@njit(nogil=True)
def bare_side(side):
    return Side(
        bare(side.numbers),
        bare(side.codes),
        bare(side.ids),
        bare(side.bits),
        bare(side.hot),
        bare(side.hot_codes),
        bare(side.line_numbers),
        bare(side.line_codes),
    )


@njit(nogil=True)
def bare_sets(sets):
    return Sets(bare(sets.starts), bare(sets.members), bare(sets.masks))


@njit(nogil=True)
def bare_memo(memo):
    return Memo(bare(memo.stamps), bare(memo.broken), bare(memo.violations))


@njit(nogil=True)
def bare_terms(terms):
    return Terms(bare(terms.real), bare(terms.whole))


@njit(nogil=True)
def bare_bench(bench):
    return Bench(
        bare(bench.opened),
        bare(bench.violations),
        bare(bench.side),
        bare(bench.looked_at),
        bare(bench.expected),
        bare(bench.slots),
        bare(bench.hopes),
        bare(bench.order),
    )


@njit(nogil=True)
def bare_listing(listing):
    return Listing(
        bare(listing.lists),
        bare(listing.starts),
        bare(listing.limits),
        bare(listing.positions),
        bare(listing.codes),
        bare(listing.whole),
        bare(listing.real),
        listing.longest,
    )
