"""When bank accounts have had their time: after the last payment and the term of bookkeeping."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, or_

from symbiosis.exchanges.money_models import BankAccount, PaymentLine, PaymentRun, Voucher
from symbiosis.exchanges.vocabulary import LineState
from symbiosis.exchanges.vouchers.rules import PROMISED

NO_ACCOUNT: Mapping[str, Any] = {"sealed_holder": None, "sealed_iban": None, "sealed_bic": None}
NO_DEBTOR: Mapping[str, Any] = {"debtor_name": None, "sealed_debtor_iban": None, "sealed_debtor_bic": None}


def accounts_due(until: datetime) -> ColumnElement[bool]:
    """Entered before, nothing paid to it since, and no voucher of theirs waits for its money."""
    used = exists().where(
        PaymentLine.bank_account_id == BankAccount.id,
        or_(PaymentLine.state == LineState.PENDING, PaymentLine.settled_on >= until.date()),
    )
    waiting = exists().where(Voucher.visitor_id == BankAccount.actor_id, Voucher.state.in_(PROMISED))
    old = and_(BankAccount.sealed_iban.is_not(None), BankAccount.created_at < until)
    return and_(old, ~used, or_(BankAccount.replaced_at.is_not(None), ~waiting))


def runs_due(until: datetime) -> ColumnElement[bool]:
    """The whole run is over."""
    pending = exists().where(PaymentLine.run_id == PaymentRun.id, PaymentLine.state == LineState.PENDING)
    return and_(PaymentRun.sealed_debtor_iban.is_not(None), PaymentRun.updated_at < until, ~pending)
