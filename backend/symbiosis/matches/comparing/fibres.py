"""What the fibres are said to be and how they are known, against what is asked of them."""

from symbiosis.matches.comparing.pair import Cell
from symbiosis.matching.facts import ShareWindow

Text = str | None
SHOWN = 4
"""A text names at most so many fibres."""

_STEMS = {"composition": "fibres", "elastane": "elastane", "other_fibres": "other_fibres"}


def stated(cell: Cell) -> Text:
    """The share that decides, with its interval; else the composition as it is stated."""
    if "share_pct" in cell.evidence and "low_pct" in cell.evidence:
        return cell.say(f"{_STEMS[cell.finding.requirement]}_known", **cell.evidence)
    if not cell.offer.composition:
        return None
    lines = sorted(cell.offer.composition, key=lambda line: -line.share_pct)[:SHOWN]
    shares = [cell.say("fibre_share", share_pct=line.share_pct, fibres=[line.fibre]) for line in lines]
    return cell.join(*shares, cell.say("known_by", method=cell.offer.evidence_method))


def asked(cell: Cell) -> Text:
    """The limit this finding is about; of an unknown composition, all there are."""
    if "limit_pct" not in cell.evidence:
        return _all_limits(cell)
    match cell.finding.requirement:
        case "elastane":
            return cell.limit("elastane_max_pct", cell.say("at_most_elastane", **cell.evidence))
        case "other_fibres":
            return cell.limit("other_fibre_max_pct", cell.say("at_most_other_fibres", **cell.evidence))
        case _:
            bound = "at_least_fibres" if is_minimum(cell) else "at_most_fibres"
            return cell.limit("composition", cell.say(bound, **cell.evidence))


def is_minimum(cell: Cell) -> bool:
    return cell.finding.code.startswith("share_min")


def _all_limits(cell: Cell) -> Text:
    need = cell.need
    told = [text for window in need.composition for text in _window(cell, window)]
    if need.elastane_max_pct is not None:
        told.append(cell.say("at_most_elastane", limit_pct=need.elastane_max_pct))
    if need.other_fibre_max_pct is not None and need.composition:
        told.append(cell.say("at_most_other_fibres", limit_pct=need.other_fibre_max_pct))
    return cell.join(*told)


def _window(cell: Cell, window: ShareWindow) -> list[str]:
    named = sorted(window.fibres) or ([window.fibre_group] if window.fibre_group else [])
    least, most = window.min_pct, window.max_pct
    return [
        *([cell.say("at_least_fibres", limit_pct=least, fibres=named)] if least is not None else []),
        *([cell.say("at_most_fibres", limit_pct=most, fibres=named)] if most is not None else []),
    ]
