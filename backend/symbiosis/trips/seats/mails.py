"""What applicants for seats are written, in their language. Pure."""

from dataclasses import dataclass
from datetime import date, datetime

from symbiosis.kit.mail.message import Message, unlinked

_MONTHS = {
    "da": [
        "januar",
        "februar",
        "marts",
        "april",
        "maj",
        "juni",
        "juli",
        "august",
        "september",
        "oktober",
        "november",
        "december",
    ],
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
}


@dataclass(frozen=True)
class About:
    """The application a mail is about, in the reader's `language`."""

    language: str
    organisation: str
    trip: str
    starts_on: date
    ends_on: date
    seats: int
    until: datetime | None
    reason: str | None
    position: int | None
    funded: bool
    link: str

    @property
    def danish(self) -> bool:
        return self.language == "da"

    @property
    def days(self) -> str:
        months = _MONTHS["da" if self.danish else "en"]
        first = f"{self.starts_on.day}{'.' if self.danish else ''} {months[self.starts_on.month - 1]}"
        last = f"{self.ends_on.day}{'.' if self.danish else ''} {months[self.ends_on.month - 1]}"
        return f"{first} – {last} {self.ends_on.year}"

    @property
    def deadline(self) -> str:
        if self.until is None:
            return ""
        months = _MONTHS["da" if self.danish else "en"]
        day = f"{self.until.day}{'.' if self.danish else ''} {months[self.until.month - 1]}"
        return f"{day}, {self.until:%H:%M} UTC"

    @property
    def places(self) -> str:
        if self.danish:
            return "1 plads" if self.seats == 1 else f"{self.seats} pladser"
        return "1 seat" if self.seats == 1 else f"{self.seats} seats"


def submitted(a: About) -> Message:
    if a.danish:
        return _message(
            a,
            f"Vi har modtaget jeres ansøgning: {a.trip}",
            f"{a.organisation} søger {a.places} på rejsen {a.days}. Jeres klynge læser ansøgningen, og I får svar"
            " på mail. Der er ikke lovet nogen plads endnu, så bestil ikke rejsen.",
            "Se ansøgningen",
        )
    return _message(
        a,
        f"We have received your application: {a.trip}",
        f"{a.organisation} asks for {a.places} on the trip of {a.days}. Your cluster reads the application, and you"
        " get the answer by mail. No seat is promised yet, so do not book anything.",
        "See the application",
    )


def offered(a: About) -> Message:
    if a.danish:
        return _message(
            a,
            f"I er tilbudt {a.places}: {a.trip}",
            f"{a.organisation} er tilbudt {a.places} på rejsen {a.days}. Sig ja senest {a.deadline}; derefter går"
            " tilbuddet videre til den næste på ventelisten.",
            "Sig ja eller nej tak",
        )
    return _message(
        a,
        f"You are offered {a.places}: {a.trip}",
        f"{a.organisation} is offered {a.places} on the trip of {a.days}. Accept by {a.deadline}; after that the"
        " offer goes to the next one on the waiting list.",
        "Accept or say no",
    )


def expiring(a: About) -> Message:
    if a.danish:
        return _message(
            a,
            f"Tilbuddet udløber snart: {a.trip}",
            f"I har endnu ikke svaret på tilbuddet om {a.places}. Det gælder til {a.deadline}.",
            "Svar nu",
        )
    return _message(
        a,
        f"Your offer runs out soon: {a.trip}",
        f"You have not answered the offer of {a.places} yet. It stands until {a.deadline}.",
        "Answer now",
    )


def expired(a: About) -> Message:
    if a.danish:
        return _message(
            a,
            f"Tilbuddet er udløbet: {a.trip}",
            "Vi hørte ikke fra jer i tide, og tilbuddet er gået videre. I kan søge igen, så længe rejsen er åben;"
            " så kommer I bagest på listen.",
            "Se rejsen",
        )
    return _message(
        a,
        f"Your offer has run out: {a.trip}",
        "We did not hear from you in time, and the offer has gone on. You may apply again while the trip is open;"
        " then you come last on the list.",
        "See the trip",
    )


def confirmed(a: About) -> Message:
    if a.danish:
        money = (
            "Der er reserveret en voucher til jer; hvor meget, og hvad der skal til, står på siden."
            if a.funded
            else "Der følger ingen voucher med pladsen; hvorfor, står på siden."
        )
        return _message(
            a,
            f"I er med: {a.trip}",
            f"{a.organisation} har {a.places} på rejsen {a.days}. {money} Skriv nu, hvem der rejser, og hvad de har"
            " brug for undervejs.",
            "Skriv, hvem der rejser",
        )
    money = (
        "A voucher is reserved for you; how much, and what it takes, stands on the page."
        if a.funded
        else "No voucher comes with the seat; why, stands on the page."
    )
    return _message(
        a,
        f"You are coming along: {a.trip}",
        f"{a.organisation} has {a.places} on the trip of {a.days}. {money} Now say who travels, and what they need on"
        " the way.",
        "Say who travels",
    )


def waitlisted(a: About) -> Message:
    if a.danish:
        return _message(
            a,
            f"I står på ventelisten: {a.trip}",
            f"Rejsen er fuld. {a.organisation} står som nummer {a.position or 1} på ventelisten. Bliver der pladser"
            " ledige, får I et tilbud på mail. Listen følger, hvornår ansøgningerne blev sendt.",
            "Se ventelisten",
        )
    return _message(
        a,
        f"You are on the waiting list: {a.trip}",
        f"The trip is full. {a.organisation} is number {a.position or 1} on the waiting list. When seats are given"
        " back, you get an offer by mail. The list follows when applications were sent.",
        "See the waiting list",
    )


def declined(a: About) -> Message:
    said = unlinked(a.reason or "")
    if a.danish:
        return _message(
            a,
            f"Det blev desværre et nej: {a.trip}",
            f"{a.organisation} får ikke plads på denne rejse. Begrundelsen: {said}",
            "Se andre rejser",
        )
    return _message(
        a,
        f"Sorry, not this time: {a.trip}",
        f"{a.organisation} does not get a seat on this trip. The reason: {said}",
        "See other trips",
    )


def cancelled(a: About) -> Message:
    said = unlinked(a.reason or "")
    if a.danish:
        return _message(
            a,
            f"Aflyst: {a.trip}",
            f"Rejsen {a.days} er aflyst. Begrundelsen: {said} Pladser og reserverede vouchere er frigivet, så I kan"
            " bruge jeres ret til støtte på en anden rejse.",
            "Se andre rejser",
        )
    return _message(
        a,
        f"Cancelled: {a.trip}",
        f"The trip of {a.days} is cancelled. The reason: {said} Seats and reserved vouchers are released, so you may"
        " use your right to support on another trip.",
        "See other trips",
    )


def _message(a: About, subject: str, text: str, button: str) -> Message:
    closing = (
        f"Du får denne mail, fordi {a.organisation} har søgt om pladser på rejsen."
        if a.danish
        else f"You get this mail because {a.organisation} asked for seats on the trip."
    )
    return Message(
        language="da" if a.danish else "en",
        subject=subject,
        lines=["Hej" if a.danish else "Hello", text],
        button=(button, a.link),
        closing=closing,
    )
