"""Where it may go and what may become of it: routes, countries, and what leaves a process."""

from collections.abc import Iterator

from symbiosis.kit.countries import COUNTRIES
from symbiosis.kit.problems import FieldError
from symbiosis.reference import catalogue
from symbiosis.streams.descriptions import Material, Requirements
from symbiosis.streams.schemas import OfferIn, StreamDraft
from symbiosis.streams.vocabulary import BrandRestriction

DESTRUCTION = 6
"""From this rank of the hierarchy on nothing is left to pass on: energy, disposal."""


def odd_dealing(draft: StreamDraft) -> Iterator[FieldError]:
    if isinstance(draft, OfferIn):
        yield from _odd_countries("/material/excluded_countries", draft.material.excluded_countries)
        yield from _odd_routes(draft.material)
    else:
        yield from _odd_countries("/requirements/countries_accepted", draft.requirements.countries_accepted)
        yield from _odd_output(draft.requirements)
        yield from _odd_brands(draft.requirements)


def _odd_countries(at: str, codes: list[str]) -> Iterator[FieldError]:
    for index, code in enumerate(codes):
        if code not in COUNTRIES:
            remedy = "Use the two letters of ISO 3166-1, for example DK; Greece is GR, the United Kingdom GB."
            yield FieldError(f"{at}/{index}", "unknown_country", remedy)
        elif code in codes[:index]:
            yield FieldError(f"{at}/{index}", "named_twice", "This country is named already; leave it out.")


def _odd_routes(material: Material) -> Iterator[FieldError]:
    for index, route in enumerate(material.forbidden_routes):
        if route in material.allowed_routes:
            remedy = "It is both allowed and forbidden; take it off one of the lists."
            yield FieldError(f"/material/forbidden_routes/{index}", "allowed_and_forbidden", remedy)


def _odd_output(wanted: Requirements) -> Iterator[FieldError]:
    rank = next(
        (route.hierarchy_rank for route in catalogue.routes() if route.slug == wanted.intended_route), 0
    )
    if wanted.output is not None and rank >= DESTRUCTION:
        remedy = "On this route nothing is left to pass on: leave the output out, or choose another route."
        yield FieldError("/requirements/output", "no_output_on_route", remedy)


def _odd_brands(wanted: Requirements) -> Iterator[FieldError]:
    """To honour `none` together with others says nothing; alone it says that none can be kept."""
    kept = wanted.brand_restrictions_honoured or []
    if BrandRestriction.NONE in kept and len(kept) > 1:
        index = kept.index(BrandRestriction.NONE)
        remedy = "Either you keep restrictions or none; leave `none` out."
        yield FieldError(f"/requirements/brand_restrictions_honoured/{index}", "none_among_others", remedy)
