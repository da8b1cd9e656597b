"""What can stand in the way of a bank account."""

from symbiosis.kit.problems import Conflict, NotFound


class BankAccountNotNeeded(Conflict):
    code, title = "bank-account-not-needed", "No bank account is needed yet"


class BankAccountInUse(Conflict):
    code, title = "bank-account-in-use", "A payment to this account is under way"


class NoBankAccount(NotFound):
    code, title = "not-found", "There is no bank account"
