"""From what people say to what is stored: checks against the catalogue, kilograms, search words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from symbiosis.kit.problems import FieldError, InvalidInput
from symbiosis.kit.text import fold
from symbiosis.reference import catalogue
from symbiosis.streams import rules
from symbiosis.streams.descriptions import Material, QuantityIn, Requirements
from symbiosis.streams.schemas import NeedIn, OfferIn
from symbiosis.streams.vocabulary import Identity, QuantityMode

Draft = OfferIn | NeedIn


@dataclass(frozen=True)
class StreamPlace:
    """A place as a stream stores it; the point is unknown until a town or postcode is given."""

    country: str
    site_id: Any = None
    postcode: str | None = None
    town: str | None = None
    nuts3: str | None = None
    latitude: float | None = None
    longitude: float | None = None


def columns_of(draft: Draft, place: StreamPlace) -> dict[str, Any]:
    """The stored columns of a draft. Errors: `invalid-input` naming every field to mend."""
    errors = [*_unknown_slugs(draft), *_odd_values(draft)]
    kg, errors_of_quantity = _kilograms(draft.quantity)
    errors += errors_of_quantity
    if errors or kg is None:
        raise InvalidInput("Correct the fields named in `errors`.", errors=errors)
    fibres, forms = _fibres_and_forms(draft)
    return {
        **_said(draft),
        **_masses(draft.quantity, kg),
        "fibres": fibres,
        "forms": forms,
        "site_id": place.site_id,
        "country": place.country,
        "postcode": place.postcode,
        "town": place.town,
        "nuts3": place.nuts3,
        "latitude": place.latitude,
        "longitude": place.longitude,
        # Whoever looks for a town must not find those who stay anonymous in it.
        "search_text": search_text(
            draft, fibres, forms, None if draft.identity is Identity.ANONYMOUS else place.town
        ),
    }


def _said(draft: Draft) -> dict[str, Any]:
    return {
        "direction": str(draft.direction),
        "title": draft.title,
        "description": draft.description,
        "language": draft.language,
        "stream_type": draft.stream_type,
        "material": draft.material.model_dump(mode="json") if isinstance(draft, OfferIn) else None,
        "requirements": draft.requirements.model_dump(mode="json") if isinstance(draft, NeedIn) else None,
        "minimum_lot_kg": draft.minimum_lot_kg,
        "maximum_lot_kg": draft.maximum_lot_kg,
        "available_from": draft.available_from,
        "available_to": draft.available_to,
        "lead_time_days": draft.lead_time_days,
        "price": draft.price.model_dump(mode="json"),
        "maximum_distance_km": draft.maximum_distance_km,
        "identity": str(draft.identity),
        "visibility": str(draft.visibility),
        "external_source": draft.external_source,
        "external_id": draft.external_id,
    }


def _masses(quantity: QuantityIn, kg: Decimal) -> dict[str, Any]:
    yearly = rules.kg_per_year(kg, quantity.period)
    document = quantity.model_dump(mode="json") | {
        "kg": float(kg),
        "kg_per_year": float(yearly),
        "kg_basis": str(rules.kg_basis(quantity.unit, weighed=quantity.weighed)),
    }
    return {"quantity": document, "quantity_kg": kg, "quantity_kg_per_year": yearly}


def _kilograms(quantity: QuantityIn) -> tuple[Decimal | None, list[FieldError]]:
    recurring = quantity.mode is QuantityMode.RECURRING
    if recurring != (quantity.period is not None):
        remedy = (
            "Say per week, month, quarter or year." if recurring else "Leave it out for a one-off amount."
        )
        return None, [FieldError("/quantity/period", "period_mismatch", remedy)]
    kg = rules.kilograms(
        quantity.value,
        quantity.unit,
        kg_per_unit=quantity.kg_per_unit,
        gsm=quantity.gsm,
        width_cm=quantity.width_cm,
    )
    if kg is None:
        remedy = f"Say what one of the {quantity.unit} weighs in kg."
        return None, [FieldError("/quantity/kg_per_unit", "weight_per_unit_missing", remedy)]
    if kg.quantize(Decimal("0.001")) <= 0:
        return None, [FieldError("/quantity/value", "too_small", "The amount must be at least one gram.")]
    return kg.quantize(Decimal("0.001")), []


def _unknown_slugs(draft: Draft) -> list[FieldError]:
    known_types = {t.slug for t in catalogue.stream_types()}
    known_forms = {f.slug for f in catalogue.forms()}
    known_routes = {r.slug for r in catalogue.routes()}
    groups = set(catalogue.FIBRE_GROUPS)
    wanted: list[tuple[str, str | None, Iterable[str], str]] = [
        ("/stream_type", draft.stream_type, known_types, "/v1/stream-types")
    ]
    if isinstance(draft, OfferIn):
        m = draft.material
        wanted.append(("/material/form", m.form, known_forms, "/v1/material-forms"))
        wanted.append(("/material/current_route", m.current_route, known_routes, "/v1/recycling-routes"))
        fibres = [(f"/material/composition/{i}/fibre", line.fibre) for i, line in enumerate(m.composition)]
    else:
        r = draft.requirements
        wanted += [
            (f"/requirements/forms/{i}", f, known_forms, "/v1/material-forms") for i, f in enumerate(r.forms)
        ]
        wanted.append(
            ("/requirements/intended_route", r.intended_route, known_routes, "/v1/recycling-routes")
        )
        wanted += [
            (
                f"/requirements/composition/{i}/fibre_group",
                rule.fibre_group,
                groups,
                "/v1/fibres (fibre_group)",
            )
            for i, rule in enumerate(r.composition)
        ]
        fibres = [
            (f"/requirements/composition/{i}/fibres/{j}", fibre)
            for i, rule in enumerate(r.composition)
            for j, fibre in enumerate(rule.fibres)
        ]
    errors = [
        FieldError(pointer, "unknown_slug", f"`{slug}` is not known; choose one of {source}.")
        for pointer, slug, known, source in wanted
        if slug is not None and slug not in known
    ]
    return errors + [
        FieldError(pointer, "unknown_fibre", f"`{fibre}` is not a fibre; choose one of /v1/fibres.")
        for pointer, fibre in fibres
        if not catalogue.is_fibre(fibre)
    ]


def _odd_values(draft: Draft) -> list[FieldError]:
    errors = []
    if draft.available_from and draft.available_to and draft.available_to < draft.available_from:
        errors.append(FieldError("/available_to", "before_start", "Choose a last day after the first day."))
    if draft.minimum_lot_kg and draft.maximum_lot_kg and draft.maximum_lot_kg < draft.minimum_lot_kg:
        errors.append(FieldError("/maximum_lot_kg", "below_minimum", "It must be at least the minimum lot."))
    errors += _odd_limit(draft)
    if (draft.external_source is None) != (draft.external_id is None):
        errors.append(
            FieldError("/external_id", "incomplete_key", "Send external_source and external_id together.")
        )
    if isinstance(draft, OfferIn):
        errors += _odd_composition(draft.material)
    else:
        errors += _odd_windows(draft.requirements)
    return errors


def _odd_limit(draft: Draft) -> list[FieldError]:
    """A limit leaves room to bargain: below what is asked, above what is paid."""
    price, limit = draft.price.per_kg, draft.price.limit_per_kg
    if price is None or limit is None:
        return []
    at = "/price/limit_per_kg"
    if price.currency != limit.currency:
        return [FieldError(at, "other_currency", f"Say the limit in {price.currency}, like the price.")]
    room = Decimal(price.amount) - Decimal(limit.amount)
    if room < 0 and isinstance(draft, OfferIn):
        return [FieldError(at, "above_price", "The least you accept cannot be more than what you ask.")]
    if room > 0 and isinstance(draft, NeedIn):
        return [FieldError(at, "below_price", "The most you pay cannot be less than what you pay.")]
    return []


def _odd_composition(material: Material) -> list[FieldError]:
    off = rules.parts_not_adding_up([(line.part, line.share_pct) for line in material.composition])
    return [
        FieldError(
            "/material/composition",
            "shares_do_not_add_up",
            f"The shares of part `{part}` add up to {total.normalize():f}; they must make 100.",
        )
        for part, total in off.items()
    ]


def _odd_windows(requirements: Requirements) -> list[FieldError]:
    errors = []
    for i, rule in enumerate(requirements.composition):
        at = f"/requirements/composition/{i}"
        if not rule.fibres and rule.fibre_group is None:
            errors.append(FieldError(at, "no_fibre", "Name fibres or a fibre group."))
        if rule.min_pct is not None and rule.max_pct is not None and rule.min_pct > rule.max_pct:
            errors.append(FieldError(f"{at}/max_pct", "below_minimum", "It must be at least min_pct."))
    return errors


def _fibres_and_forms(draft: Draft) -> tuple[list[str], list[str]]:
    """The slugs lists are filtered by. A group stands for every fibre in it."""
    if isinstance(draft, OfferIn):
        return sorted({line.fibre for line in draft.material.composition}), [draft.material.form]
    fibres = {fibre for rule in draft.requirements.composition for fibre in rule.fibres}
    groups = {rule.fibre_group for rule in draft.requirements.composition} - {None}
    fibres |= {f.slug for f in catalogue.fibres() if f.group in groups}
    return sorted(fibres), sorted(set(draft.requirements.forms))


def search_text(draft: Draft, fibres: Iterable[str], forms: Iterable[str], town: str | None) -> str:
    """Folded words one may look for, in English, Danish and the stream's own language."""
    languages = {"en", "da", draft.language}
    names: list[Mapping[str, str]] = [catalogue.form(f).names for f in forms]
    names += [catalogue.fibre(f).names for f in fibres][:8]
    if draft.stream_type:
        names.append(catalogue.stream_type(draft.stream_type).names)
    words = [draft.title, draft.description or "", town or ""]
    words += [n[language] for n in names for language in sorted(languages) if n.get(language)]
    return fold(" ".join(words))[:8000]
