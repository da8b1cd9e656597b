"""How an amount came about, in sentences. Pure: from what was frozen."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from symbiosis.exchanges.money_models import Voucher
from symbiosis.kit.language import Supported

_FULL: Mapping[str, str] = {
    "en": "The full lump sum for a stay in {country} is {full} EUR.",
    "da": "Det fulde beløb for et ophold i {country} er {full} EUR.",
}
_DAYS = {
    "en": "The stay has {days} working days, fewer than the {limit} the full sum asks for.",
    "da": "Opholdet har {days} arbejdsdage, færre end de {limit}, det fulde beløb kræver.",
}
_KM = {
    "en": "Visitor and host are {km} km apart, less than the {limit} km the full sum asks for.",
    "da": "Der er {km} km mellem gæst og vært, mindre end de {limit} km, det fulde beløb kræver.",
}
_REDUCED = {
    "en": "So {percent} % of it is paid: {amount} EUR. It is reduced once, also where both apply.",
    "da": "Derfor udbetales {percent} % af det: {amount} EUR. Der nedsættes kun én gang, også når begge dele"
    " gælder.",
}
_CAPPED = {
    "en": "At most {cap} EUR are paid.",
    "da": "Der udbetales højst {cap} EUR.",
}
_LOWER = {
    "en": "{days} working days were spent there; the lower amount counts: {amount} EUR.",
    "da": "Der blev tilbragt {days} arbejdsdage; det laveste beløb gælder: {amount} EUR.",
}
_PAYOUT = {
    "en": "1 EUR was {rate} {currency} on {on} ({source}); rounded down that is {payout} {currency}.",
    "da": "1 EUR var {rate} {currency} den {on} ({source}); rundet ned er det {payout} {currency}.",
}
_UNCONFIRMED = {
    "en": "The funder has not confirmed the rate table (version {version}).",
    "da": "Bevillingsgiveren har ikke bekræftet satstabellen (version {version}).",
}


def sentences(voucher: Voucher, language: Supported) -> list[str]:
    held: Mapping[str, Any] = voucher.frozen
    number = _numbers(language)
    said = [_FULL[language].format(country=held["host_country"], full=number(held["full_rate_eur"]))]
    for reason in voucher.factor_reasons:
        kind, _, limit = reason.partition("_lt_")
        words = _DAYS if kind == "days" else _KM
        km = number(held["distance_km"].removesuffix(".0"))
        said.append(words[language].format(days=held["working_days"], km=km, limit=limit))
    if voucher.factor < 1:
        share = number((Decimal(held["full_rate_eur"]) * voucher.factor).quantize(Decimal("0.01")))
        percent = f"{voucher.factor * 100:.0f}"
        said.append(_REDUCED[language].format(percent=percent, amount=share))
    if held["capped"]:
        said.append(_CAPPED[language].format(cap=number(held["cap_eur"])))
    said += _afterwards(voucher, held, language)
    if not held["rate_confirmed"]:
        said.append(_UNCONFIRMED[language].format(version=held["rate_version"]))
    return said


def _afterwards(voucher: Voucher, held: Mapping[str, Any], language: Supported) -> list[str]:
    said, number = [], _numbers(language)
    if voucher.approved_eur is not None and voucher.approved_eur < voucher.entitlement_eur:
        days = held["actual"]["working_days"]
        said.append(_LOWER[language].format(days=days, amount=number(voucher.approved_eur)))
    if voucher.fx_rate is not None and voucher.payout_amount is not None:
        said.append(
            _PAYOUT[language].format(
                rate=number(voucher.fx_rate.normalize()),
                currency=voucher.payout_currency,
                on=voucher.fx_on,
                source=voucher.fx_source,
                payout=number(voucher.payout_amount),
            )
        )
    return said


def _numbers(language: Supported) -> Any:
    """3,538.75 in English, 3.538,75 in Danish."""

    def write(value: Decimal | str) -> str:
        text = f"{Decimal(value):,f}"
        return text.translate(str.maketrans(",.", ".,")) if language == "da" else text

    return write
