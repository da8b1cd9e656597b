"""Distinctive values in every private field of the world, and who may ever read each of them.

Whoever adds a private field adds a canary: a value, where it is planted, and the principals that may see it.
The matrix then looks for it in everything that anybody gets.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from contract.exchange_world import DRAFT_WORD, NEXT_STEPS, SENT_WORD, TRAVELLER
from contract.money_world import ASKED_BECAUSE, HOLDER, IBAN
from contract.paper_world import SIGNER, TICKET
from contract.principals import GROUPS, MEMBERS, PRINCIPALS, VISITORS
from contract.registration_world import CV, MESSAGE
from contract.registration_world import MOTIVATION as REGISTERED_BECAUSE
from contract.trip_world import MOTIVATION, NEEDS, SCORE_NOTE, TRAVELLER_NAME
from symbiosis.kit.database import Database

_KEYS = ("key", "key_without_scope")
_PARTNERS = ("partner", "partner_without_scope")
OWN = frozenset({*MEMBERS, "mandate_holder", *_KEYS})
READERS = frozenset({*OWN, *GROUPS["readers"], *_PARTNERS})
OVERSEERS = frozenset({*MEMBERS, *GROUPS["overseers"]})
REVIEWERS = frozenset({*GROUPS["judges"], "facilitator", "auditor"})
SIGNED_IN = frozenset(PRINCIPALS) - frozenset(VISITORS)
FACILITATORS = frozenset({*GROUPS["brokers"], *_PARTNERS})
EXCHANGED = frozenset({*OVERSEERS, "other", "finance", *_KEYS, *_PARTNERS})
NOBODY: frozenset[str] = frozenset()
TICKET_READERS = frozenset({"org_admin", "negotiator", "signatory", "finance", "auditor", *GROUPS["judges"]})
"""What tells more of a traveller than that they were there: the visitor, and who judges, pays or audits."""

CV_READERS = frozenset({"org_admin", *_KEYS, *GROUPS["judges"]})
"""Who attached it, themselves or by a key of theirs, and who judges the registration."""

MEMBERS_AND_STAFF = frozenset({*MEMBERS, *GROUPS["overseers"], "finance"})
STAFF_ONLY = frozenset({*GROUPS["overseers"], "finance"})
TRAVEL_READERS = frozenset({"org_admin", "negotiator", "signatory", *GROUPS["brokers"]})
"""Who travels and what they need on the way: the organisation's who take part, and who manages the trip."""

TITLES = {
    "draft": READERS,
    "private": READERS,
    "withdrawn": READERS,
    "paused": READERS,
    "network": SIGNED_IN,
    "cluster": READERS | {"neighbour"},
    "invited": READERS | {"neighbour"},
}
"""Of streams, by the name of the target."""

LIMIT = "47.1147"
"""A price limit: for those who act for the owner, not even for staff."""

UNGUARDED = frozenset({"list_mailbox", "read_mailbox_mail"})
"""The demonstration shows every mail it would have sent to everyone; outside of it they do not exist."""


def title_of(name: str) -> str:
    return f"Kanarie-titel-{name}"


