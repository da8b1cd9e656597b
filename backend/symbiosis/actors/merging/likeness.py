"""How alike two organisations are: by number, by name without its legal form, by place. Pure."""

import re
from collections.abc import Iterable

from symbiosis.actors.rules import tidy_number
from symbiosis.actors.vocabulary import DuplicateReason, RegistrationScheme
from symbiosis.kit.searching import words_of
from symbiosis.kit.text import fold

# As they are once dots and slashes are taken out: `A/S` is `as`, `S. à r.l.` is `sa rl`.
_FORMS_IN_USE = (
    "aps as is ks ps amba smba fmba ivs fonden holding aktieselskab anpartsselskab",  # Denmark
    "gmbh ag kg ohg ug gbr ev co mbh kgaa haftungsbeschrankt",  # Germany, Austria
    "ab hb oy oyj asa ans da enk",  # the North
    "ltd limited plc llp llc inc corp",
    "sa sas sarl rl eurl snc sasu scop",  # France
    "sl slu slp scp coop sociedad limitada anonima lda ltda unipessoal",  # Spain, Portugal
    "srl spa sapa scarl scrl srls",  # Italy, Romania
    "bv nv vof cv bvba",  # the Netherlands, Belgium
    "doo dd ood eood ad ead et",  # Slovenia, Croatia, Bulgaria
    "sp z oo sk spzoo sro kft zrt nyrt bt uab ae epe ike",
)
_LEGAL_FORMS = frozenset(form for forms in _FORMS_IN_USE for form in forms.split())
_MARKS = re.compile(r"[./'’`]")
_SPACED = re.compile(r"(?<=\b\w) (?=\w\b)")
"""Between single letters: `S. R. L.` is `SRL`."""
_TAX = ("cvr", "vat", "eori")
_COUNTRY_CODES = {"EL": "GR"}
"""Tax numbers of Greece start with EL."""

SAME_PLACE_KM, NEAR_KM = 2.0, 30.0
LEAST = 0.5
"""Below this two organisations are not worth showing as one."""
PROBABLE = 0.8
"""From this on staff are asked to look."""


def bare_name(name: str) -> str:
    """`Væveriet A/S` -> `vaeveriet`: folded, without the legal form before or behind it."""
    words = words_of(_SPACED.sub("", _MARKS.sub("", fold(name))))
    kept = list(words)
    while len(kept) > 1 and kept[-1] in _LEGAL_FORMS:
        kept.pop()
    while len(kept) > 1 and kept[0] in _LEGAL_FORMS:
        kept.pop(0)
    return " ".join(kept)


def name_likeness(one: str, other: str) -> float:
    """0 to 1 for two bare names: trigrams they share of all they have, as pg_trgm counts."""
    mine, theirs = _trigrams(one), _trigrams(other)
    return len(mine & theirs) / len(mine | theirs) if mine and theirs else 0.0


def _trigrams(name: str) -> set[str]:
    padded = (f"  {word} " for word in name.split())
    return {word[at : at + 3] for word in padded for at in range(len(word) - 2)}


def same_numbers(scheme: str | None, number: str | None, country: str) -> list[tuple[str, str]]:
    """Scheme and number in every form the registry may hold this number: CVR 12345678 is VAT DK12345678."""
    if not number:
        return []
    tidy = tidy_number(scheme or RegistrationScheme.VAT, number) or ""
    if scheme is not None and scheme not in _TAX:
        return [(scheme, tidy)]
    home, digits = _home_of(tidy, scheme, country)
    forms = [("vat", f"{home}{digits}"), ("eori", f"{home}{digits}")]
    if home == "DK" and re.fullmatch(r"\d{8}", digits):
        forms.append(("cvr", digits))
    if scheme is None:
        forms += [("duns", tidy), ("lei", tidy), ("other", number.strip())]
    return forms


def tax_number(scheme: str | None, number: str | None) -> tuple[str, str] | None:
    """Country and number of a tax number; None for numbers of other registers."""
    if scheme not in _TAX or not number:
        return None
    return _home_of(number, scheme, "")


def _home_of(number: str, scheme: str | None, country: str) -> tuple[str, str]:
    """The country whose tax number it is, and the rest."""
    if scheme == "cvr":
        return "DK", number
    written = re.match(r"[A-Z]{2}", number)
    if written and (scheme is not None or _COUNTRY_CODES.get(number[:2], number[:2]) == country):
        return number[:2], number[2:]
    return country, number


def nearness(distance_km: float | None) -> float:
    """1 at the same place, 0 from `NEAR_KM` on."""
    if distance_km is None:
        return 0.0
    return max(0.0, min(1.0, (NEAR_KM - distance_km) / (NEAR_KM - SAME_PLACE_KM)))


def judge(
    *, same_number: bool, names: Iterable[float], same_country: bool, distance_km: float | None
) -> tuple[float, list[DuplicateReason]]:
    """Similarity and its reasons. `names`: likeness of each pair of their names; a name that is the same
    counts most, a place only adds to it."""
    name, reasons = max(names, default=0.0), []
    if same_number:
        reasons.append(DuplicateReason.SAME_NUMBER)
    if name >= LEAST:
        reasons.append(DuplicateReason.SAME_NAME if name == 1 else DuplicateReason.SIMILAR_NAME)
    if distance_km is not None and distance_km <= NEAR_KM:
        reasons.append(DuplicateReason.SAME_PLACE if distance_km <= SAME_PLACE_KM else DuplicateReason.NEAR)
    if same_number:
        return 1.0, reasons
    # Elsewhere the same name is often somebody else's.
    weight = 0.85 if same_country else 0.6
    similarity = name * (weight + (0.98 - weight) * nearness(distance_km))
    return round(similarity, 3), reasons
