"""What can be done with an exchange: the one visible table of its life. Pure.

Read a row as: whoever of `who` calls `verb` while it is in one of `origins`, and every guard holds, then it is
in `to` (None: where it was). Rows of the platform alone are not called: time or another room brings them
about. The service, `GET /v1/exchange-moves`, docs/exchanges.md, the web app and the tests all read this table.
"""

from dataclasses import dataclass
from enum import StrEnum

from symbiosis.actors.capabilities import Capability
from symbiosis.exchanges.vocabulary import ExchangeState as S


class ExchangeVerb(StrEnum):
    """As in POST /v1/exchanges/{id}/<verb>; `change` is the PATCH."""

    OPEN = "open"
    CHANGE = "change"
    CONFIRM_AS_HOST = "confirm-as-host"
    DECLINE_AS_HOST = "decline-as-host"
    ACCEPT_PRIVACY_NOTICE = "accept-privacy-notice"
    SET_FUNDING = "set-funding"
    START_SIGNING = "start-signing"
    REOPEN = "reopen"
    COMMIT = "commit"
    MAKE_READY = "make-ready"
    START = "start"
    CHECK_IN = "check-in"
    RECORD_PRESENCE = "record-presence"
    CONFIRM_STAY = "confirm-stay"
    END_STAY = "end-stay"
    CUT_SHORT = "cut-short"
    REPORT_NO_SHOW = "report-no-show"
    WRITE_REPORT = "write-report"
    SUBMIT_REPORT = "submit-report"
    WRITE_HOST_REPORT = "write-host-report"
    SUBMIT_HOST_REPORT = "submit-host-report"
    RETURN_REPORT = "return-report"
    VALIDATE = "validate"
    PAY = "pay"
    CLOSE = "close"
    REJECT = "reject"
    CANCEL = "cancel"
    RECOVER = "recover"


Verb = ExchangeVerb
"""Its short name here; the contract has verbs of other things too."""


class Mover(StrEnum):
    """Whose hand it takes."""

    VISITOR = "visitor"
    HOST = "host"
    VISITOR_CLUSTER = "visitor_cluster"
    HOST_CLUSTER = "host_cluster"
    FINANCE = "finance"
    PLATFORM = "platform"


class Guard(StrEnum):
    """What must hold; each has its code and sentence in `guards.py`."""

    OTHER_COUNTRY = "same-country"
    COUNTRIES_ELIGIBLE = "country-not-eligible"
    NO_VOUCHER_ISSUED = "voucher-issued"
    HOST_CONFIRMED = "host-not-confirmed"
    CONTENT_COMPLETE = "content-incomplete"
    PERSON_NAMED = "person-not-named"
    BUCKET_SET = "bucket-not-set"
    WORKING_DAYS = "too-few-working-days"
    AT_MOST_A_MONTH = "stay-too-long"
    CONTIGUOUS = "not-contiguous"
    INSIDE_PROGRAMME = "outside-programme-period"
    FUNDED_ONCE = "already-funded"
    WITHIN_BUDGET = "budget-exceeded"
    ALL_SIGNED = "signature-missing"
    AGREEMENT_SIGNED = "agreement-not-signed"
    VOUCHER_ISSUED = "voucher-not-issued"
    BANK_VERIFIED = "bank-account-not-verified"
    PRIVACY_ACCEPTED = "privacy-notice-not-accepted"
    STARTED = "not-started-yet"
    NOBODY_PRESENT = "somebody-was-present"
    DAYS_RECORDED = "presence-missing"
    REPORT_COMPLETE = "report-incomplete"
    EVIDENCE_BROUGHT = "evidence-missing"
    EVIDENCE_ACCEPTED = "evidence-not-accepted"
    TWO_PERSONS = "two-persons-needed"
    ACTUAL_DAYS = "too-few-actual-days"
    VOUCHER_PAID = "voucher-not-paid"
    REPORTS_IN = "reports-open"


_V, _H, _VC, _HC = Mover.VISITOR, Mover.HOST, Mover.VISITOR_CLUSTER, Mover.HOST_CLUSTER
_SIDES = frozenset({_V, _H, _VC, _HC})
_OF_HOST = frozenset({_H, _HC})
_PLATFORM = frozenset({Mover.PLATFORM})
_BEFORE_COMMITTED = (S.BUILDING, S.SIGNING)
_BEFORE_STAY = (S.BUILDING, S.SIGNING, S.COMMITTED, S.READY)
_FROM_STAY = (
    *(S.ONGOING, S.STAY_DONE, S.REPORT_SUBMITTED, S.REPORT_RETURNED),
    *(S.VALIDATED, S.PAID, S.NOT_FUNDABLE),
)


