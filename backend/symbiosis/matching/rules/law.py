"""H12 legal status and permit, H13 borders and countries, H15 certificates.

Warn on the unknown, stop only a known breach. What a municipality or a register
decides is asked for, never assumed.
"""

from collections.abc import Mapping

from symbiosis.matching.pair import Pair
from symbiosis.matching.rules.finding import Findings, Requirement
from symbiosis.reference.catalogue import NOT_GREEN, green_list
from symbiosis.streams.vocabulary import LegalStatus

STATUS = Requirement("H12", "legal_status")
PERMIT = Requirement("H12", "permit")
BORDER = Requirement("H13", "border")
COUNTRIES = Requirement("H13", "countries")
CERTIFICATES = Requirement("H15", "certificates")

EU = frozenset(
    "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split()  # noqa: SIM905 - a table
)
OECD_OUTSIDE_EU = frozenset("AU CA CH CL CO CR GB IL IS JP KR MX NO NZ TR US".split())  # noqa: SIM905 - a table


def status_accepted(pair: Pair) -> Findings:
    accepted, status = pair.need.legal_statuses, pair.offer.legal_status
    if status == LegalStatus.UNKNOWN:
        return STATUS.unknown("legal_status_unknown", "confirm_legal_status")
    if accepted and status not in accepted:
        return STATUS.broken("legal_status_refused", legal_status=status, legal_statuses=sorted(accepted))
    return STATUS.met("legal_status_accepted", legal_status=status)


def permit_covers(pair: Pair) -> Findings:
    """Waste only: whoever takes it needs a permit or registration for its code at its site.

    Naming waste among the accepted statuses says that it is wanted, not that it is allowed.
    """
    if pair.offer.legal_status != LegalStatus.WASTE:
        return ()
    code, covered = pair.offer.waste_code, pair.need.permitted_waste_codes
    if covered is None:
        return PERMIT.open("waste_permit_unknown", "confirm_permit")
    if not covered:
        return PERMIT.broken("permit_none")
    codes = sorted(covered)
    if code is None:
        return PERMIT.unknown("waste_code_unknown", "state_waste_code", waste_codes=codes)
    if code not in covered:
        return PERMIT.broken("permit_not_covering", waste_code=code, waste_codes=codes)
    return PERMIT.met("permit_covers", waste_code=code)


def border_open(pair: Pair) -> Findings:
    """Waste on the green list travels inside the EU with Annex VII papers, elsewhere in the OECD after a check,
    else not. What is not on it needs notification and consent, whatever permit the receiver has."""
    start, end, status = pair.offer.country, pair.need.country, pair.offer.legal_status
    if start is not None and start == end:
        return BORDER.met("border_none", country=start)
    if status not in (LegalStatus.WASTE, LegalStatus.UNKNOWN, LegalStatus.USED_GOOD):
        return BORDER.met("border_free", legal_status=status)
    if start is None or end is None:
        return BORDER.unknown("border_unknown", "state_place")
    between = {"from_country": start, "to_country": end, "legal_status": status}
    inside = start in EU and end in EU
    if status == LegalStatus.USED_GOOD:
        return (
            BORDER.met("border_free", **between)
            if inside
            else BORDER.open("border_used_goods", "prove_reusable", **between)
        )
    if status == LegalStatus.UNKNOWN:
        return BORDER.unknown("border_status_unknown", "confirm_legal_status", **between)
    if not {start, end} <= EU | OECD_OUTSIDE_EU:
        return BORDER.broken("border_waste_blocked", **between)
    if (findings := _off_the_green_list(pair.offer.waste_code, between)) is not None:
        return findings
    if inside:
        return BORDER.open("border_waste_eu", "prepare_annex_vii", **between)
    return BORDER.open("border_waste_oecd", "check_shipment_rules", **between)


def _off_the_green_list(code: str | None, between: Mapping[str, str]) -> Findings | None:
    """None: there is an entry for it."""
    if code is None:
        return BORDER.unknown("border_code_unknown", "state_waste_code", **between)
    if code.endswith("*"):
        return BORDER.broken("border_hazardous", waste_code=code, **between)
    entry = green_list(code)
    if entry == NOT_GREEN:
        return BORDER.broken("border_not_green", waste_code=code, **between)
    if entry is None:
        return BORDER.unknown("border_green_unknown", "check_green_list", waste_code=code, **between)
    return None


def countries_allowed(pair: Pair) -> Findings:
    """Where the owner lets it go, and where the receiver takes it from, whatever its legal status."""
    offer, need = pair.offer, pair.need
    if need.country is not None and need.country in offer.excluded_countries:
        return COUNTRIES.broken("country_excluded", to_country=need.country)
    if need.countries_accepted and offer.country not in need.countries_accepted:
        if offer.country is not None:
            return COUNTRIES.broken(
                "country_not_accepted",
                from_country=offer.country,
                countries=sorted(need.countries_accepted),
            )
        return COUNTRIES.unknown("country_unknown", "state_place")
    if not offer.excluded_countries and not need.countries_accepted:
        return ()
    if offer.excluded_countries and need.country is None:
        return COUNTRIES.unknown("country_unknown", "state_place")
    return COUNTRIES.met("countries_allowed")


def certificates_present(pair: Pair) -> Findings:
    """A certificate that is not listed may still exist: it is asked for."""
    required = pair.need.required_certificates
    if not required:
        return CERTIFICATES.met("certificates_any")
    if missing := sorted(required - pair.offer.certificates):
        return CERTIFICATES.open("certificates_missing", "send_certificate", certificates=missing)
    return CERTIFICATES.met("certificates_present", certificates=sorted(required))
