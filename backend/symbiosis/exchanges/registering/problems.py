"""Why something is not possible with a registration."""

from symbiosis.kit.problems import Conflict, NotFound


class AlreadyRegistered(Conflict):
    code, title = "exchange-registration-exists", "This organisation is registered in the programme already"


class RegistrationMoveNotPossible(Conflict):
    code, title = "registration-move-not-possible", "This is not possible in the registration's present state"


class RegistrationIncomplete(Conflict):
    code, title = "registration-incomplete", "The registration is not complete"


class RegistrationDecided(Conflict):
    code, title = "registration-decided", "The cluster has decided on this"


class CvNeeded(Conflict):
    code, title = "cv-needed", "The registration was accepted with a CV"


class ClusterOutsideProgramme(Conflict):
    code, title = "cluster-outside-programme", "This cluster is not a partner of the programme"


def hidden() -> NotFound:
    return NotFound("There is no such registration, or it is not of your organisation or cluster.")


def no_file() -> NotFound:
    return NotFound("No such file is attached to this registration.")