HAPPENS = frozenset({Verb.OPEN, Verb.COMMIT, Verb.START, Verb.END_STAY, Verb.PAY, Verb.CLOSE, Verb.RECOVER})
"""Nobody calls these here: a proposal or trip, the last signature, the calendar, a payment brings them about."""


@dataclass(frozen=True)
class Move:
    """`office`: what a cluster's staff must be entitled to for it."""

    verb: Verb
    origins: tuple[S, ...]
    to: S | None
    who: frozenset[Mover]
    guards: tuple[Guard, ...] = ()
    office: Capability = Capability.EXCHANGES_BROKER

    @property
    def is_called(self) -> bool:
        """By people or machines at this exchange; the others happen."""
        return self.verb not in HAPPENS


MOVES: tuple[Move, ...] = (
    # --- building ---
    Move(Verb.OPEN, (), S.BUILDING, _PLATFORM, (Guard.OTHER_COUNTRY, Guard.COUNTRIES_ELIGIBLE)),
    # Any edit voids every signature there is.
    Move(
        Verb.CHANGE,
        (S.BUILDING, S.SIGNING, S.COMMITTED),
        S.BUILDING,
        _SIDES,
        (Guard.NO_VOUCHER_ISSUED,),
    ),
    Move(Verb.CONFIRM_AS_HOST, (S.BUILDING,), None, _OF_HOST),
    Move(Verb.DECLINE_AS_HOST, _BEFORE_COMMITTED, S.BUILDING, _OF_HOST),
    Move(Verb.SET_FUNDING, (S.BUILDING,), None, frozenset({_VC}), (Guard.FUNDED_ONCE, Guard.WITHIN_BUDGET)),
    Move(Verb.ACCEPT_PRIVACY_NOTICE, _BEFORE_STAY, None, frozenset({_V})),
    Move(
        Verb.START_SIGNING,
        (S.BUILDING,),
        S.SIGNING,
        frozenset({_VC}),
        (
            Guard.CONTENT_COMPLETE,
            Guard.PERSON_NAMED,
            Guard.BUCKET_SET,
            Guard.OTHER_COUNTRY,
            Guard.COUNTRIES_ELIGIBLE,
            Guard.WORKING_DAYS,
            Guard.AT_MOST_A_MONTH,
            Guard.CONTIGUOUS,
            Guard.INSIDE_PROGRAMME,
            Guard.HOST_CONFIRMED,
            Guard.FUNDED_ONCE,
            Guard.WITHIN_BUDGET,
        ),
    ),
    # --- the agreement ---
    Move(Verb.REOPEN, (S.SIGNING,), S.BUILDING, _SIDES),
    Move(Verb.COMMIT, (S.SIGNING,), S.COMMITTED, _PLATFORM, (Guard.ALL_SIGNED,)),
    Move(
        Verb.MAKE_READY,
        (S.COMMITTED,),
        S.READY,
        frozenset({_VC, Mover.FINANCE}),
        (
            Guard.AGREEMENT_SIGNED,
            Guard.VOUCHER_ISSUED,
            Guard.BANK_VERIFIED,
            Guard.PRIVACY_ACCEPTED,
        ),
    ),
    # --- the stay ---
    Move(Verb.START, (S.READY,), S.ONGOING, _PLATFORM, (Guard.STARTED,)),
    Move(
        Verb.CHECK_IN,
        (S.READY, S.ONGOING),
        S.ONGOING,
        frozenset({_V, _H, _HC, _VC}),
        (Guard.STARTED,),
    ),
    Move(
        Verb.RECORD_PRESENCE,
        (S.ONGOING, S.STAY_DONE, S.REPORT_SUBMITTED, S.REPORT_RETURNED),
        None,
        frozenset({_H, _HC, _VC}),
        (Guard.STARTED,),
    ),
    Move(Verb.CONFIRM_STAY, (S.ONGOING,), S.STAY_DONE, _OF_HOST, (Guard.DAYS_RECORDED,)),
    # Later than the calendar ended it.
    Move(
        Verb.CONFIRM_STAY,
        (S.STAY_DONE, S.REPORT_SUBMITTED, S.REPORT_RETURNED),
        None,
        _OF_HOST,
        (Guard.DAYS_RECORDED,),
    ),
    # Flagged as unconfirmed until the host's side says how it was.
    Move(Verb.END_STAY, (S.ONGOING,), S.STAY_DONE, _PLATFORM),
    Move(Verb.CUT_SHORT, (S.ONGOING,), S.STAY_DONE, _SIDES),
    Move(
        Verb.REPORT_NO_SHOW,
        # Also once the calendar has ended the stay: nobody is left to write a report.
        (S.READY, S.ONGOING, S.STAY_DONE),
        S.NO_SHOW,
        frozenset({_H, _HC, _VC}),
        (Guard.STARTED, Guard.NOBODY_PRESENT),
    ),
    # --- what is told about it ---
    Move(Verb.WRITE_REPORT, (S.ONGOING, S.STAY_DONE, S.REPORT_RETURNED), None, frozenset({_V})),
    Move(
        Verb.SUBMIT_REPORT,
        (S.STAY_DONE, S.REPORT_RETURNED),
        S.REPORT_SUBMITTED,
        frozenset({_V}),
        (Guard.REPORT_COMPLETE, Guard.EVIDENCE_BROUGHT),
    ),
    Move(Verb.WRITE_HOST_REPORT, _FROM_STAY, None, _OF_HOST),
    Move(Verb.SUBMIT_HOST_REPORT, _FROM_STAY[1:], None, _OF_HOST, (Guard.REPORT_COMPLETE,)),
    Move(
        Verb.RETURN_REPORT,
        (S.REPORT_SUBMITTED,),
        S.REPORT_RETURNED,
        frozenset({_VC}),
        (Guard.TWO_PERSONS,),
        Capability.EXCHANGES_VALIDATE,
    ),
    Move(
        Verb.VALIDATE,
        (S.REPORT_SUBMITTED,),
        S.VALIDATED,
        frozenset({_VC}),
        (Guard.TWO_PERSONS, Guard.DAYS_RECORDED, Guard.EVIDENCE_ACCEPTED, Guard.ACTUAL_DAYS),
        Capability.EXCHANGES_VALIDATE,
    ),
    # The same call, where fewer working days were spent there than the programme asks for.
    Move(
        Verb.VALIDATE,
        (S.REPORT_SUBMITTED,),
        S.NOT_FUNDABLE,
        frozenset({_VC}),
        (Guard.TWO_PERSONS, Guard.DAYS_RECORDED, Guard.EVIDENCE_ACCEPTED),
        Capability.EXCHANGES_VALIDATE,
    ),
    # --- the money, and the end ---
    Move(Verb.PAY, (S.VALIDATED,), S.PAID, frozenset({Mover.FINANCE}), (Guard.VOUCHER_PAID,)),
    Move(Verb.CLOSE, (S.VALIDATED, S.PAID), S.CLOSED, _PLATFORM, (Guard.VOUCHER_PAID, Guard.REPORTS_IN)),
    Move(
        Verb.REJECT,
        _BEFORE_COMMITTED,
        S.REJECTED,
        frozenset({_VC, _HC}),
        office=Capability.EXCHANGES_VALIDATE,
    ),
    Move(Verb.CANCEL, _BEFORE_STAY, S.CANCELLED, _SIDES),
    Move(Verb.RECOVER, (S.PAID, S.CLOSED), S.RECOVERED, _PLATFORM),
)

