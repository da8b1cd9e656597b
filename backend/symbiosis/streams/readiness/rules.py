"""Which fields of a stream matching would have to call unknown, and what that costs. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from symbiosis.reference import catalogue
from symbiosis.streams.descriptions import Material, Requirements
from symbiosis.streams.terms import Price
from symbiosis.streams.vocabulary import (
    Contamination,
    Disruptor,
    EvidenceMethod,
    FabricConstruction,
    Homogeneity,
    LegalStatus,
    MoistureState,
    OriginStage,
    PriceModel,
    Treatment,
    Visibility,
)


class Effect(StrEnum):
    """The costliest first."""

    CANNOT_MATCH = "cannot_match"
    ONLY_CONDITIONAL = "only_conditional"
    LOWER_SCORE = "lower_score"


@dataclass(frozen=True)
class Missing:
    pointer: str
    code: str
    effect: Effect


@dataclass(frozen=True, kw_only=True)
class Terms:
    """What is said of a stream beside its description. `reachable`: someone may see it at all."""

    located: bool
    visibility: str = Visibility.PUBLIC
    reachable: bool = True
    last_day: date | None = None
    price: Price
    weighed: bool = True


_NOBODY = {Visibility.CLUSTER: "no_cluster", Visibility.INVITED: "nobody_invited"}
_GUESSED = (EvidenceMethod.DECLARED, EvidenceMethod.VISUAL)
_PART_OF_THE_CLOTH = frozenset(
    {
        Disruptor.PRINT_PLASTISOL,
        Disruptor.COATING,
        Disruptor.LAMINATION,
        Disruptor.SEWING_THREAD_PES,
        Disruptor.REFLECTIVE,
    }
)
"""Whether these come off must be said; zips and buttons can be cut off."""
_ON_ROLLS = frozenset({"fabric_rolls", "roll_ends", "rejected_fabric"})
_CLOTH = _ON_ROLLS | {"cut_panels"}
"""What makers cut from; scraps are not asked how heavy or wide they are."""


def missing_of(described: Material | Requirements, terms: Terms, today: date) -> list[Missing]:
    """The costliest first, else in the order of the form."""
    found = [*_of_terms(terms, today)]
    found += _of_offer(described) if isinstance(described, Material) else _of_need(described)
    found += _of_amounts(terms, is_offer=isinstance(described, Material))
    return sorted(found, key=lambda missing: list(Effect).index(missing.effect))


def is_matchable(missing: list[Missing]) -> bool:
    return all(one.effect is not Effect.CANNOT_MATCH for one in missing)


def _of_terms(terms: Terms, today: date) -> Iterator[Missing]:
    if not terms.located:
        yield Missing("/place", "place_missing", Effect.CANNOT_MATCH)
    if terms.last_day is not None and terms.last_day < today:
        yield Missing("/available_to", "in_the_past", Effect.CANNOT_MATCH)
    if terms.visibility == Visibility.PRIVATE:
        yield Missing("/visibility", "visibility_private", Effect.CANNOT_MATCH)
    elif not terms.reachable:
        code = _NOBODY.get(Visibility(terms.visibility), "visibility_private")
        yield Missing("/visibility", code, Effect.CANNOT_MATCH)


def _of_amounts(terms: Terms, *, is_offer: bool) -> Iterator[Missing]:
    if terms.price.per_kg is None and terms.price.model is not PriceModel.FREE:
        yield Missing("/price/per_kg", "price_missing", Effect.LOWER_SCORE)
    if is_offer and not terms.weighed:
        yield Missing("/quantity/weighed", "not_weighed", Effect.LOWER_SCORE)


def _of_offer(material: Material) -> Iterator[Missing]:
    unknown = [
        *_of_composition(material),
        ("origin_stage", "origin_missing", material.origin_stage is OriginStage.OTHER),
        ("colour", "colour_missing", material.colour is None),
        *_of_state(material),
        *_of_law(material),
        *_of_measures(material),
    ]
    for name, code, is_missing in unknown:
        if is_missing:
            yield Missing(f"/material/{name}", code, Effect.ONLY_CONDITIONAL)


Asked = tuple[str, str, bool]
"""A field of the material, the code, whether it is missing."""


def _of_composition(material: Material) -> list[Asked]:
    lines = material.composition
    ranged = any(line.min_pct is not None or line.max_pct is not None for line in lines)
    mixed = material.homogeneity is Homogeneity.MIXED_RANGE
    return [
        ("composition", "composition_missing", not lines),
        ("composition", "ranges_missing", bool(lines) and mixed and not ranged),
        ("evidence_method", "evidence_weak", bool(lines) and material.evidence_method in _GUESSED),
    ]


def _of_state(material: Material) -> list[Asked]:
    hard, soiled, treated = material.disruptors, material.contamination, material.treatments
    fixed = material.disruptors_removable is None and not _PART_OF_THE_CLOTH.isdisjoint(hard or ())
    dryness_open = material.moisture_state is MoistureState.UNKNOWN and material.moisture_pct is None
    return [
        ("condition", "condition_missing", material.condition is None),
        ("disruptors", "disruptors_missing", hard is None),
        ("disruptors_removable", "removable_missing", fixed),
        ("multilayer", "layers_missing", material.multilayer is None),
        ("moisture_state", "moisture_missing", dryness_open),
        ("contamination", "contamination_missing", soiled is None or Contamination.UNKNOWN in soiled),
        ("treatments", "treatments_missing", treated is None or Treatment.UNKNOWN in treated),
    ]


def _of_law(material: Material) -> list[Asked]:
    status = material.legal_status
    uncoded = status is LegalStatus.WASTE and material.waste_code is None
    return [
        ("legal_status", "legal_status_missing", status is LegalStatus.UNKNOWN),
        ("waste_code", "waste_code_missing", uncoded),
    ]


def _of_measures(material: Material) -> list[Asked]:
    """What makers of cloth and spinners of fibre ask by measure."""
    is_cloth, on_rolls = material.form in _CLOTH, material.form in _ON_ROLLS
    is_loose = _group_of(material.form) == "fibre"
    is_made = material.construction not in (None, FabricConstruction.OTHER)
    return [
        ("construction", "construction_missing", is_cloth and not is_made),
        ("gsm", "gsm_missing", is_cloth and material.gsm is None),
        ("width_cm", "width_missing", on_rolls and material.width_cm is None),
        ("length_min_m", "length_missing", on_rolls and material.length_min_m is None),
        ("fibre_length_mm", "fibre_length_missing", is_loose and material.fibre_length_mm is None),
    ]


def _of_need(wanted: Requirements) -> Iterator[Missing]:
    takes_waste = LegalStatus.WASTE in wanted.legal_statuses
    takes_goods = any(_group_of(form) == "product" for form in wanted.forms)
    if (takes_waste or not wanted.legal_statuses) and wanted.permitted_waste_codes is None:
        yield Missing("/requirements/permitted_waste_codes", "permit_missing", Effect.ONLY_CONDITIONAL)
    if takes_goods and wanted.brand_restrictions_honoured is None:
        yield Missing(
            "/requirements/brand_restrictions_honoured", "brands_kept_missing", Effect.ONLY_CONDITIONAL
        )
    if wanted.intended_route is None:
        yield Missing("/requirements/intended_route", "route_missing", Effect.LOWER_SCORE)
    if not wanted.composition and wanted.intended_route is None:
        yield Missing("/requirements/composition", "windows_missing", Effect.LOWER_SCORE)


def _group_of(form: str) -> str:
    """Forms of older files that are no longer known belong to no group."""
    return next((known.group for known in catalogue.forms() if known.slug == form), "")
