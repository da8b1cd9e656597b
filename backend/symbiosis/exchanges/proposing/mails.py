"""What both sides are written about a proposal, in their language. Pure."""

from dataclasses import dataclass
from datetime import date, datetime

from symbiosis.kit.mail.message import Message, unlinked


@dataclass(frozen=True)
class About:
    """The proposal as the `reader`'s side sees it, in the reader's `language`."""

    language: str
    reader: str
    other: str
    reader_visits: bool
    by_cluster: bool
    agreed_outside: bool
    message: str | None
    reason: str | None
    starts_on: date | None
    ends_on: date | None
    until: datetime
    link: str

    @property
    def danish(self) -> bool:
        return self.language == "da"

    @property
    def days(self) -> str:
        if self.starts_on is None or self.ends_on is None:
            return "Dagene aftaler I senere." if self.danish else "You settle the days later."
        first, last = self.starts_on.isoformat(), self.ends_on.isoformat()
        return f"Dagene: {first} til {last}." if self.danish else f"The days: {first} to {last}."


def proposed(a: About) -> Message:
    said = unlinked(a.message or "")
    if a.danish:
        what = f"besøge {a.other}" if a.reader_visits else f"tage imod et besøg fra {a.other}"
        who = "En klynge foreslår" if a.by_cluster else f"{a.other} foreslår"
        if a.agreed_outside:
            who = "En klynge skriver, at I allerede har aftalt"
        lines = [f"{who}, at {a.reader} skal {what}. {a.days} Svar senest {a.until:%Y-%m-%d}."]
        return _message(
            a,
            f"Forslag om udveksling med {a.other}",
            lines + ([f"De skriver: {said}"] if said else []),
            "Svar på forslaget",
        )
    what = f"visits {a.other}" if a.reader_visits else f"receives a visit from {a.other}"
    who = "A cluster proposes" if a.by_cluster else f"{a.other} proposes"
    if a.agreed_outside:
        who = "A cluster writes that you have agreed already"
    lines = [f"{who} that {a.reader} {what}. {a.days} Answer by {a.until:%Y-%m-%d}."]
    return _message(
        a,
        f"An exchange with {a.other} is proposed",
        lines + ([f"They write: {said}"] if said else []),
        "Answer the proposal",
    )


def recorded(a: About) -> Message:
    """To those for whom a cluster has recorded a yes, while the other side has not answered."""
    if a.danish:
        return _message(
            a,
            f"Jeres aftale med {a.other} er skrevet ned",
            [
                f"Jeres klynge har skrevet ned, at {a.reader} og {a.other} har aftalt en udveksling. {a.days}"
                f" {a.other} bliver nu bedt om at sige ja.",
                "Passer det ikke, kan I sige nej på siden.",
            ],
            "Se aftalen",
        )
    return _message(
        a,
        f"Your agreement with {a.other} is recorded",
        [
            f"Your cluster has recorded that {a.reader} and {a.other} have agreed on an exchange. {a.days}"
            f" {a.other} is now asked to say yes.",
            "If that is not so, say no on the page.",
        ],
        "See the agreement",
    )


def converted(a: About) -> Message:
    if a.danish:
        what = "besøger" if a.reader_visits else "får besøg af"
        agreed = "En klynge har skrevet jeres aftale ned" if a.agreed_outside else "Begge har sagt ja"
        return _message(
            a,
            f"Aftalt: udveksling med {a.other}",
            [
                f"{agreed}: {a.reader} {what} {a.other}. Nu beskriver I sammen mål, program og dage; siden"
                " viser, hvem der skal gøre hvad."
            ],
            "Se udvekslingen",
        )
    what = "visits" if a.reader_visits else "is visited by"
    agreed = "A cluster has recorded what you agreed" if a.agreed_outside else "Both have said yes"
    return _message(
        a,
        f"Agreed: an exchange with {a.other}",
        [
            f"{agreed}: {a.reader} {what} {a.other}. Now describe goals, programme and days together; the"
            " page shows whose turn it is."
        ],
        "See the exchange",
    )


def declined(a: About) -> Message:
    said = unlinked(a.reason or "")
    if a.danish:
        return _message(
            a,
            f"{a.other} siger nej tak",
            [f"Forslaget om en udveksling er afslået. Begrundelsen: {said}"],
            "Se andre forslag",
        )
    return _message(
        a,
        f"{a.other} says no",
        [f"The proposed exchange is declined. The reason: {said}"],
        "See other suggestions",
    )


def withdrawn(a: About) -> Message:
    said = unlinked(a.reason or "")
    if a.danish:
        why = [f"Begrundelsen: {said}"] if said else []
        return _message(
            a,
            f"Forslaget om udveksling med {a.other} er trukket tilbage",
            ["Du behøver ikke svare på det.", *why],
            "Se andre forslag",
        )
    why = [f"The reason: {said}"] if said else []
    return _message(
        a,
        f"The proposed exchange with {a.other} is withdrawn",
        ["There is nothing for you to answer.", *why],
        "See other suggestions",
    )


def expired(a: About) -> Message:
    if a.danish:
        return _message(
            a,
            f"Intet svar: udveksling med {a.other}",
            ["Tiden til at svare på forslaget er gået. I kan foreslå det igen eller finde en anden."],
            "Se andre forslag",
        )
    return _message(
        a,
        f"No answer: the exchange with {a.other}",
        ["The time to answer the proposal is over. You can propose it again or find somebody else."],
        "See other suggestions",
    )


def _message(a: About, subject: str, lines: list[str], button: str) -> Message:
    closing = (
        f"Du får denne mail, fordi {a.reader} er tilmeldt udvekslinger."
        if a.danish
        else f"You get this mail because {a.reader} is registered for exchanges."
    )
    return Message(
        language="da" if a.danish else "en",
        subject=subject,
        lines=["Hej" if a.danish else "Hello", *lines],
        button=(button, a.link),
        closing=closing,
    )
