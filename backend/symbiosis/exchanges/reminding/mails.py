"""What people are reminded of, in their language. Pure."""

from collections.abc import Mapping, Sequence

from symbiosis.exchanges.vocabulary import Reminder
from symbiosis.kit.mail.message import Message

_SAID: Mapping[str, Mapping[Reminder, str]] = {
    "da": {
        Reminder.SIGNATURE_WAITING: "der mangler en underskrift",
        Reminder.REPORT_DUE: "rapporten er ikke sendt",
        Reminder.EVIDENCE_MISSING: "der mangler dokumentation",
        Reminder.PAYMENT_DUE: "udbetalingen forfalder om få dage",
        Reminder.PAYMENT_OVERDUE: "udbetalingen er forfalden",
    },
    "en": {
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
