"""What happened to documents and evidence of exchanges in plain words."""

from collections.abc import Mapping

ABOUT_PAPERS: Mapping[str, Mapping[str, str]] = {
    "exchange.document_set": {
        "en": "had a document of an exchange made",
        "da": "fik lavet et dokument til en udveksling",
    },
    "exchange.document_voided": {
        "en": "changed an exchange, so that its signed documents are void",
        "da": "ændrede en udveksling, så dens underskrevne dokumenter bortfaldt",
    },
    "exchange.document_signed": {"en": "signed a document", "da": "underskrev et dokument"},
    "exchange.document_declined": {
        "en": "declined to sign a document",
        "da": "afviste at underskrive et dokument",
    },
    "exchange.document_scan_uploaded": {
        "en": "uploaded a document signed on paper",
        "da": "uploadede et dokument underskrevet på papir",
    },
    "exchange.document_scan_confirmed": {
        "en": "confirmed a document signed on paper",
        "da": "bekræftede et dokument underskrevet på papir",
    },
    "exchange.document_scan_refused": {
        "en": "refused a document signed on paper",
        "da": "afviste et dokument underskrevet på papir",
    },
    "exchange.evidence_settled": {
        "en": "settled a proof from what is known here",
        "da": "godkendte dokumentation ud fra det, platformen ved",
    },
    "exchange.evidence_brought": {"en": "uploaded a proof", "da": "uploadede dokumentation"},
    "exchange.evidence_taken_back": {"en": "took a proof back", "da": "trak dokumentation tilbage"},
    "exchange.evidence_read": {"en": "read a proof", "da": "læste dokumentation"},
    "exchange.evidence_accepted": {"en": "accepted a proof", "da": "godkendte dokumentation"},
    "exchange.evidence_rejected": {"en": "rejected a proof", "da": "afviste dokumentation"},
    "exchange.evidence_waived": {"en": "waived a proof", "da": "frafaldt kravet om dokumentation"},
    "exchange.dossier_taken": {
        "en": "took the audit pack of an exchange",
        "da": "hentede revisionspakken for en udveksling",
    },
    "programme.dossier_taken": {
        "en": "took the audit pack of a reporting period",
        "da": "hentede revisionspakken for en rapporteringsperiode",
    },
}
