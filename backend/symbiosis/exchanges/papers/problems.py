"""Why a document cannot be set or signed, and what to do."""

from symbiosis.kit.problems import Conflict, NotAllowed, NotFound


class DocumentChanged(Conflict):
    code, title = "document-changed", "This is not the document as it stands now"


class DocumentNotOpen(Conflict):
    code, title = "document-not-open", "The document does not wait for signatures"


class AlreadySigned(Conflict):
    code, title = "already-signed", "This party has answered already"


class TwoParties(Conflict):
    code, title = "two-parties", "You have signed this document for another party"


class TwoPersonsNeeded(NotAllowed):
    code, title = "two-persons-needed", "A second person has to do this"


class NothingToConfirm(Conflict):
    code, title = "nothing-to-confirm", "No scan waits for this party"


class NotToSign(Conflict):
    code, title = "not-to-sign", "This party does not sign this document"


class DocumentNotPossible(Conflict):
    code, title = "document-not-possible", "This document cannot be set now"


class PageMissing(NotFound):
    code, title = "page-missing", "The document has no such page"


def hidden() -> NotFound:
    return NotFound("Check the address, or sign in with an account that takes part in the exchange.")
