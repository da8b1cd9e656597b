"""Why evidence cannot be brought or decided, and what to do."""

from symbiosis.kit.problems import Conflict, NotFound


class EvidenceClosed(Conflict):
    code, title = "evidence-closed", "Nothing can be brought to this line"


class EvidenceLocked(Conflict):
    code, title = "evidence-locked", "This line was told to the funder in a frozen report"


class EvidenceNotDecidable(Conflict):
    code, title = "evidence-not-decidable", "This line cannot be decided so"


def no_line() -> NotFound:
    return NotFound("The checklist has no such line; it opens when the exchange is committed.")


def no_file() -> NotFound:
    return NotFound("Check the address, or sign in with an account that may see the file.")
