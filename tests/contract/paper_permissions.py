"""Rows of the permission matrix about documents, evidence and audit packs (permissions.py explains).

The organisation visits, the administrator of `other` is the host; one cluster looks after both.
"""

from contract.cases import Case, open_to_all, people
from contract.trip_permissions import COUNTS
from kit import crafted

SEEN = dict.fromkeys(("members", "other", "overseers", "finance"), 200)
MAY_NOT = dict.fromkeys(("members", "other", "overseers", "finance"), 403)
SIGNS = dict.fromkeys(("org_admin", "signatory"), 200)
TRAVELS = dict.fromkeys(("org_admin", "negotiator", "signatory"), 201)
READS_TICKETS = dict.fromkeys(("org_admin", "negotiator", "signatory", "judges", "finance", "auditor"), 200)
SIGNATURE = {"party": "visitor", "content_hash": "$paper hash"}
PAPER = crafted.pdf().decode()
REASON = {"reason": "Another document"}
_STALE = f"party=visitor&content_hash={'0' * 64}&signer_name=Aino&name=a.pdf"
STALE = dict.fromkeys(("org_admin", "negotiator", "signatory", "brokers"), 409)

PAPERS: tuple[Case, ...] = (
    people("list_exchange_documents", 404, SEEN, target="paper"),
    people("get_exchange_document", 404, SEEN, target="paper"),
    people("download_exchange_document", 404, SEEN, target="paper"),
    people("get_exchange_document_page", 404, SEEN, target="paper"),
    people("list_documents_to_sign", 200),
    people(
        "set_exchange_document",
        404,
        MAY_NOT,
        TRAVELS,
        other=201,
        brokers=201,
        target="paper",
        body={"kind": "sign_in_sheet"},
    ),
    people("sign_exchange_document", 404, MAY_NOT, SIGNS, target="paper", body=SIGNATURE),
    people(
        "decline_exchange_document",
        404,
        MAY_NOT,
        SIGNS,
        target="paper",
        body={**SIGNATURE, **REASON},
    ),
    people("upload_signed_scan", 404, MAY_NOT, STALE, target="paper", query=_STALE, body=PAPER),
    people("download_signed_scan", 404, SEEN, target="paper"),
    people("confirm_signed_scan", 404, MAY_NOT, leaders=200, target="paper"),
    people("refuse_signed_scan", 404, MAY_NOT, leaders=200, target="paper", body=REASON),
    open_to_all("get_certificate", target="certificate"),
    # evidence: tickets are for the visitor and for who judges, pays or audits
    people("get_evidence", 404, SEEN, target="ticket"),
    people(
        "upload_evidence",
        404,
        MAY_NOT,
        TRAVELS,
        brokers=201,
        reviewer=201,
        finance=201,
        target="ticket",
        query="name=a.pdf",
        body=PAPER,
    ),
    people("download_evidence", 404, READS_TICKETS, target="ticket"),
    people("take_back_evidence", 404, dict.fromkeys(READS_TICKETS, 403), target="ticket"),
    people("accept_evidence", 403, judges=200, target="ticket"),
    people("reject_evidence", 403, judges=200, target="ticket", body=REASON),
    people("waive_evidence", 403, programme_lead=200, target="ticket", body=REASON),
    people("get_trip_sign_in_sheet", 403, COUNTS, target="confirmed seat trip"),
    # audit packs: who answers for an exchange, who leads the programme for a period
    people(
        "get_exchange_dossier",
        403,
        dict.fromkeys(("judges", "finance", "auditor"), 200),
        away_facilitator=404,
        mandate_holder=404,
        target="paper",
    ),
    people(
        "get_period_dossier",
        403,
        dict.fromkeys(("overseers", "finance", "away_facilitator", "mandate_holder"), 404),
        programme_lead=200,
        target="frozen period",
    ),
)
