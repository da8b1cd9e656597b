"""Why a period does not move, with what would satisfy it."""

from symbiosis.kit.problems import Conflict


class EvidenceMissing(Conflict):
    code, title = "evidence-missing", "Funded exchanges with open evidence cannot be told so"


class PeriodNotOver(Conflict):
    code, title = "period-not-over", "The period has not ended"


class PeriodsOverlap(Conflict):
    code, title = "periods-overlap", "Another period covers these days"


class NameTaken(Conflict):
    code, title = "name-taken", "A period of this programme has this name"
