"""Why two may not be brought together, said so that the reader knows what to do."""

from collections.abc import Sequence

from symbiosis.kit.problems import Conflict, FieldError, InvalidInput
from symbiosis.matches.explaining import said
from symbiosis.matches.settling import settled_by
from symbiosis.matching.results import RuleResult


class LegalRule(Conflict):
    code, title = "legal-rule", "A rule that nobody may set aside stops this pair"


class OverrideReasonMissing(InvalidInput):
    code, title = "override-reason-missing", "Say why these two all the same"


class DismissedBefore(Conflict):
    code, title = "dismissed-before", "This pair was dismissed"


def legal_rule(broken: Sequence[RuleResult], language: str) -> LegalRule:
    """Rule, numbers and who could settle it, of each."""
    errors = [
        FieldError(
            "", rule.code, f"{rule.rule}: {said(rule, language)} {settled_by(rule.requirement, language)}"
        )
        for rule in broken
    ]
    return LegalRule(" ".join(error.detail for error in errors), errors=errors)


def override_reason_missing(broken: Sequence[RuleResult], language: str) -> OverrideReasonMissing:
    """One error for each requirement that is not met, `code` its name."""
    errors = [
        FieldError("/override_reason", rule.requirement, f"{rule.rule}: {said(rule, language)}")
        for rule in broken
    ]
    return OverrideReasonMissing(
        "Send override_reason with why these two all the same; the score stays what it is.", errors=errors
    )


def dismissal_stands() -> OverrideReasonMissing:
    error = FieldError(
        "/override_reason", "dismissed", "The pair was dismissed, and nothing has changed since."
    )
    return OverrideReasonMissing("Send override_reason with why it should come back.", errors=[error])


def dismissed_before() -> DismissedBefore:
    return DismissedBefore(
        "It was not you who said no: ask a facilitator of your cluster to bring it back with a reason."
    )
