"""Who may move an exchange, from where, by which guard: the table, row by row."""

from datetime import date
from itertools import product
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from symbiosis.actors.capabilities import Capability, MemberRole, StaffRole
from symbiosis.actors.viewer import ANONYMOUS, Viewer, appointment, partner
from symbiosis.exchanges import moves, policy
from symbiosis.exchanges.guards import CHECKS, Facts, OpenItem, refusals
from symbiosis.exchanges.moves import HAPPENS, MOVES, Guard, Move, Mover, Verb
from symbiosis.exchanges.problems import PROBLEM_OF
from symbiosis.exchanges.turns import Need, whose_turn
from symbiosis.exchanges.vocabulary import ExchangeState, HostState, Party, VoucherState
from symbiosis.programmes.rules import Rules

VISITOR, HOST, ELSE = uuid4(), uuid4(), uuid4()
HERE, THERE, AWAY = "lifestyle-design-cluster", "modacc", "iconic"


class Exchange:
    visitor_id: UUID = VISITOR
    host_id: UUID = HOST
    visitor_cluster = HERE
    host_cluster = THERE


def member(actor_id: UUID, role: MemberRole) -> Viewer:
    return Viewer(user_id=uuid4(), members={actor_id: role})


def staff(role: StaffRole, *clusters: str) -> Viewer:
    return Viewer(user_id=uuid4(), staff=(appointment(role, frozenset(clusters)),))


TAKE_PART = (MemberRole.ORG_ADMIN, MemberRole.NEGOTIATOR, MemberRole.SIGNATORY)
BROKER = (StaffRole.PROGRAMME_LEAD, StaffRole.CLUSTER_MANAGER, StaffRole.FACILITATOR)
JUDGE = (StaffRole.PROGRAMME_LEAD, StaffRole.CLUSTER_MANAGER, StaffRole.REVIEWER)


def hands() -> dict[str, tuple[Viewer, frozenset[Mover], frozenset[Mover]]]:
    """Every kind of viewer with whose hands they are for building, and for judging."""
    nobody: frozenset[Mover] = frozenset()
    found: dict[str, tuple[Viewer, frozenset[Mover], frozenset[Mover]]] = {
        "anonymous": (ANONYMOUS, nobody, nobody),
        "partner here": (
            partner(uuid4(), "Hub", HERE, frozenset()),
            frozenset({Mover.VISITOR_CLUSTER}),
            nobody,
        ),
        "partner away": (partner(uuid4(), "Hub", AWAY, frozenset()), nobody, nobody),
    }
    for (name, actor_id, side), member_role in product(
        (("visitor", VISITOR, Mover.VISITOR), ("host", HOST, Mover.HOST), ("else", ELSE, None)), MemberRole
    ):
        held = frozenset({side}) if side and member_role in TAKE_PART else nobody
        found[f"{name} {member_role}"] = (member(actor_id, member_role), held, held)
    for (cluster, mover), role in product(
        ((HERE, Mover.VISITOR_CLUSTER), (THERE, Mover.HOST_CLUSTER), (AWAY, None)), StaffRole
    ):
        money: set[Mover] = {Mover.FINANCE} if role is StaffRole.FINANCE and cluster == HERE else set()
        building = {mover} if mover and role in BROKER else set()
        judging = {mover} if mover and role in JUDGE else set()
        found[f"{cluster} {role}"] = (
            staff(role, cluster),
            frozenset(building | money),
            frozenset(judging | money),
        )
    return found


@pytest.mark.parametrize("move", MOVES, ids=lambda move: f"{move.verb} {move.to}")
def test_every_kind_of_viewer_moves_exactly_what_the_table_lets_them(move: Move) -> None:
    judged = move.office is Capability.EXCHANGES_VALIDATE
    wrong = []
    for name, (viewer, building, judging) in hands().items():
        expected = bool(move.who & (judging if judged else building))
        if (policy.why_not_move(viewer, Exchange(), move) is None) != expected:
            wrong.append(name)
    assert wrong == []


def test_the_matrix_has_somebody_who_may_and_somebody_who_may_not_for_each_called_move() -> None:
    for move in (move for move in MOVES if move.is_called):
        answers = {policy.why_not_move(viewer, Exchange(), move) is None for viewer, _, _ in hands().values()}
        assert answers == {True, False}, move.verb


