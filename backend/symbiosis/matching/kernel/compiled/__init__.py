"""The functions numba compiles; imported only through `kernel.loading`, which says where the code is kept."""
