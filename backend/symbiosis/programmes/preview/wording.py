"""The sentences of a preview, in Danish and English. Pure."""

from decimal import Decimal

from symbiosis.kit.language import Supported
from symbiosis.programmes.entitlement import Hint, HintCode
from symbiosis.programmes.rules import Rules
from symbiosis.programmes.vocabulary import UnfundedReason

_UNFUNDED: dict[UnfundedReason, dict[Supported, str]] = {
    UnfundedReason.SAME_COUNTRY: {
        "en": "The host is in the visitor's own country: one may come along, without a voucher.",
        "da": "Værten er i den besøgendes eget land: man kan tage med, men uden tilskud.",
    },
    UnfundedReason.COUNTRY_NOT_ELIGIBLE: {
        "en": "The programme does not cover this country on that day.",
        "da": "Programmet dækker ikke dette land den dag.",
    },
    UnfundedReason.NO_RATE: {
        "en": "The rate table has no amount for this country.",
        "da": "Satstabellen har intet beløb for dette land.",
    },
    UnfundedReason.CLASS_NOT_ELIGIBLE: {
        "en": "Organisations of this class come along without a voucher.",
        "da": "Organisationer af denne slags kan tage med, men uden tilskud.",
    },
    UnfundedReason.MEMBERSHIP_NOT_CONFIRMED: {
        "en": "No cluster of the programme has confirmed the membership.",
        "da": "Ingen klynge i programmet har bekræftet medlemskabet.",
    },
}


def unfunded(reason: UnfundedReason, language: Supported) -> str:
    return _UNFUNDED[reason][language]


def below_minimum(rules: Rules, days: int, language: Supported) -> str:
    if language == "da":
        return f"{_days(days, language)} er for lidt: en udveksling varer mindst {rules.min_working_days}."
    return f"{_days(days, language)}: too few, for an exchange lasts at least {rules.min_working_days}."


def reduced(code: str, rules: Rules, language: Supported) -> str:
    percent = f"{rules.reduction_factor * 100:f}".rstrip("0").rstrip(".")
    if code.startswith("days_lt"):
        if language == "da":
            return f"Kortere end {rules.full_rate_min_days} arbejdsdage: {percent} % af den fulde sats."
        return f"Shorter than {rules.full_rate_min_days} working days: {percent} % of the full rate."
    km = kilometres(rules.near_km)
    if language == "da":
        return f"Nærmere end {km} km: {percent} % af den fulde sats. Der sættes kun ned én gang."
    return f"Nearer than {km} km: {percent} % of the full rate. It is reduced once only."


def raises(hint: Hint, amount: Decimal, language: Supported) -> str:
    """`Two more working days double it: 950.00 EUR.`"""
    becomes = _euros(hint.becomes_eur, language)
    days, km = _more_days(hint.days_more, language), kilometres(hint.km_more)
    doubles = amount > 0 and hint.becomes_eur == 2 * amount
    if language == "da":
        what = {
            HintCode.MORE_DAYS: days,
            HintCode.FARTHER: f"En vært mindst {km} km længere væk",
            HintCode.MORE_DAYS_AND_FARTHER: f"{days} og en vært mindst {km} km længere væk",
        }[hint.code]
        return f"{what} fordobler det: {becomes}." if doubles else f"{what} giver {becomes}."
    what = {
        HintCode.MORE_DAYS: days,
        HintCode.FARTHER: f"A host at least {km} km farther away",
        HintCode.MORE_DAYS_AND_FARTHER: f"{days} and a host at least {km} km farther away",
    }[hint.code]
    plural = hint.code is not HintCode.FARTHER and (
        hint.days_more > 1 or hint.code is HintCode.MORE_DAYS_AND_FARTHER
    )
    verb = ("double" if doubles else "give") + ("" if plural else "s")
    return f"{what} {verb} it: {becomes}." if doubles else f"{what} {verb} {becomes}."


def unconfirmed(name: str, language: Supported) -> str:
    if language == "da":
        return f"Satserne ({name}) er ikke bekræftet af bevillingsgiveren."
    return f"The rates ({name}) are not confirmed by the funder."


def taken_to_be_far(rules: Rules, language: Supported) -> str:
    km = kilometres(rules.near_km)
    if language == "da":
        return f"Afstanden er ikke oplyst; vi har regnet med mindst {km} km."
    return f"The distance is not given; it is taken to be at least {km} km."


def holidays_unknown(language: Supported) -> str:
    if language == "da":
        return "Landets helligdage kendes ikke her: kun weekender er trukket fra."
    return "The public holidays of the country are not known here: only weekends are left out."


def paid_in(currency: str, language: Supported) -> str:
    if language == "da":
        return f"Klyngen udbetaler i {currency} til kursen, når voucheren udstedes."
    return f"The cluster pays in {currency}, at the rate of the day the voucher is issued."


def _euros(amount: Decimal, language: Supported) -> str:
    plain = f"{amount:.2f} EUR"
    return plain.replace(".", ",") if language == "da" else plain


def kilometres(km: Decimal) -> str:
    return f"{km.normalize():f}"


_SMALL: dict[Supported, tuple[str, ...]] = {
    "en": ("", "One", "Two", "Three", "Four", "Five"),
    "da": ("", "Én", "To", "Tre", "Fire", "Fem"),
}


def _more_days(days: int, language: Supported) -> str:
    number = _SMALL[language][days] if days < len(_SMALL[language]) else str(days)
    if language == "da":
        return f"{number} arbejdsdag mere" if days == 1 else f"{number} arbejdsdage mere"
    return f"{number} more working day" if days == 1 else f"{number} more working days"


def _days(days: int, language: Supported) -> str:
    if language == "da":
        return "1 arbejdsdag" if days == 1 else f"{days} arbejdsdage"
    return "1 working day" if days == 1 else f"{days} working days"
