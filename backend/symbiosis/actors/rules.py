"""What holds for an actor's record. Pure."""

import re
from collections.abc import Iterable, Mapping

from symbiosis.actors.vocabulary import RegistrationScheme
from symbiosis.kit.searching import searchable
from symbiosis.kit.text import fold

_FORMS = {
    RegistrationScheme.CVR: (r"\d{8}", "A CVR number has eight digits."),
    RegistrationScheme.DUNS: (r"\d{9}", "A D-U-N-S number has nine digits."),
    RegistrationScheme.LEI: (r"[0-9A-Z]{18}\d{2}", "An LEI has 18 letters or digits and two digits."),
    RegistrationScheme.VAT: (
        r"[A-Z]{2}[0-9A-Z]{2,13}",
        "A VAT number starts with its country, as in DK12345678.",
    ),
    RegistrationScheme.EORI: (
        r"[A-Z]{2}[0-9A-Z]{1,15}",
        "An EORI number starts with its country, as in DK12345678.",
    ),
}


def tidy_number(scheme: str | None, number: str | None) -> str | None:
    """Without the blanks and points people put in, so that one number has one form."""
    if number is None or scheme in (None, RegistrationScheme.OTHER):
        return number
    return re.sub(r"[\s.\-]", "", number).upper()


def why_not_registration(scheme: str | None, number: str | None) -> str | None:
    """Scheme and (tidy) number go together, and the number looks like one of the scheme."""
    if scheme is None and number is None:
        return None
    if scheme is None or number is None:
        return "Send registration_scheme and registration_number together."
    pattern, remedy = _FORMS.get(RegistrationScheme(scheme), (r".+", ""))
    return None if re.fullmatch(pattern, number) else remedy


def sort_name(display_name: str) -> str:
    """What lists are ordered by; never empty, so that every name has a place."""
    return fold(display_name) or display_name


def search_text(
    *,
    names: Iterable[str | None],
    roles: Iterable[str],
    sector: str | None,
    description: Mapping[str, str],
    towns: Iterable[str | None],
) -> str:
    """What `q` looks into."""
    parts = (*names, *towns, *roles, sector, *(description[language] for language in sorted(description)))
    return searchable(parts)
