"""Stated shares: they make 100, and the range of each lies around it (so the ranges make 100 too)."""

from collections.abc import Iterator

from symbiosis.kit.problems import FieldError
from symbiosis.streams import rules
from symbiosis.streams.descriptions import CompositionLine, Material
from symbiosis.streams.vocabulary import Homogeneity


def odd_composition(material: Material) -> Iterator[FieldError]:
    off = rules.parts_not_adding_up([(line.part, line.share_pct) for line in material.composition])
    for part, total in off.items():
        remedy = f"The shares of part `{part}` add up to {total.normalize():f}; they must make 100."
        yield FieldError("/material/composition", "shares_do_not_add_up", remedy)
    for index, line in enumerate(material.composition):
        yield from _odd_range(f"/material/composition/{index}", line)
    ranged = any(_is_ranged(line) for line in material.composition)
    if ranged and material.homogeneity not in (None, Homogeneity.MIXED_RANGE):
        remedy = "Ranges describe different articles: choose mixed_range, or leave min_pct and max_pct out."
        yield FieldError("/material/homogeneity", "range_of_one_article", remedy)


def _is_ranged(line: CompositionLine) -> bool:
    return line.min_pct is not None or line.max_pct is not None


def _odd_range(at: str, line: CompositionLine) -> Iterator[FieldError]:
    least, most, share = line.min_pct, line.max_pct, line.share_pct
    if least is not None and most is not None and most < least:
        yield FieldError(f"{at}/max_pct", "below_minimum", "It must be at least min_pct.")
    elif (least is not None and share < least) or (most is not None and share > most):
        remedy = "The usual share lies between the least and the greatest one."
        yield FieldError(f"{at}/share_pct", "outside_range", remedy)
