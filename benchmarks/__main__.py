"""All benchmarks, one after the other: `make benchmark`. What cannot run here says so, and the others go on."""

import sys

from benchmarks import access, http, importing, matching, quality, suggesting
from benchmarks.harness import MissingToolError

ALL = (http, importing, access, matching, suggesting, quality)


def main() -> int:
    left_out = 0
    for benchmark in ALL:
        try:
            benchmark.main()
        except MissingToolError as missing:
            left_out += 1
            print(f"Left out: {benchmark.__name__}. {missing}", file=sys.stderr)
        print(flush=True)
    return left_out


if __name__ == "__main__":
    sys.exit(main())
