"""When a move's guards hold, and what is said when one does not. Pure: what must be known is in `Facts`."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from symbiosis.exchanges.moves import Guard
from symbiosis.exchanges.vocabulary import HostState, Mode, VoucherState
from symbiosis.programmes.rules import Rules
from symbiosis.programmes.vocabulary import EvidenceKind, UnfundedReason
from symbiosis.programmes.working_days import why_not_working, working_days

ISSUED_ON = frozenset(
    {VoucherState.ISSUED, VoucherState.CLAIMED, VoucherState.APPROVED, VoucherState.PAYMENT_ORDERED}
    | {VoucherState.PAYMENT_FAILED, VoucherState.PAID}
)
AFTER_THE_STAY = frozenset(
    {EvidenceKind.CLOSING_REPORT, EvidenceKind.HOST_FEEDBACK, EvidenceKind.PAYMENT_PROOF}
)
"""What is accepted by validation itself, may lag behind it, or can only follow it."""


@dataclass(frozen=True)
class OpenItem:
    """A mandatory line of the evidence checklist that is neither accepted nor waived."""

    kind: str
    state: str
    party: str


@dataclass(frozen=True)
class Facts:
    """What must be known of an exchange to say whether something can be done. `today`: the day in UTC."""

    today: date
    state: str
    host_state: str
    mode: str = Mode.PHYSICAL
    visitor_country: str = ""
    host_country: str = ""
    countries_eligible: bool = True
    planned_start: date | None = None
    planned_end: date | None = None
    travel_days: Sequence[date] = ()
    goals: str | None = None
    objectives: Sequence[str] = ()
    activity_types: Sequence[str] = ()
    agenda: Sequence[Mapping[str, Any]] = ()
    visitor_person: str | None = None
    bucket: str | None = None
    counts_for_kpi: bool = True
    funded: bool = False
    unfunded_reason: str | None = None
    programme_starts: date | None = None
    programme_ends: date | None = None
    rules: Rules = field(default_factory=Rules)
    signed_by: frozenset[str] = frozenset()
    """Parties under the present commitment to quality."""
    to_sign: frozenset[str] = frozenset()
    """Parties it waits for."""
    agreement_signed: bool = False
    agreement_waits_for: frozenset[str] = frozenset()
    voucher_state: str | None = None
    bank_account: bool = False
    bank_verified: bool = False
    privacy_accepted: bool = False
    present_days: frozenset[date] = frozenset()
    recorded_days: frozenset[date] = frozenset()
    stay_confirmed: bool = False
    visitor_reported: bool = False
    host_reported: bool = False
    host_report_waived: bool = False
    open_items: Sequence[OpenItem] = ()
    follow_ups: Sequence[tuple[str, int]] = ()
    """Side and months of those that are due and not answered."""

    @property
    def planned_days(self) -> list[date]:
        """Working days by the host country's holidays, without those of travel."""
        if self.planned_start is None or self.planned_end is None:
            return []
        return working_days(self.host_country, self.planned_start, self.planned_end, self.travel_days)


def _other_country(f: Facts) -> str | None:
    if f.visitor_country != f.host_country or f.unfunded_reason == UnfundedReason.SAME_COUNTRY:
        return None
    return (
        f"Both are in {f.host_country}. Choose a host in another eligible country; on a study trip the visitor"
        " can take part unfunded."
    )


def _eligible(f: Facts) -> str | None:
    if f.countries_eligible or not f.funded:
        return None
    return (
        "The programme does not cover one of the two countries on the first day. Choose other dates or another"
        " host, or let the cluster set it to unfunded."
    )


def _not_issued(f: Facts) -> str | None:
    if f.voucher_state not in ISSUED_ON:
        return None
    return "What was agreed is frozen in the voucher. Let the cluster take the voucher back first."


def _host_confirmed(f: Facts) -> str | None:
    if f.host_state == HostState.VERIFIED:
        return None
    return "The host, or its cluster, has to confirm that it receives the visitor (confirm-as-host)."


