"""All benchmarks, one after the other: `make benchmark`."""

from benchmarks import http, importing

if __name__ == "__main__":
    http.main()
    print()
    importing.main()