def test_every_verb_and_guard_of_the_table_is_known_everywhere() -> None:
    assert {move.verb for move in MOVES} == set(Verb)
    assert {guard for move in MOVES for guard in move.guards} | set(PROBLEM_OF) == set(Guard)
    codes = [problem.code for problem in PROBLEM_OF.values()]
    assert sorted(codes) == sorted(guard.value for guard in PROBLEM_OF)


def test_every_state_can_be_reached_and_every_open_one_left() -> None:
    reached = {move.to for move in MOVES if move.to}
    # Registrations and proposals come before; exchanges begin as being built.
    assert reached | {ExchangeState.DRAFT, ExchangeState.MATCHED} == set(ExchangeState)
    left = {origin for move in MOVES if move.to for origin in move.origins}
    ends = {"rejected", "cancelled", "no_show", "not_fundable", "recovered"}
    assert reached - left == {ExchangeState(state) for state in ends}


@pytest.mark.parametrize("state", ExchangeState)
def test_what_is_not_possible_says_what_is(state: ExchangeState) -> None:
    for verb in Verb:
        possible = any(state in move.origins for move in MOVES if move.verb is verb)
        reason = moves.why_not_from(state, verb)
        assert (reason is None) == possible
        if reason and moves.possible_from(state):
            assert all(str(move.verb) in reason for move in moves.possible_from(state))
    assert all(move.verb not in HAPPENS for move in moves.possible_from(state))


MONDAY, WEDNESDAY = date(2026, 9, 14), date(2026, 9, 16)
WHOLE = Facts(
    today=MONDAY,
    state="building",
    host_state=HostState.VERIFIED,
    visitor_country="DK",
    host_country="FI",
    planned_start=MONDAY,
    planned_end=WEDNESDAY,
    goals="Learn",
    objectives=["One"],
    activity_types=["networking"],
    agenda=[{"day": f"2026-09-{day}", "title": "Visit", "counts": True} for day in (14, 15, 16)],
    visitor_person="Sy",
    bucket="sme",
    funded=True,
    programme_starts=date(2026, 1, 1),
    programme_ends=date(2026, 12, 31),
    signed_by=frozenset({"visitor", "host", "visitor_cluster", "host_cluster"}),
    agreement_signed=True,
    voucher_state=VoucherState.PAID,
    bank_account=True,
    bank_verified=True,
    privacy_accepted=True,
    recorded_days=frozenset({MONDAY, date(2026, 9, 15), WEDNESDAY}),
    visitor_reported=True,
    host_reported=True,
)


def but(**other: object) -> Facts:
    return Facts(**{**vars(WHOLE), **other})


BROKEN = {
    Guard.OTHER_COUNTRY: (but(visitor_country="FI"), "study trip"),
    Guard.COUNTRIES_ELIGIBLE: (but(countries_eligible=False), "another host"),
    Guard.NO_VOUCHER_ISSUED: (but(voucher_state="issued"), "take the voucher back"),
    Guard.HOST_CONFIRMED: (but(host_state="pending"), "confirm-as-host"),
    Guard.CONTENT_COMPLETE: (but(agenda=WHOLE.agenda[:2]), "2026-09-16"),
    Guard.PERSON_NAMED: (but(visitor_person=None), "certificate"),
    Guard.BUCKET_SET: (but(bucket=None), "class"),
    Guard.WORKING_DAYS: (but(travel_days=[MONDAY]), "2 of at least 3"),
    Guard.AT_MOST_A_MONTH: (but(planned_end=date(2026, 10, 15)), "2026-10-14"),
    Guard.CONTIGUOUS: (but(planned_end=date(2026, 9, 18), travel_days=[date(2026, 9, 15)]), "2026-09-15"),
    Guard.INSIDE_PROGRAMME: (but(programme_ends=date(2026, 9, 15)), "2026-09-15"),
    Guard.ALL_SIGNED: (but(to_sign=frozenset({"host"})), "host"),
    Guard.AGREEMENT_SIGNED: (
        but(agreement_signed=False, agreement_waits_for=frozenset({"visitor"})),
        "visitor",
    ),
    Guard.VOUCHER_ISSUED: (but(voucher_state="reserved"), "Issue"),
    Guard.BANK_VERIFIED: (but(bank_verified=False), "verify"),
    Guard.PRIVACY_ACCEPTED: (but(privacy_accepted=False), "accept-privacy-notice"),
    Guard.STARTED: (but(today=date(2026, 9, 13)), "2026-09-14"),
    Guard.NOBODY_PRESENT: (but(present_days=frozenset({MONDAY})), "cut the stay short"),
    Guard.DAYS_RECORDED: (but(recorded_days=frozenset({MONDAY})), "2026-09-15, 2026-09-16"),
    Guard.EVIDENCE_BROUGHT: (
        but(open_items=[OpenItem("travel_proof", "missing", "visitor")]),
        "travel proof",
    ),
    Guard.EVIDENCE_ACCEPTED: (
        but(open_items=[OpenItem("travel_proof", "uploaded", "visitor_cluster")]),
        "travel proof",
    ),
    Guard.VOUCHER_PAID: (but(voucher_state="approved"), "payment run"),
    Guard.REPORTS_IN: (but(host_reported=False), "host"),
}


