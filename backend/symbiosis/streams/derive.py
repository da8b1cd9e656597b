"""From what people say to what is stored: checked at the door, kilograms, search words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from symbiosis.kit.problems import InvalidInput
from symbiosis.kit.text import fold
from symbiosis.reference import catalogue
from symbiosis.streams import rules
from symbiosis.streams.checks import findings
from symbiosis.streams.checks.amounts import weighed
from symbiosis.streams.schemas import NeedIn, OfferIn
from symbiosis.streams.terms import QuantityIn
from symbiosis.streams.vocabulary import Identity

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
    kg, unweighed = weighed(draft.quantity)
    errors = [*findings(draft, kg), *unweighed]
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
