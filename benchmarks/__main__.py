"""All benchmarks, one after the other: `make benchmark`."""

from benchmarks import access, http, importing, matching, quality

if __name__ == "__main__":
    http.main()
    print()
    importing.main()
    print()
    access.main()
    print()
    matching.main()
    print()
    quality.main()