OVER = frozenset({S.CLOSED, S.REJECTED, S.CANCELLED, S.NO_SHOW, S.NOT_FUNDABLE, S.RECOVERED})
"""Nothing leads on from these for those who take part."""


def rows(verb: Verb) -> tuple[Move, ...]:
    return tuple(move for move in MOVES if move.verb is verb)


def move_of(verb: Verb, state: str | None = None) -> Move:
    """The row of a verb; where it has two from this state, the one that is hoped for."""
    found = rows(verb)
    here = [move for move in found if state is not None and S(state) in move.origins]
    return (here or list(found))[0]


def possible_from(state: str) -> tuple[Move, ...]:
    """What people can call from here, one row a verb, in the table's order."""
    found: dict[Verb, Move] = {}
    for move in MOVES:
        if move.is_called and S(state) in move.origins:
            found.setdefault(move.verb, move)
    return tuple(found.values())


def why_not_from(state: str, verb: Verb) -> str | None:
    """The sentence names what is possible instead."""
    if any(S(state) in move.origins for move in rows(verb)):
        return None
    possible = ", ".join(sorted(move.verb for move in possible_from(state)))
    instead = f"possible now: {possible}" if possible else "nothing more can be done with it"
    return f"This exchange is {state.replace('_', ' ')}; {instead}."


def as_markdown() -> str:
    """The table of docs/exchanges.md."""
    head = "| from | verb | who | guards | to |\n| --- | --- | --- | --- | --- |\n"
    return head + "".join(f"{_row(move)}\n" for move in MOVES)


def _row(move: Move) -> str:
    verb = f"`{move.verb}`" if move.is_called else f"*{move.verb}*"
    who = ", ".join(mover for mover in Mover if mover in move.who)
    origins, guards = ", ".join(move.origins), ", ".join(move.guards)
    return f"| {origins} | {verb} | {who} | {guards} | {move.to or ''} |"
