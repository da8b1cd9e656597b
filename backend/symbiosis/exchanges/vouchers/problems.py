"""Why a voucher does not move, with what would let it."""

from symbiosis.kit.problems import Conflict, InvalidInput, NotAllowed, WrongState


class NoVoucher(Conflict):
    code, title = "voucher-missing", "This exchange has no voucher"


class WrongVoucherState(WrongState):
    code, title = "voucher-wrong-state", "The voucher is not where this could happen"


class AgreementNotSigned(Conflict):
    code, title = "agreement-not-signed", "The financial agreement is not signed"


class ExchangeRateMissing(InvalidInput):
    code, title = "exchange-rate-missing", "This partner pays in another currency than EUR"


class ExchangeRateNotNeeded(InvalidInput):
    code, title = "exchange-rate-not-needed", "This partner pays in EUR"


class StayIncomplete(Conflict):
    code, title = "stay-incomplete", "Country, working days or distance of the stay are not known"


class TooFewWorkingDays(Conflict):
    code, title = "too-few-working-days", "Fewer working days than the programme asks for"


class VoucherNotClaimed(Conflict):
    code, title = "voucher-not-claimed", "The voucher has not been claimed"


class TwoPersonsNeeded(NotAllowed):
    code, title = "two-persons-needed", "Somebody else has to do this"


class OwnOrganisation(NotAllowed):
    code, title = "own-organisation", "This is about an organisation of yours"


class InPaymentRun(Conflict):
    code, title = "in-payment-run", "The voucher is in a payment run"


class MoreThanPaid(InvalidInput):
    code, title = "more-than-paid", "More is asked back than was paid"
