"""Why something is not possible in a programme, said so that the reader knows what to do."""

from symbiosis.kit.problems import Conflict, NotFound
from symbiosis.programmes.vocabulary import NotAllowedReason


class NoTerms(Conflict):
    code, title = "no-terms", "The programme has no rules or no rates for this day"


class NoRate(Conflict):
    code, title = "no-rate", "There is no rate for this country"


class ClassNotAllowed(Conflict):
    code, title = "class-not-allowed", "Organisations of this class do not take part in this role"


class CountryNotEligible(Conflict):
    code, title = "country-not-eligible", "The programme does not cover this country"


class MembershipNotConfirmed(Conflict):
    code, title = "membership-not-confirmed", "No cluster of the programme has confirmed the membership"


_NOT_ALLOWED: dict[NotAllowedReason, tuple[type[Conflict], str]] = {
    NotAllowedReason.CLASS: (
        ClassNotAllowed,
        "The eligibility matrix of the programme leaves this class out in this role. If the class is wrong,"
        " ask your cluster to correct it.",
    ),
    NotAllowedReason.COUNTRY: (
        CountryNotEligible,
        "The country is not on the programme's list for this role on that day. GET"
        " /v1/programmes/{programme_slug}/countries shows which are.",
    ),
    NotAllowedReason.MEMBERSHIP: (
        MembershipNotConfirmed,
        "Claim membership in one of the programme's clusters and let it confirm.",
    ),
}


def not_allowed(code: str) -> Conflict:
    """The problem of a code of `eligibility.why_not_allowed`."""
    kind, sentence = _NOT_ALLOWED[NotAllowedReason(code)]
    return kind(sentence)


def no_programme() -> NotFound:
    return NotFound("There is no such programme with exchanges. GET /v1/programmes lists the programmes.")