@pytest.mark.parametrize("guard", CHECKS, ids=str)
def test_a_guard_holds_for_what_is_whole_and_names_what_would_satisfy_it(guard: Guard) -> None:
    fine = but(voucher_state="reserved") if guard is Guard.NO_VOUCHER_ISSUED else WHOLE
    assert refusals([guard], fine) == []
    facts, said = BROKEN[guard]
    [(named, sentence)] = refusals([guard], facts)
    assert named is guard
    assert said in sentence


def test_public_holidays_of_the_host_country_are_named() -> None:
    # Midsummer Eve and Day are a Friday and a Saturday in Finland.
    facts = but(planned_start=date(2026, 6, 17), planned_end=date(2026, 6, 19))
    [(_, sentence)] = refusals([Guard.WORKING_DAYS], facts)
    assert "2 of at least 3 working days in FI" in sentence
    assert "2026-06-19 is Midsummer Eve" in sentence


def test_a_weekend_in_the_middle_is_no_gap() -> None:
    facts = but(planned_start=date(2026, 9, 17), planned_end=date(2026, 9, 22))
    assert refusals([Guard.CONTIGUOUS, Guard.WORKING_DAYS], facts) == []


@pytest.mark.parametrize(
    ("start", "last"),
    [
        (date(2026, 1, 31), date(2026, 2, 28)),
        (date(2026, 9, 14), date(2026, 10, 14)),
        (date(2027, 12, 31), date(2028, 1, 31)),
    ],
)
def test_a_month_ends_on_the_same_day_or_the_last_one(start: date, last: date) -> None:
    assert Rules(max_months=1).last_day(start) == last


def test_unfunded_exchanges_need_no_money() -> None:
    facts = but(
        funded=False, voucher_state=None, bank_account=False, bank_verified=False, agreement_signed=False
    )
    guards = [Guard.AGREEMENT_SIGNED, Guard.VOUCHER_ISSUED, Guard.BANK_VERIFIED, Guard.VOUCHER_PAID]
    assert refusals(guards, facts) == []


@pytest.mark.parametrize("state", ["stay_done", "report_submitted", "report_returned"])
def test_days_nobody_recorded_and_the_hosts_word_are_named_before_they_stop_the_validation(
    state: str,
) -> None:
    facts = but(state=state, today=date(2026, 10, 1), recorded_days=frozenset({MONDAY}), stay_confirmed=False)
    told = [(m.what, m.detail) for m in whose_turn(facts) if m.party is Party.HOST]
    assert told[:2] == [(Need.PRESENCE, "2026-09-15"), (Need.PRESENCE, "2026-09-16")]
    assert Need.STAY_CONFIRMATION not in {what for what, _ in told}
    recorded = {**vars(facts), "recorded_days": frozenset(facts.planned_days)}
    told = [(m.what, m.detail) for m in whose_turn(Facts(**recorded)) if m.party is Party.HOST]
    assert told[0] == (Need.STAY_CONFIRMATION, None)


def test_nobody_judges_their_own_stay_report_or_organisation() -> None:
    judge = staff(StaffRole.CLUSTER_MANAGER, HERE)
    assert policy.why_not_judge(judge, Exchange(), uuid4(), uuid4()) is None
    assert "travelled" in (policy.why_not_judge(judge, Exchange(), judge.user_id, None) or "")
    assert "report" in (policy.why_not_judge(judge, Exchange(), None, judge.user_id) or "")
    for actor_id in (VISITOR, HOST):
        both = Viewer(user_id=uuid4(), members={actor_id: MemberRole.VIEWER}, staff=judge.staff)
        assert "organisations" in (policy.why_not_judge(both, Exchange(), None, None) or "")


def test_the_page_shows_the_table_as_it_is() -> None:
    page = Path(__file__).parents[2] / "docs" / "exchanges.md"
    assert page.read_text().endswith(moves.as_markdown())
