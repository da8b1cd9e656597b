"""How well the order of partners agrees with the golden set, and whether passing pairs should come first.

python -m benchmarks.quality
"""

import sys

from benchmarks.harness import ROOT

sys.path.append(str(ROOT / "tests"))

from golden.measuring import Quality, by_score, passing_first, quality_of, shown_to_each_offer
from golden.reading import labels, needs, offers


def main() -> None:
    shown = shown_to_each_offer()
    print(f"{len(offers())} offers, {len(needs())} needs, {len(labels())} labelled pairs (tests/golden)")
    print()
    print("| order | precision@3 | recall@10 | first is good | conditional |")
    print("|---|---|---|---|---|")
    for name, order in (("score alone", by_score), ("passing first within the band", passing_first)):
        print(_line(name, quality_of(shown, order)))


def _line(name: str, quality: Quality) -> str:
    numbers = (
        quality.precision_at_3,
        quality.recall_at_10,
        quality.first_is_good,
        quality.conditional_share,
    )
    return f"| {name} | " + " | ".join(f"{number:.3f}" for number in numbers) + " |"


if __name__ == "__main__":
    main()
