"""The table of who may do what: nothing forgotten, and nobody with more than the office needs."""

from itertools import product

from symbiosis.actors.capabilities import (
    OF_MANDATES,
    OF_MEMBERS,
    OF_PARTNERS,
    OF_STAFF,
    PAYS,
    VALIDATES,
    Capability,
    MandateScope,
    MemberRole,
    StaffRole,
)

C = Capability
FOR_AN_ORGANISATION = {
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


def test_every_role_and_mandate_is_in_the_table() -> None:
    assert set(OF_MEMBERS) == set(MemberRole)
    assert set(OF_STAFF) == set(StaffRole)
    assert set(OF_MANDATES) == set(MandateScope)


def test_every_capability_is_somebodys() -> None:
    held = set().union(*OF_MEMBERS.values(), *OF_STAFF.values(), *OF_MANDATES.values())
    assert held == set(Capability)


def test_members_can_act_for_their_organisation_only() -> None:
    for capabilities in OF_MEMBERS.values():
        assert capabilities <= FOR_AN_ORGANISATION
        assert C.ORGANISATION_READ in capabilities
    assert OF_MEMBERS[MemberRole.ORG_ADMIN] == FOR_AN_ORGANISATION


def test_no_office_writes_for_organisations() -> None:
    """Staff read; what they write for an organisation that looks after itself needs its mandate."""
    for capabilities in (*OF_STAFF.values(), OF_PARTNERS):
        assert capabilities.isdisjoint(FOR_AN_ORGANISATION - {C.ORGANISATION_READ})


def test_mandate_lets_act_and_neither_manage_people_nor_grant_further_ones() -> None:
    for capabilities in OF_MANDATES.values():
        assert capabilities <= {C.STREAMS_WRITE, C.MATCHES_DECIDE}


def test_whoever_validates_never_pays() -> None:
    assert VALIDATES.isdisjoint(PAYS)
    judging = {
        *(C.APPLICATIONS_REVIEW, C.ORGANISATIONS_VERIFY, C.MEMBERSHIPS_CONFIRM),
        *(C.EXCHANGES_VALIDATE, C.PARTICIPANTS_CLASSIFY),
    }
    for role, capability in product(StaffRole, judging):
        if capability in OF_STAFF[role]:
            assert role in VALIDATES
    for role in PAYS:
        assert OF_STAFF[role].isdisjoint(judging)


def test_auditor_changes_nothing() -> None:
    reading = {
        *(C.CONFIDENTIAL_READ, C.ORGANISATION_READ, C.APPLICATIONS_READ, C.STAFF_READ, C.AUDIT_READ),
        *(C.EXCHANGES_READ, C.PROGRAMME_READ),
    }
    assert OF_STAFF[StaffRole.AUDITOR] == reading


def test_whoever_reads_the_journal_may_read_what_stands_in_it() -> None:
    for role, capabilities in OF_STAFF.items():
        if C.AUDIT_READ in capabilities:
            assert {C.CONFIDENTIAL_READ, C.ORGANISATION_READ} <= capabilities, role


def test_partner_system_can_do_no_more_than_a_facilitator() -> None:
    assert OF_STAFF[StaffRole.FACILITATOR] >= OF_PARTNERS


def test_only_a_cluster_confirms_who_belongs_to_it() -> None:
    assert [role for role in StaffRole if C.MEMBERSHIPS_CONFIRM in OF_STAFF[role]] == [
        StaffRole.CLUSTER_MANAGER
    ]
