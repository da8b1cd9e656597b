"""Why the catalogue stays closed."""

from symbiosis.kit.problems import NotFound, Problem


class RegistrationNeeded(Problem):
    status, code, title = 403, "registration-needed", "Only accepted registrations see the catalogue"


def not_in_catalogue() -> NotFound:
    return NotFound("There is no such entry in the catalogue.")
