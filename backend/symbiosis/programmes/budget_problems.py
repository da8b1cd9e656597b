"""Why money is not there, with what would satisfy it."""

from symbiosis.kit.problems import Conflict


class BudgetExceeded(Conflict):
    code, title = "budget-exceeded", "The partner's budget does not hold this amount"