PLANTED: tuple[tuple[str, str, frozenset[str]], ...] = (
    (
        "kanarie-ekstern",
        "update material_streams set external_source = 'erp', external_id = $1 || id where owner_id = $2",
        READERS,
    ),
    (
        "kanarie-viewer@people.example",
        "update users set email = $1 where id = (select user_id from memberships"
        " where actor_id = $2 and role = 'viewer')",
        OVERSEERS,
    ),
    (
        "kanarie-facilitator@people.example",
        "update users set email = $1 where id = (select user_id from staff_grants"
        " where role = 'facilitator' and cluster_slug = 'modacc' and $2::uuid is not null order by id limit 1)",
        frozenset({*GROUPS["auditors"], "facilitator"}),
    ),
    (
        "kanarie-inviteret@people.example",
        "update invitations set email = $1 where actor_id = $2",
        frozenset({"org_admin"}),
    ),
    (
        "kanarie-ansoeger@people.example",
        "update applications set applicant_email = $1 where $2::uuid is not null",
        REVIEWERS,
    ),
    (
        "Kanarie Ansøgersen",
        "update applications set applicant_name = $1 where $2::uuid is not null",
        REVIEWERS,
    ),
    ("Kanarie besked", "update applications set message = $1 where $2::uuid is not null", REVIEWERS),
    ("Kanarie bevis", "update applications set proof = $1 where $2::uuid is not null", REVIEWERS),
    (
        "Kanarie suspenderet fordi",
        "update actors set standing_reason = $1 where standing = 'suspended' and $2::uuid is not null",
        OVERSEERS,
    ),
    (
        "Kanarie medlemskab fordi",
        "update cluster_memberships set reason = $1 where state = 'claimed' and $2::uuid is not null",
        OVERSEERS,
    ),
    (
        "Kanarie afvist fordi",
        "update matches set dismissed_comment = $1 where state = 'dismissed' and $2::uuid is not null",
        NOBODY,
    ),
    (
        "Kanarie note om matchet",
        "insert into match_notes (match_id, text) select m.id, $1 from matches m"
        " join material_streams s on s.id = m.offer_id where s.owner_id = $2",
        FACILITATORS,
    ),
    (
        "Kanarie næste skridt",
        "insert into match_follow_ups (match_id, next_step) select m.id, $1 from matches m"
        " join material_streams s on s.id = m.offer_id where s.owner_id = $2",
        FACILITATORS,
    ),
    (
        "Kanarie alligevel fordi",
        "update matches set override_reason = $1, suggested_as = 'facilitator' where $2::uuid is not null",
        OWN | FACILITATORS,
    ),
    (
        "Kanarie mødtes på messen",
        "update matches set event = $1 where $2::uuid is not null",
        OWN | FACILITATORS,
    ),
    (
        "kanarie-totp-secret",
        "insert into authenticator_apps (user_id, secret, confirmed_at)"
        " select user_id, $1, now() from memberships m where actor_id = $2 and not exists"
        " (select from user_sessions s where s.user_id = m.user_id)",
        NOBODY,
    ),
    (
        "kanarie-agent",
        "update user_sessions set user_agent = $1 where $2::uuid is not null and user_id ="
        " (select user_id from staff_grants where role = 'analyst')",
        frozenset({"analyst"}),
    ),
)
"""A value, the statement that plants it (`$2` is the organisation), and who may see it."""


class Canaries:
    def __init__(self) -> None:
        self.allowed: dict[str, frozenset[str]] = {LIMIT: OWN}
        self.allowed |= {title_of(name): who for name, who in TITLES.items()}
        self.allowed |= dict.fromkeys((IBAN, HOLDER), frozenset({"finance"}))
        self.allowed |= dict.fromkeys((TRAVELLER, NEXT_STEPS), EXCHANGED)
        self.allowed |= {DRAFT_WORD: frozenset(MEMBERS), SENT_WORD: MEMBERS_AND_STAFF}
        self.allowed |= {ASKED_BECAUSE: MEMBERS_AND_STAFF}
        self.allowed |= {MOTIVATION: MEMBERS_AND_STAFF, SCORE_NOTE: STAFF_ONLY}
        readers = MEMBERS_AND_STAFF | {*_KEYS, *_PARTNERS}
        self.allowed |= {REGISTERED_BECAUSE: readers, MESSAGE: readers | {"other"}, CV: CV_READERS}
        self.allowed |= {TRAVELLER_NAME: TRAVEL_READERS | {"other", "reviewer"}, NEEDS: TRAVEL_READERS}
        self.allowed |= {SIGNER: OVERSEERS | {"other", "finance"}, TICKET: TICKET_READERS}

    async def plant(self, database: Database, actor_id: Any) -> None:
        for value, statement, allowed in PLANTED:
            done = await database.pool.execute(statement, value, actor_id)
            assert not done.endswith(" 0"), f"{value} found no place"
            self.allowed[value] = allowed
        for row in await database.pool.fetch("select private_pem, kid from signing_keys"):
            self.allowed[row["private_pem"][:60]] = NOBODY
        for row in await database.pool.fetch("select prefix from api_keys"):
            self.allowed[row["prefix"]] = frozenset({"org_admin"})

    def leaked_to(self, principal: str, text: str) -> Iterator[str]:
        for value, allowed in self.allowed.items():
            if value in text and principal not in allowed:
                yield value


def everything(answer: Any) -> str:
    """What an answer tells, headers included."""
    headers: Mapping[str, str] = answer.headers
    return f"{answer.text} {dict(headers)}"
