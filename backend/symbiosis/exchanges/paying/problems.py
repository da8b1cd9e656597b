"""Why a payment run does not go on, with what would let it."""

from symbiosis.kit.problems import Conflict, WrongState


class RunState(WrongState):
    code, title = "payment-run-wrong-state", "The payment run is not where this could happen"


class NotPayable(Conflict):
    code, title = "voucher-not-payable", "This voucher cannot be in the payment run"


class BankAccountNotVerified(Conflict):
    code, title = "bank-account-not-verified", "Where this organisation is paid is not verified"


class DebtorMissing(Conflict):
    code, title = "debtor-missing", "It is not known which account pays"


class NoSuchFile(Conflict):
    code, title = "payment-file-not-made", "There is no such file of this run"


class PaymentFileChanged(Conflict):
    code, title = "payment-file-changed", "The file is no longer the one that was ordered"
