"""H3 form, origin, colour and construction: is it the kind of thing that is wanted?"""

from symbiosis.matching.pair import Pair
from symbiosis.matching.rules.finding import Findings, Requirement
from symbiosis.streams.vocabulary import ColourClass, FabricConstruction, OriginStage

FORM = Requirement("H3", "form")
ORIGIN = Requirement("H3", "origin")
COLOUR = Requirement("H3", "colour")
CONSTRUCTION = Requirement("H3", "construction")

PALE = frozenset({ColourClass.WHITE_OPTICAL, ColourClass.OFF_WHITE_ECRU, ColourClass.LIGHT})
DEEP = frozenset({ColourClass.DARK, ColourClass.BLACK, ColourClass.INDIGO_DENIM})
_UNIFORM = PALE | DEEP
"""Classes in which every piece has one colour, so that they also are a single colour."""


def form_accepted(pair: Pair) -> Findings:
    accepted, form = pair.need.forms, pair.offer.form
    if not accepted:
        return FORM.met("form_any")
    if form is None:
        return FORM.unknown("form_unknown", "state_form", accepted=sorted(accepted))
    if form in accepted:
        return FORM.met("form_accepted", form=form)
    return FORM.broken("form_not_accepted", form=form, accepted=sorted(accepted))


def origin_accepted(pair: Pair) -> Findings:
    accepted, origin = pair.need.origins, pair.offer.origin_stage
    if not accepted:
        return ORIGIN.met("origin_any")
    if origin in accepted:
        return ORIGIN.met("origin_accepted", origin=origin)
    if origin is None or origin == OriginStage.OTHER:
        return ORIGIN.unknown("origin_unknown", "state_origin", origins=sorted(accepted))
    return ORIGIN.broken("origin_not_accepted", origin=origin, origins=sorted(accepted))


def colour_accepted(pair: Pair) -> Findings:
    """Another shade of the same kind is asked about; mixed colours can be sorted; the rest is refused."""
    accepted, colour = pair.need.colours, pair.offer.colour
    if not accepted or ColourClass.MIXED_UNSORTED in accepted:
        return COLOUR.met("colour_any")
    colours = sorted(accepted)
    if colour is None:
        return COLOUR.unknown("colour_unknown", "state_colour", colours=colours)
    if colour in accepted or (ColourClass.SINGLE_COLOUR in accepted and colour in _UNIFORM):
        return COLOUR.met("colour_accepted", colour=colour)
    if colour == ColourClass.MIXED_UNSORTED:
        return COLOUR.open("colour_mixed", "sort_colours", colour=colour, colours=colours)
    if colour == ColourClass.SINGLE_COLOUR and accepted & _UNIFORM:
        return COLOUR.unknown("shade_unknown", "state_colour", colour=colour, colours=colours)
    if is_near(colour, accepted):
        return COLOUR.open("colour_near", "agree_colour", colour=colour, colours=colours)
    return COLOUR.broken("colour_not_accepted", colour=colour, colours=colours)


def construction_accepted(pair: Pair) -> Findings:
    """Whoever wants jersey may well manage with another knit: another construction is asked about."""
    accepted, construction = pair.need.constructions, pair.offer.construction
    if not accepted:
        return ()
    constructions = sorted(accepted)
    if construction in accepted:
        return CONSTRUCTION.met("construction_accepted", construction=construction)
    if construction is None or construction == FabricConstruction.OTHER:
        return CONSTRUCTION.unknown("construction_unknown", "state_construction", constructions=constructions)
    return CONSTRUCTION.open(
        "construction_other", "agree_construction", construction=construction, constructions=constructions
    )


def is_near(colour: str, accepted: frozenset[str]) -> bool:
    return any(colour in shades and not accepted.isdisjoint(shades) for shades in (PALE, DEEP))