def missing_content(f: Facts) -> list[str]:
    """The fields that are still empty; `agenda` with the days that have no line."""
    given = {
        "goals": f.goals,
        "objectives": f.objectives,
        "activity_types": f.activity_types,
        "planned_start": f.planned_start,
        "planned_end": f.planned_end,
    }
    missing = [name for name, value in given.items() if not value]
    return missing + (["agenda"] if days_without_agenda(f) else [])


def days_without_agenda(f: Facts) -> list[date]:
    planned = {line.get("day") for line in f.agenda if line.get("counts", True)}
    return [day for day in f.planned_days if day.isoformat() not in planned]


def _content_complete(f: Facts) -> str | None:
    missing = missing_content(f)
    if not missing:
        return None
    days = ", ".join(day.isoformat() for day in days_without_agenda(f))
    agenda = f" The agenda needs a line for {days}." if days else ""
    return f"Fill in {', '.join(missing)}.{agenda}"


def _person_named(f: Facts) -> str | None:
    return None if f.visitor_person else "Name who travels (visitor_person), as the certificate shall say it."


def _bucket_set(f: Facts) -> str | None:
    if f.bucket or not f.counts_for_kpi:
        return None
    return "Let the cluster class the organisation (PUT its participant class), then send it again."


def _working_days(f: Facts) -> str | None:
    found, wanted = len(f.planned_days), f.rules.min_working_days
    if found >= wanted or f.planned_start is None or f.planned_end is None:
        return None
    return (
        f"{found} of at least {wanted} working days in {f.host_country}.{_lost(f)}"
        " Choose more days; those of travel do not count."
    )


def _lost(f: Facts) -> str:
    """Which public holidays took days away; weekends speak for themselves."""
    if f.planned_start is None or f.planned_end is None:
        return ""
    span = (f.planned_start + timedelta(days=n) for n in range((f.planned_end - f.planned_start).days + 1))
    found = [
        f"{day} is {why}"
        for day in span
        if (why := why_not_working(f.host_country, day)) != "weekend" and why
    ]
    return f" {'; '.join(found)}." if found else ""


def _at_most_a_month(f: Facts) -> str | None:
    if f.planned_start is None or f.planned_end is None:
        return None
    latest = f.rules.last_day(f.planned_start)
    if f.planned_end <= latest:
        return None
    return f"A stay that begins on {f.planned_start} ends on {latest} at the latest."


def _contiguous(f: Facts) -> str | None:
    days = f.planned_days
    if not days:
        return None
    between = sorted(day for day in f.travel_days if days[0] < day < days[-1])
    if not between:
        return None
    named = ", ".join(day.isoformat() for day in between)
    return f"Travel on {named} is in the middle of the stay. Days of travel come before or after it."


def _inside_programme(f: Facts) -> str | None:
    if f.planned_start is None or f.planned_end is None:
        return None
    early = f.programme_starts is not None and f.planned_start < f.programme_starts
    late = f.programme_ends is not None and f.planned_end > f.programme_ends
    if not (early or late):
        return None
    return f"The programme runs from {f.programme_starts} to {f.programme_ends}. Choose dates within it."


def _all_signed(f: Facts) -> str | None:
    if f.signed_by and not f.to_sign:
        return None
    return f"The commitment to quality still waits for: {_parties(f.to_sign) or 'everybody'}."


def _parties(parties: frozenset[str]) -> str:
    return ", ".join(sorted(party.replace("_", " ") for party in parties))


def _agreement_signed(f: Facts) -> str | None:
    if not f.funded or f.agreement_signed:
        return None
    waits = _parties(f.agreement_waits_for) or "visitor, visitor cluster"
    return f"The financial agreement still waits for: {waits}."


def _voucher_issued(f: Facts) -> str | None:
    if not f.funded or f.voucher_state in ISSUED_ON:
        return None
    return "Issue the voucher first; or set the exchange to unfunded with a reason."


def _bank_verified(f: Facts) -> str | None:
    if not f.funded or f.bank_verified:
        return None
    if f.bank_account:
        return "Somebody else than who entered the bank account has to verify it."
    return "The visitor enters the bank account, and the cluster verifies it."


