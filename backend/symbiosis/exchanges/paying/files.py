"""The files a bank reads: SEPA credit transfers (pain.001.001.03) and CSV. Pure.

The same run gives the same bytes: what the library would make up at random or from the clock is set from the
run, and lines are in the order of their references.
"""

import csv
import hashlib
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sepaxml import SepaTransfer

from symbiosis.exchanges.banking.checking import Account

SCHEMA = "pain.001.001.03"
_COLUMNS = ("reference", "name", "iban", "bic", "amount", "currency", "execute_on", "message")


@dataclass(frozen=True, repr=False)
class Payment:
    reference: str
    to: Account
    amount: Decimal
    message: str


@dataclass(frozen=True, repr=False)
class Order:
    """`id`: at most 35 letters and digits, unique for the bank."""

    id: str
    debtor: Account
    currency: str
    execute_on: date
    ordered_at: datetime
    payments: Sequence[Payment]


class _Transfer(SepaTransfer):  # type: ignore[misc]  # the library is untyped
    """With ids and time of the order instead of random ones."""

    def __init__(self, order: Order) -> None:
        self._order = order
        config = {"name": order.debtor.holder, "IBAN": order.debtor.iban, "batch": True, "currency": "EUR"}
        if order.debtor.bic:
            config["BIC"] = order.debtor.bic
        super().__init__(config, SCHEMA)

    def _create_header(self) -> None:
        super()._create_header()
        header = self._xml.find("CstmrCdtTrfInitn/GrpHdr")
        header.find("MsgId").text = self._order.id
        header.find("CreDtTm").text = self._order.ordered_at.strftime("%Y-%m-%dT%H:%M:%S")

    def _finalize_batch(self) -> None:
        super()._finalize_batch()
        for number, batch in enumerate(self._xml.iter("PmtInfId"), start=1):
            batch.text = f"{self._order.id[:32]}-{number}"


def pain_001(order: Order) -> bytes:
    """Checked against the schema before it leaves. In EUR only."""
    transfer = _Transfer(order)
    for payment in _sorted(order):
        transfer.add_payment(_transaction(order, payment))
    written: bytes = transfer.export(validate=True)
    return written


def _transaction(order: Order, payment: Payment) -> dict[str, Any]:
    said = {
        "name": payment.to.holder,
        "IBAN": payment.to.iban,
        "amount": int(payment.amount * 100),
        "execution_date": order.execute_on,
        "description": payment.message,
        "endtoend_id": payment.reference,
    }
    return {**said, "BIC": payment.to.bic} if payment.to.bic else said


def as_csv(order: Order) -> bytes:
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    for payment in _sorted(order):
        account = (_harmless(payment.to.holder), payment.to.iban, payment.to.bic or "")
        money = (payment.amount, order.currency, order.execute_on.isoformat(), _harmless(payment.message))
        writer.writerow([payment.reference, *account, *money])
    return file.getvalue().encode()


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _sorted(order: Order) -> list[Payment]:
    return sorted(order.payments, key=lambda payment: payment.reference)


def _harmless(text: str) -> str:
    """A spreadsheet must not take what people wrote for a formula."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text
