"""How the parts of a search are compiled: into their callers.

A call hands over every array as seven words, and a search has twenty of them: called, the parts would cost
more for that than for their arithmetic.
"""

from numba import njit

inlined = njit(nogil=True, forceinline=True, error_model="numpy")
