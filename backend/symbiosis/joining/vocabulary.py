"""The closed lists of applying to join."""

from enum import StrEnum


class ApplicationState(StrEnum):
    SUBMITTED = "submitted"
    CHANGES_REQUESTED = "changes_requested"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class Verb(StrEnum):
    """What can be done to an application: the first three by the applicant, the others by staff."""

    CORRECT = "correct"
    RESUBMIT = "resubmit"
    WITHDRAW = "withdraw"
    REQUEST_CHANGES = "request_changes"
    ACCEPT = "accept"
    REFUSE = "refuse"


class QuestionKind(StrEnum):
    YES_NO = "yes_no"
    CHOICE = "choice"
    TEXT = "text"
    NUMBER = "number"
