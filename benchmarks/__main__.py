"""All benchmarks, one after the other: `make benchmark`."""

from benchmarks import access, http, importing, matching, quality, suggesting

if __name__ == "__main__":
    http.main()
    print()
    importing.main()
    print()
    access.main()
    print()
    matching.main()
    print()
    suggesting.main()
    print()
    quality.main()
