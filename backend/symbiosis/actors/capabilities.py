"""What each role, mandate and scope lets one do: the one place, as data. Pure."""

from collections.abc import Mapping
from enum import StrEnum


class Capability(StrEnum):
    """What someone can do, somewhere: for an organisation, or in the clusters they work for."""

    # for an organisation
    ORGANISATION_READ = "organisation.read"  # what only its own people see: people, history
    ORGANISATION_CHANGE = "organisation.change"
    PEOPLE_MANAGE = "people.manage"
    MANDATES_GRANT = "mandates.grant"
    STREAMS_WRITE = "streams.write"
    MATCHES_DECIDE = "matches.decide"
    EXCHANGES_TAKE_PART = "exchanges.take_part"  # register, apply for seats, build, report
    DOCUMENTS_SIGN = "documents.sign"
    BANK_ACCOUNT_ENTER = "bank_account.enter"
    # in a programme or cluster
    CONFIDENTIAL_READ = "confidential.read"  # streams and matches that are not public
    MATCHES_BROKER = "matches.broker"
    MATCHES_MEASURE = "matches.measure"  # how well matching serves, in numbers
    PATTERNS_WRITE = "patterns.write"
    ORGANISATIONS_REGISTER = "organisations.register"  # and look after those nobody has claimed
    ORGANISATIONS_VERIFY = "organisations.verify"
    ORGANISATIONS_SUSPEND = "organisations.suspend"
    ORGANISATIONS_MERGE = "organisations.merge"
    MEMBERSHIPS_CONFIRM = "memberships.confirm"
    APPLICATIONS_REVIEW = "applications.review"
    APPLICATIONS_READ = "applications.read"
    STAFF_READ = "staff.read"
    STAFF_APPOINT = "staff.appoint"
    MACHINES_MANAGE = "machines.manage"
    AUDIT_READ = "audit.read"
    TRIPS_MANAGE = "trips.manage"
    EXCHANGES_READ = "exchanges.read"
    EXCHANGES_BROKER = "exchanges.broker"  # propose, build and enter for those they look after
    EXCHANGES_VALIDATE = "exchanges.validate"  # registrations, seats, evidence, reports
    EXCHANGES_SIGN = "exchanges.sign"  # for the cluster
    EVIDENCE_WAIVE = "evidence.waive"
    PROGRAMME_READ = "programme.read"  # quotas, budget, periods
    PROGRAMME_SET = "programme.set"  # terms, rates, targets, budget, periods
    PARTICIPANTS_CLASSIFY = "participants.classify"
    PAYMENTS_MAKE = "payments.make"


class MemberRole(StrEnum):
    """What a person is in an organisation. Signing and transport get capabilities of their own with deals."""

    ORG_ADMIN = "org_admin"
    STREAM_EDITOR = "stream_editor"
    NEGOTIATOR = "negotiator"
    SIGNATORY = "signatory"
    LOGISTICS = "logistics"
    VIEWER = "viewer"


class StaffRole(StrEnum):
    """What a person is in a programme or one of its clusters."""

    PROGRAMME_LEAD = "programme_lead"
    CLUSTER_MANAGER = "cluster_manager"
    FACILITATOR = "facilitator"
    REVIEWER = "reviewer"
    FINANCE = "finance"
    ANALYST = "analyst"
    AUDITOR = "auditor"


class MandateScope(StrEnum):
    """What an organisation lets a facilitator do for it. Never includes signing."""

    STREAMS = "streams"
    MATCHES = "matches"


class Scope(StrEnum):
    """What a machine's credentials are for."""

    ACTORS_READ = "actors:read"
    ACTORS_WRITE = "actors:write"
    STREAMS_READ = "streams:read"
    STREAMS_WRITE = "streams:write"
    MATCHES_READ = "matches:read"
    MATCHES_DECIDE = "matches:decide"
    AUDIT_READ = "audit:read"
    EXCHANGES_READ = "exchanges:read"
    EXCHANGES_WRITE = "exchanges:write"
    TRIPS_READ = "trips:read"
    TRIPS_WRITE = "trips:write"
    PROGRAMMES_READ = "programmes:read"

    @property
    def meaning(self) -> str:
        subject, verb = self.value.split(":")
        return f"{verb.capitalize()} {subject}."


C = Capability

