"""Why something is not possible with a proposal."""

from symbiosis.kit.problems import Conflict, NotFound


class RegistrationNotAccepted(Conflict):
    code, title = "registration-not-accepted", "The registration is not accepted"


class RoleNotRegistered(Conflict):
    code, title = "role-not-registered", "The organisation is not registered in this role"


class CountryExcluded(Conflict):
    code, title = "country-excluded", "This organisation does not want an exchange with this country"


class AlreadyProposed(Conflict):
    code, title = "already-proposed", "There is an open proposal between these two"


class TooManyOpenProposals(Conflict):
    code, title = "too-many-open-proposals", "The visitor has as many open proposals as the programme allows"


class ProposalNotOpen(Conflict):
    code, title = "proposal-not-open", "This proposal is not open any more"


class ProposalExpired(Conflict):
    code, title = "proposal-expired", "The time to answer this proposal is over"


def hidden() -> NotFound:
    return NotFound("There is no such proposal, or it is not of your organisation or cluster.")


def not_in_catalogue() -> NotFound:
    """The same for who is unknown, asleep, suspended or keeps away: nobody learns which."""
    return NotFound("There is nobody of this registration in the catalogue. Look there for another partner.")
