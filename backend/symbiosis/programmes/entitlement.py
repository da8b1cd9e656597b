"""What a stay is entitled to: the full lump sum of the host's country, reduced once when the stay is
short or near, at most the cap. Pure."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from symbiosis.programmes.problems import NoRate
from symbiosis.programmes.rules import Rules, Terms

_CENT = Decimal("0.01")
NOTHING = Decimal("0.00")


@dataclass(frozen=True)
class Stay:
    host_country: str
    working_days: int
    distance_km: Decimal


class HintCode(StrEnum):
    """What would raise an amount."""

    MORE_DAYS = "more_days"
    FARTHER = "farther"
    MORE_DAYS_AND_FARTHER = "more_days_and_farther"


@dataclass(frozen=True)
class Hint:
    """`days_more` and `km_more`: how much is missing; 0 where nothing is."""

    code: HintCode
    days_more: int
    km_more: Decimal
    becomes_eur: Decimal


@dataclass(frozen=True)
class Entitlement:
    full_rate_eur: Decimal
    factor: Decimal
    factor_reasons: tuple[str, ...]
    entitlement_eur: Decimal
    capped: bool
    hints: tuple[Hint, ...]


def entitlement(terms: Terms, stay: Stay) -> Entitlement:
    """0.00 below the minimum of working days: that is no exchange. Errors: `no-rate`."""
    rules = terms.rules
    rate = terms.rates.get(stay.host_country)
    if rate is None:
        raise NoRate(
            f"The rate table in force has no amount for {stay.host_country}. Ask the programme lead,"
            " or choose a host in another country."
        )
    full = rate.quantize(_CENT)
    amount, capped = _amount(rules, full, stay)
    return Entitlement(
        full_rate_eur=full,
        factor=_factor(rules, stay),
        factor_reasons=_reasons(rules, stay),
        entitlement_eur=amount,
        capped=capped,
        hints=_hints(rules, full, stay, amount),
    )


def _factor(rules: Rules, stay: Stay) -> Decimal:
    if stay.working_days < rules.min_working_days:
        return NOTHING
    # Short and near together reduce once, not twice.
    return rules.reduction_factor if _short(rules, stay) or _near(rules, stay) else Decimal("1.00")


def _amount(rules: Rules, full: Decimal, stay: Stay) -> tuple[Decimal, bool]:
    share = (full * _factor(rules, stay)).quantize(_CENT, ROUND_HALF_UP)
    cap = rules.cap_eur.quantize(_CENT)
    return min(share, cap), share > cap


def _short(rules: Rules, stay: Stay) -> bool:
    return stay.working_days < rules.full_rate_min_days


def _near(rules: Rules, stay: Stay) -> bool:
    return stay.distance_km < rules.near_km


def _reasons(rules: Rules, stay: Stay) -> tuple[str, ...]:
    """With the numbers of the rules, so that a frozen one says by which it was reduced."""
    if stay.working_days < rules.min_working_days:
        return (f"days_lt_{rules.min_working_days}",)
    found = []
    if _short(rules, stay):
        found.append(f"days_lt_{rules.full_rate_min_days}")
    if _near(rules, stay):
        found.append(f"dist_lt_{rules.near_km.normalize():f}")
    return tuple(found)


def _hints(rules: Rules, full: Decimal, stay: Stay, amount: Decimal) -> tuple[Hint, ...]:
    """The least that raises it in each way; both together only where neither does alone."""
    wanted_days = [rules.min_working_days, rules.full_rate_min_days]
    days = [n for n in dict.fromkeys(wanted_days) if n > stay.working_days]
    near = _near(rules, stay)
    single = [_hint(rules, full, stay, n, stay.distance_km) for n in days]
    if near:
        single.append(_hint(rules, full, stay, stay.working_days, rules.near_km))
    found = _rising(single, amount)
    if days and near:
        both = _hint(rules, full, stay, rules.full_rate_min_days, rules.near_km)
        found += _rising([both], found[-1].becomes_eur if found else amount)
    return tuple(found)


def _hint(rules: Rules, full: Decimal, stay: Stay, days: int, km: Decimal) -> Hint:
    days_more, km_more = days - stay.working_days, km - stay.distance_km
    code = HintCode.MORE_DAYS
    if km_more:
        code = HintCode.MORE_DAYS_AND_FARTHER if days_more else HintCode.FARTHER
    becomes, _ = _amount(rules, full, Stay(stay.host_country, days, km))
    return Hint(code, days_more, km_more, becomes)


def _rising(hints: list[Hint], amount: Decimal) -> list[Hint]:
    """Those that give more than what is there and than the ones before."""
    found: list[Hint] = []
    for hint in hints:
        if hint.becomes_eur > (found[-1].becomes_eur if found else amount):
            found.append(hint)
    return found
