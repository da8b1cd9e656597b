"""What an organisation is by the scheme's rules, as far as its record says. Pure."""

from collections.abc import Collection
from dataclasses import dataclass

from symbiosis.actors.vocabulary import ActorRole, SizeClass
from symbiosis.programmes.rules import BUCKET_OF
from symbiosis.programmes.vocabulary import Bucket, Doubt, OrganisationClass


@dataclass(frozen=True)
class Classed:
    """`bucket` follows from the class unless somebody set it with a reason (`bucket_reason`). `derived`:
    from the record of the organisation; no one has decided."""

    organisation_class: OrganisationClass
    bucket: Bucket | None
    doubt: str | None
    derived: bool = True
    bucket_reason: str | None = None


_C, _D = OrganisationClass, Doubt
_BY_ROLE: tuple[tuple[frozenset[ActorRole], OrganisationClass, Doubt | None], ...] = (
    (frozenset({ActorRole.CLUSTER_ORG}), _C.CLUSTER_ORG, None),
    (frozenset({ActorRole.MUNICIPALITY, ActorRole.AUTHORITY}), _C.PUBLIC_BODY, _D.PUBLIC_BODY),
    (frozenset({ActorRole.SCHOOL}), _C.UNIVERSITY, _D.EDUCATION),
    (frozenset({ActorRole.KNOWLEDGE_INSTITUTE}), _C.SCALING_UP_SUPPORT, _D.EDUCATION),
)
SETTLING_ROLE = ActorRole.CLUSTER_ORG
"""With it there is no doubt, whatever else the record says."""
DOUBTFUL_ROLES = frozenset(role for roles, _, doubt in _BY_ROLE if doubt for role in roles)
_BY_SIZE: dict[SizeClass, tuple[OrganisationClass, Doubt | None]] = {
    SizeClass.MICRO: (_C.SME, None),
    SizeClass.SMALL: (_C.SME, None),
    SizeClass.MEDIUM: (_C.SME, None),
    SizeClass.LARGE: (_C.LARGE_COMPANY, None),
    SizeClass.PUBLIC: (_C.PUBLIC_COMPANY, _D.PUBLIC_BODY),
    SizeClass.NGO: (_C.NPO, _D.NON_PROFIT),
}


def derive(size_class: str | None, roles: Collection[str]) -> Classed:
    """The first role that settles it, then the size; a company whose size nobody said is taken for an SME,
    with a doubt."""
    found, doubt = _found(size_class, roles)
    return Classed(found, BUCKET_OF[found], doubt)


def _found(size_class: str | None, roles: Collection[str]) -> tuple[OrganisationClass, Doubt | None]:
    for settling, found, doubt in _BY_ROLE:
        if not settling.isdisjoint(roles):
            return found, doubt
    if size_class is not None:
        return _BY_SIZE[SizeClass(size_class)]
    if ActorRole.CHARITY_SOCIAL in roles:
        return _C.NPO, _D.NON_PROFIT
    known = set(roles) - {ActorRole.UNSPECIFIED}
    return _C.SME, _D.SIZE_UNKNOWN if known else _D.KIND_UNKNOWN
