"""Whether an account number can be one: country, length, check digits, and the bank's code. Pure."""

from dataclasses import dataclass

from schwifty import BIC, IBAN
from schwifty.exceptions import SchwiftyException

from symbiosis.kit.problems import FieldError, InvalidInput


class BankAccountInvalid(InvalidInput):
    code, title = "bank-account-invalid", "This account number cannot be right"


@dataclass(frozen=True, repr=False)
class Account:
    """Never shown as a whole, not even by accident: it has no repr."""

    holder: str
    iban: str
    bic: str | None

    @property
    def last_four(self) -> str:
        return self.iban[-4:]

    @property
    def country(self) -> str:
        return self.iban[:2]


def checked(holder: str, iban: str, bic: str | None) -> Account:
    """The bank's code is looked up where it is not given. Errors: `bank-account-invalid`, which never
    repeats what was sent."""
    try:
        found = IBAN(iban)
    except SchwiftyException as error:
        raise _wrong(
            "/iban", "Copy the IBAN from the bank's statement: its length or check digits are wrong."
        ) from error
    return Account(holder, found.compact, _bic(found, bic))


def _bic(iban: IBAN, given: str | None) -> str | None:
    if given is None:
        return iban.bic.compact if iban.bic else None
    try:
        found = BIC(given)
    except SchwiftyException as error:
        raise _wrong(
            "/bic", "A BIC has 8 or 11 letters and digits; leave it out if you do not know it."
        ) from error
    if found.country_code != iban.country_code:
        raise _wrong("/bic", "The BIC is of a bank in another country than the IBAN.")
    return found.compact


def _wrong(pointer: str, detail: str) -> BankAccountInvalid:
    return BankAccountInvalid(detail, errors=[FieldError(pointer, "bank-account-invalid", detail)])
