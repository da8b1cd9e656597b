"""H12 legal status, H13 borders, H14 route, H15 certificates.

Warn on the unknown, stop only a known breach. What a municipality or a register
decides is asked for, never assumed.
"""

from symbiosis.matching.pair import Pair
from symbiosis.matching.rules.finding import Findings, Requirement
from symbiosis.streams.vocabulary import LegalStatus

STATUS = Requirement("H12", "legal_status")
BORDER = Requirement("H13", "border")
ROUTE = Requirement("H14", "route")
CERTIFICATES = Requirement("H15", "certificates")

EU = frozenset(
    "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split()  # noqa: SIM905 - a table
)
OECD_OUTSIDE_EU = frozenset("AU CA CH CL CO CR GB IL IS JP KR MX NO NZ TR US".split())  # noqa: SIM905 - a table


def status_accepted(pair: Pair) -> Findings:
    """A need that names waste says it may receive it; one that names nothing is asked."""
    accepted, status = pair.need.legal_statuses, pair.offer.legal_status
    if status == LegalStatus.UNKNOWN:
        return STATUS.unknown("legal_status_unknown", "confirm_legal_status")
    if accepted and status not in accepted:
        return STATUS.broken("legal_status_refused", legal_status=status, legal_statuses=sorted(accepted))
    if status == LegalStatus.WASTE and not accepted:
        return STATUS.open("waste_permit_unknown", "confirm_permit", legal_status=status)
    return STATUS.met("legal_status_accepted", legal_status=status)


def border_open(pair: Pair) -> Findings:
    """Waste travels inside the EU with Annex VII papers, elsewhere in the OECD after a check, else not."""
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
    if inside:
        return BORDER.open("border_waste_eu", "prepare_annex_vii", **between)
    if {start, end} <= EU | OECD_OUTSIDE_EU:
        return BORDER.open("border_waste_oecd", "check_shipment_rules", **between)
    return BORDER.broken("border_waste_blocked", **between)


def route_not_lower(pair: Pair) -> Findings:
    """Nothing should move down the waste hierarchy unnoticed; a lower rank is a better route."""
    today, wanted = pair.offer.current_route_rank, pair.need.route_rank
    if today is None or wanted is None:
        return ROUTE.met("route_any")
    if wanted > today:
        return ROUTE.open(
            "route_lower", "keep_higher_route", current_route=pair.offer.current_route, route=pair.need.route
        )
    return ROUTE.met("route_not_lower", current_route=pair.offer.current_route, route=pair.need.route)


def certificates_present(pair: Pair) -> Findings:
    """A certificate that is not listed may still exist: it is asked for."""
    required = pair.need.required_certificates
    if not required:
        return CERTIFICATES.met("certificates_any")
    if missing := sorted(required - pair.offer.certificates):
        return CERTIFICATES.open("certificates_missing", "send_certificate", certificates=missing)
    return CERTIFICATES.met("certificates_present", certificates=sorted(required))
