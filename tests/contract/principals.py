"""Everyone who may knock: the columns of the permission matrix."""

from collections.abc import Mapping

from symbiosis.actors.capabilities import MemberRole, StaffRole

VISITORS = ("anonymous", "expired_session", "revoked_session")
STRANGERS = ("other", "neighbour", "away_facilitator", "sleeping_facilitator")
MEMBERS = tuple(str(role) for role in MemberRole)
STAFF = tuple(str(role) for role in StaffRole)
MACHINES = (
    "key",
    "key_without_scope",
    "revoked_key",
    "partner",
    "partner_without_scope",
    "partner_away",
)

PRINCIPALS = (*VISITORS, *STRANGERS, *MEMBERS, *STAFF, "mandate_holder", *MACHINES)
"""
anonymous               nobody
expired_session         a cookie whose time is over
revoked_session         a cookie whose session somebody has ended
other                   the administrator of another organisation, in no cluster
neighbour               the administrator of another organisation of the same cluster
away_facilitator        staff of another cluster
sleeping_facilitator    staff of the owner's cluster who have not confirmed a second factor
org_admin ... viewer    the six roles in the organisation that owns the target
programme_lead ...      the seven roles of staff in the owner's cluster (the lead: in its programme)
mandate_holder          a facilitator of another cluster with a mandate of the owner for everything
key                     the org_admin's API key with every scope
key_without_scope       the same person's key with every scope but the one the operation asks for
revoked_key             the same person's key after they revoked it
partner                 the system of the owner's cluster with every scope
partner_without_scope   the same with every scope but the one the operation asks for
partner_away            the system of another cluster with every scope
"""

GROUPS: Mapping[str, tuple[str, ...]] = {
    "visitors": VISITORS,
    "strangers": STRANGERS,
    "members": MEMBERS,
    "staff": STAFF,
    "writers": ("org_admin", "stream_editor"),
    "deciders": ("org_admin", "stream_editor", "negotiator", "signatory"),
    "readers": ("programme_lead", "cluster_manager", "facilitator", "auditor"),
    "brokers": ("programme_lead", "cluster_manager", "facilitator"),
    "judges": ("programme_lead", "cluster_manager", "reviewer"),
    "leaders": ("programme_lead", "cluster_manager"),
    "auditors": ("programme_lead", "cluster_manager", "auditor"),
    "overseers": ("programme_lead", "cluster_manager", "facilitator", "reviewer", "auditor"),
    "powerless": ("sleeping_facilitator", "finance", "analyst"),
    "machines": MACHINES,
}
"""Names for several at once. `readers` read what is confidential in their clusters, `brokers` bring
parties together, `judges` decide about applications and organisations, `overseers` read what only an
organisation's own people see, `powerless` have no capability anywhere (yet)."""