def _privacy_accepted(f: Facts) -> str | None:
    if f.privacy_accepted:
        return None
    return "The visitor has to accept the data-protection notice (accept-privacy-notice)."


def _started(f: Facts) -> str | None:
    if f.planned_start is not None and f.today >= f.planned_start:
        return None
    return f"It begins on {f.planned_start}."


def _nobody_present(f: Facts) -> str | None:
    if not f.present_days:
        return None
    return "Correct the presence first, or cut the stay short."


def days_to_record(f: Facts) -> list[date]:
    """Working days so far that nobody has said anything about."""
    return [day for day in f.planned_days if day <= f.today and day not in f.recorded_days]


def _days_recorded(f: Facts) -> str | None:
    missing = [day for day in f.planned_days if day not in f.recorded_days]
    if not missing:
        return None
    named = ", ".join(day.isoformat() for day in missing)
    return f"Record the presence for {named}; a day nobody came is recorded as such."


def to_bring(f: Facts) -> list[OpenItem]:
    """What the visitor has not brought yet."""
    late = AFTER_THE_STAY
    return [item for item in f.open_items if item.party == "visitor" and item.kind not in late]


def _evidence_brought(f: Facts) -> str | None:
    missing = to_bring(f)
    return f"Upload first: {_kinds(missing)}." if missing else None


def to_accept(f: Facts) -> list[OpenItem]:
    return [item for item in f.open_items if item.kind not in AFTER_THE_STAY]


def _evidence_accepted(f: Facts) -> str | None:
    missing = to_accept(f)
    return f"Accept, or let the programme lead waive: {_kinds(missing)}." if missing else None


def _kinds(items: Sequence[OpenItem]) -> str:
    return ", ".join(item.kind.replace("_", " ") for item in items)


def _voucher_paid(f: Facts) -> str | None:
    if not f.funded or f.voucher_state == VoucherState.PAID:
        return None
    return "The payment run pays it."


def reports_in(f: Facts) -> bool:
    return f.visitor_reported and (f.host_reported or f.host_report_waived)


def _reports_in(f: Facts) -> str | None:
    return None if reports_in(f) else "The host's report is still open; the programme lead can waive it."


CHECKS: Mapping[Guard, Callable[[Facts], str | None]] = {
    Guard.OTHER_COUNTRY: _other_country,
    Guard.COUNTRIES_ELIGIBLE: _eligible,
    Guard.NO_VOUCHER_ISSUED: _not_issued,
    Guard.HOST_CONFIRMED: _host_confirmed,
    Guard.CONTENT_COMPLETE: _content_complete,
    Guard.PERSON_NAMED: _person_named,
    Guard.BUCKET_SET: _bucket_set,
    Guard.WORKING_DAYS: _working_days,
    Guard.AT_MOST_A_MONTH: _at_most_a_month,
    Guard.CONTIGUOUS: _contiguous,
    Guard.INSIDE_PROGRAMME: _inside_programme,
    Guard.ALL_SIGNED: _all_signed,
    Guard.AGREEMENT_SIGNED: _agreement_signed,
    Guard.VOUCHER_ISSUED: _voucher_issued,
    Guard.BANK_VERIFIED: _bank_verified,
    Guard.PRIVACY_ACCEPTED: _privacy_accepted,
    Guard.STARTED: _started,
    Guard.NOBODY_PRESENT: _nobody_present,
    Guard.DAYS_RECORDED: _days_recorded,
    Guard.EVIDENCE_BROUGHT: _evidence_brought,
    Guard.EVIDENCE_ACCEPTED: _evidence_accepted,
    Guard.VOUCHER_PAID: _voucher_paid,
    Guard.REPORTS_IN: _reports_in,
}
"""The others ask more than facts: of the report's answers, of who is asking, of the budget."""


def refusals(guards: Sequence[Guard], facts: Facts) -> list[tuple[Guard, str]]:
    """Every guard that does not hold, in the table's order, with its sentence."""
    asked = ((guard, CHECKS[guard](facts)) for guard in guards if guard in CHECKS)
    return [(guard, why) for guard, why in asked if why is not None]
