"""Who may set, read and sign documents; reasons or None. Pure."""

from collections.abc import Collection
from uuid import UUID

from symbiosis.actors.capabilities import OF_MEMBERS, Capability
from symbiosis.actors.viewer import Viewer
from symbiosis.exchanges.papers.rules import SIGNERS
from symbiosis.exchanges.policy import Sides
from symbiosis.exchanges.vocabulary import DocumentKind, ExchangeState, Party

_ALSO_OF_HOST = frozenset({DocumentKind.COMMITMENT, DocumentKind.SIGN_IN_SHEET, DocumentKind.CERTIFICATE})
"""The agreement on money and the closing report are between the visitor and its cluster."""

_HANDS = {
    Party.VISITOR: "people of the visiting organisation who may sign",
    Party.HOST: "people of the host who may sign",
    Party.VISITOR_CLUSTER: "those who sign for the visitor's cluster",
    Party.HOST_CLUSTER: "those who sign for the host's cluster",
}


def organisation_of(exchange: Sides, party: Party) -> UUID | None:
    return {Party.VISITOR: exchange.visitor_id, Party.HOST: exchange.host_id}.get(party)


def cluster_of(exchange: Sides, party: Party) -> str:
    """That signs itself, or looks after the organisation that does."""
    of_visitor = party in (Party.VISITOR, Party.VISITOR_CLUSTER)
    return exchange.visitor_cluster if of_visitor else exchange.host_cluster


def _member_may(viewer: Viewer, actor_id: UUID | None, capability: Capability) -> bool:
    role = viewer.members.get(actor_id) if actor_id else None
    return role is not None and capability in OF_MEMBERS[role]


def _office(viewer: Viewer, exchange: Sides, party: Party, capability: Capability) -> bool:
    return viewer.works_for(capability, frozenset({cluster_of(exchange, party)}))


def is_of_visitor_side(viewer: Viewer, exchange: Sides) -> bool:
    return viewer.belongs_to(exchange.visitor_id) or viewer.works_for(
        Capability.EXCHANGES_READ, frozenset({exchange.visitor_cluster})
    )


def may_read(viewer: Viewer, exchange: Sides, kind: str) -> bool:
    """Of an exchange they see."""
    return DocumentKind(kind) in _ALSO_OF_HOST or is_of_visitor_side(viewer, exchange)


def may_sign(viewer: Viewer, exchange: Sides, party: Party) -> bool:
    organisation = organisation_of(exchange, party)
    if organisation is not None:
        return _member_may(viewer, organisation, Capability.DOCUMENTS_SIGN)
    return _office(viewer, exchange, party, Capability.EXCHANGES_SIGN)


def parties_of(viewer: Viewer, exchange: Sides, kind: str) -> list[Party]:
    """For whom they may sign a document of this kind."""
    asked = SIGNERS.get(DocumentKind(kind), ())
    return [party for party in asked if may_sign(viewer, exchange, party)]


def why_not_sign(viewer: Viewer, exchange: Sides, party: Party) -> str | None:
    if may_sign(viewer, exchange, party):
        return None
    return f"Only {_HANDS[party]} can do this."


def why_not_upload_scan(viewer: Viewer, exchange: Sides, party: Party) -> str | None:
    """Whoever holds the signed paper: people of the party itself, or staff who look after it."""
    own = _member_may(viewer, organisation_of(exchange, party), Capability.EXCHANGES_TAKE_PART)
    if own or _office(viewer, exchange, party, Capability.EXCHANGES_BROKER):
        return None
    return "Only people of this party, or the staff who look after it, upload its signed paper."


def why_not_confirm_scan(viewer: Viewer, exchange: Sides, party: Party) -> str | None:
    if _office(viewer, exchange, party, Capability.EXCHANGES_SIGN):
        return None
    return "Only those who sign for the cluster of this side confirm a signed paper."


def why_not_set(viewer: Viewer, exchange: Sides, kind: DocumentKind) -> str | None:
    side = Party.VISITOR if kind is not DocumentKind.SIGN_IN_SHEET else Party.HOST
    clusters = frozenset({exchange.visitor_cluster, exchange.host_cluster})
    if kind in (DocumentKind.FINANCIAL_AGREEMENT, DocumentKind.CLOSING_REPORT):
        clusters = frozenset({exchange.visitor_cluster})
    members = [exchange.visitor_id] if side is Party.VISITOR else [exchange.visitor_id, exchange.host_id]
    takes_part = any(_member_may(viewer, one, Capability.EXCHANGES_TAKE_PART) for one in members)
    if viewer.works_for(Capability.EXCHANGES_BROKER, clusters):
        return None
    if takes_part and kind is not DocumentKind.FINANCIAL_AGREEMENT:
        return None
    return "Only those who build this exchange have its documents set."


_BUILDING = frozenset({ExchangeState.MATCHED, ExchangeState.BUILDING})
_AFTER = frozenset(
    {
        *(ExchangeState.REPORT_SUBMITTED, ExchangeState.REPORT_RETURNED, ExchangeState.VALIDATED),
        *(ExchangeState.PAID, ExchangeState.CLOSED, ExchangeState.NOT_FUNDABLE),
    }
)
_SHEETS: Collection[ExchangeState] = frozenset(
    {*_BUILDING, ExchangeState.SIGNING, ExchangeState.COMMITTED, ExchangeState.READY, ExchangeState.ONGOING}
)


def why_not_now(kind: DocumentKind, state: str, *, funded: bool) -> str | None:
    """When people may ask for a document; the others come by themselves."""
    now = ExchangeState(state)
    match kind:
        case DocumentKind.COMMITMENT:
            allowed = now in _BUILDING
            why = "While it is being built a draft can be set; start-signing sends the one to sign."
        case DocumentKind.FINANCIAL_AGREEMENT:
            allowed = funded and now is ExchangeState.COMMITTED
            why = "It is for funded exchanges that all four have committed to and that have not begun."
        case DocumentKind.SIGN_IN_SHEET:
            allowed, why = now in _SHEETS, "The stay is over; upload the sheet that was signed."
        case DocumentKind.CLOSING_REPORT:
            allowed, why = now in _AFTER, "It is set from the report once the visitor has submitted it."
        case DocumentKind.CERTIFICATE:
            allowed, why = False, "It comes by itself when the exchange is closed."
    return None if allowed else why
