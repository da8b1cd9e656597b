"""What people are reminded of, in their language. Pure."""

from collections.abc import Mapping, Sequence

from symbiosis.exchanges.vocabulary import Reminder
from symbiosis.kit.mail.message import Message

_SAID: Mapping[str, Mapping[Reminder, str]] = {
    "da": {
        Reminder.CONTENT_MISSING: "det, I aftaler, er ikke udfyldt",
        Reminder.HOST_ANSWER_MISSING: "værten har ikke svaret",
        Reminder.NEXT_STEP: "det næste skridt er jeres",
        Reminder.PRIVACY_NOTICE: "databeskyttelsen er ikke accepteret",
        Reminder.BANK_ACCOUNT_MISSING: "bankkontoen mangler",
        Reminder.BANK_ACCOUNT_TO_CHECK: "en bankkonto skal kontrolleres",
        Reminder.PRESENCE_MISSING: "fremmødet er ikke noteret",
        Reminder.SIGNATURE_WAITING: "der mangler en underskrift",
        Reminder.REPORT_DUE: "rapporten er ikke sendt",
        Reminder.EVIDENCE_MISSING: "der mangler dokumentation",
        Reminder.PAYMENT_DUE: "udbetalingen forfalder om få dage",
        Reminder.PAYMENT_OVERDUE: "udbetalingen er forfalden",
    },
    "en": {
        Reminder.CONTENT_MISSING: "what is agreed is not filled in",
        Reminder.HOST_ANSWER_MISSING: "the host has not answered",
        Reminder.NEXT_STEP: "the next step is yours",
        Reminder.PRIVACY_NOTICE: "the data protection notice is not accepted",
        Reminder.BANK_ACCOUNT_MISSING: "the bank account is missing",
        Reminder.BANK_ACCOUNT_TO_CHECK: "a bank account is to be checked",
        Reminder.PRESENCE_MISSING: "who was there is not recorded",
        Reminder.SIGNATURE_WAITING: "a signature is missing",
        Reminder.REPORT_DUE: "the report is not sent",
        Reminder.EVIDENCE_MISSING: "proof is missing",
        Reminder.PAYMENT_DUE: "the payment is due in a few days",
        Reminder.PAYMENT_OVERDUE: "the payment is overdue",
    },
}
_SUBJECT = {"da": "Ophold, der venter på dig", "en": "Exchanges that wait for you"}
_GREETING = {"da": "Hej", "en": "Hello"}
_OPENING = {
    "da": "Her er det din tur. Vi minder om hver ting én gang.",
    "en": "It is your turn here. We remind you of each thing once.",
}
_BUTTON = {"da": "Se opholdene", "en": "See the exchanges"}


def digest(language: str, name: str, items: Sequence[tuple[str, Reminder]], link: str) -> Message:
    """`items`: the code of an exchange and what is missing. Names of organisations stay on the platform."""
    tongue = language if language in _SAID else "en"
    lines = [f"{code}: {_SAID[tongue][kind]}" for code, kind in items]
    opening = [f"{_GREETING[tongue]} {name}", _OPENING[tongue]]
    return Message(tongue, _SUBJECT[tongue], [*opening, *lines], (_BUTTON[tongue], link))