OF_MEMBERS: Mapping[MemberRole, frozenset[Capability]] = {
    MemberRole.ORG_ADMIN: frozenset(
        {
            C.ORGANISATION_READ,
            C.ORGANISATION_CHANGE,
            C.PEOPLE_MANAGE,
            C.MANDATES_GRANT,
            C.STREAMS_WRITE,
            C.MATCHES_DECIDE,
            C.EXCHANGES_TAKE_PART,
            C.DOCUMENTS_SIGN,
            C.BANK_ACCOUNT_ENTER,
        }
    ),
    MemberRole.STREAM_EDITOR: frozenset({C.ORGANISATION_READ, C.STREAMS_WRITE, C.MATCHES_DECIDE}),
    MemberRole.NEGOTIATOR: frozenset({C.ORGANISATION_READ, C.MATCHES_DECIDE, C.EXCHANGES_TAKE_PART}),
    MemberRole.SIGNATORY: frozenset(
        {C.ORGANISATION_READ, C.MATCHES_DECIDE, C.EXCHANGES_TAKE_PART, C.DOCUMENTS_SIGN}
    ),
    MemberRole.LOGISTICS: frozenset({C.ORGANISATION_READ}),
    MemberRole.VIEWER: frozenset({C.ORGANISATION_READ}),
}

OF_MANDATES: Mapping[MandateScope, frozenset[Capability]] = {
    MandateScope.STREAMS: frozenset({C.STREAMS_WRITE}),
    MandateScope.MATCHES: frozenset({C.MATCHES_DECIDE}),
}

_LOOKING_AFTER = frozenset(
    {
        C.CONFIDENTIAL_READ,
        C.MATCHES_BROKER,
        C.MATCHES_MEASURE,
        C.PATTERNS_WRITE,
        C.ORGANISATIONS_REGISTER,
        C.ORGANISATION_READ,
        C.TRIPS_MANAGE,
        C.EXCHANGES_READ,
        C.EXCHANGES_BROKER,
        C.PROGRAMME_READ,
    }
)
_JUDGING = frozenset(
    {
        C.APPLICATIONS_READ,
        C.APPLICATIONS_REVIEW,
        C.ORGANISATIONS_VERIFY,
        C.EXCHANGES_READ,
        C.EXCHANGES_VALIDATE,
        C.PARTICIPANTS_CLASSIFY,
    }
)

OF_STAFF: Mapping[StaffRole, frozenset[Capability]] = {
    StaffRole.PROGRAMME_LEAD: _LOOKING_AFTER
    | _JUDGING
    | {
        C.ORGANISATIONS_SUSPEND,
        C.ORGANISATIONS_MERGE,
        C.STAFF_READ,
        C.STAFF_APPOINT,
        C.MACHINES_MANAGE,
        C.AUDIT_READ,
        C.EXCHANGES_SIGN,
        C.EVIDENCE_WAIVE,
        C.PROGRAMME_SET,
    },
    StaffRole.CLUSTER_MANAGER: _LOOKING_AFTER
    | _JUDGING
    | {
        C.ORGANISATIONS_SUSPEND,
        C.MEMBERSHIPS_CONFIRM,
        C.STAFF_READ,
        C.STAFF_APPOINT,
        C.MACHINES_MANAGE,
        C.AUDIT_READ,
        C.EXCHANGES_SIGN,
    },
    StaffRole.FACILITATOR: _LOOKING_AFTER | {C.APPLICATIONS_READ},
    StaffRole.REVIEWER: _JUDGING | {C.ORGANISATION_READ},
    StaffRole.FINANCE: frozenset({C.EXCHANGES_READ, C.PROGRAMME_READ, C.PAYMENTS_MAKE}),
    StaffRole.ANALYST: frozenset({C.MATCHES_MEASURE, C.PROGRAMME_READ}),
    StaffRole.AUDITOR: frozenset(
        {
            C.CONFIDENTIAL_READ,
            C.ORGANISATION_READ,
            C.APPLICATIONS_READ,
            C.STAFF_READ,
            C.AUDIT_READ,
            C.EXCHANGES_READ,
            C.PROGRAMME_READ,
        }
    ),
}

OF_PARTNERS = _LOOKING_AFTER
"""A partner cluster's system may what a facilitator of that cluster may, within its scopes."""

VALIDATES: frozenset[StaffRole] = frozenset(
    {StaffRole.PROGRAMME_LEAD, StaffRole.CLUSTER_MANAGER, StaffRole.REVIEWER}
)
PAYS: frozenset[StaffRole] = frozenset({StaffRole.FINANCE})
"""Nobody holds a role of each in places that overlap: whoever validates never pays."""

MANDATE_HOLDERS: frozenset[StaffRole] = frozenset(
    {StaffRole.FACILITATOR, StaffRole.CLUSTER_MANAGER, StaffRole.PROGRAMME_LEAD}
)
"""Who may be given a mandate, and keeps it while they hold such a role."""

APPOINTS: Mapping[StaffRole, frozenset[StaffRole]] = {
    StaffRole.PROGRAMME_LEAD: frozenset(StaffRole),
    StaffRole.CLUSTER_MANAGER: frozenset({StaffRole.FACILITATOR, StaffRole.REVIEWER, StaffRole.ANALYST}),
}
"""Which roles a role gives and takes, within its own place."""
