"""What can stand in the way of joining."""

from symbiosis.kit.problems import Conflict, InvalidInput


class NotEligible(InvalidInput):
    code, title = "not-eligible", "This programme is not for you as you are"


class AlreadyRegistered(Conflict):
    code, title = "already-registered", "This organisation is in the registry already"


class OrganisationNotActive(Conflict):
    code, title = "organisation-not-active", "This organisation does not take part at present"
