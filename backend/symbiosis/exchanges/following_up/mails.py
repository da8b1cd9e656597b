"""What people are asked half a year and a year after the stay, in their language. Pure."""

from dataclasses import dataclass

from symbiosis.kit.mail.message import Message, unlinked


@dataclass(frozen=True)
class About:
    """`organisation`: the reader's, which worked with `other`. `again`: this is the reminder."""

    language: str
    reader: str
    organisation: str
    other: str
    code: str
    months: int
    again: bool
    link: str


def asked(a: About) -> Message:
    return _danish(a) if a.language == "da" else _english(a)


def _danish(a: About) -> Message:
    other, since = unlinked(a.other), "et halvt år" if a.months == 6 else "et år"
    subject = f"Hvad er der blevet af samarbejdet med {a.other}?"
    asks = f"Det er nu {since} siden opholdet {a.code} med {other}. Arbejder I stadig sammen?"
    return Message(
        language="da",
        subject=f"Påmindelse: {subject}" if a.again else subject,
        lines=[
            f"Hej {unlinked(a.reader)}",
            asks,
            "Fem korte spørgsmål, et par minutter på telefonen. Svarene viser, hvad udvekslingerne fører til;"
            " jeres klynge og programmet læser dem.",
            *(["Vi minder dig kun om det denne ene gang."] if a.again else []),
        ],
        button=("Svar", a.link),
        closing=f"Du får denne mail, fordi {unlinked(a.organisation)} var med i opholdet.",
    )


def _english(a: About) -> Message:
    other, since = unlinked(a.other), "half a year" if a.months == 6 else "a year"
    subject = f"What has become of the cooperation with {a.other}?"
    asks = f"It is {since} since the exchange {a.code} with {other}. Do you still work together?"
    return Message(
        language="en",
        subject=f"Reminder: {subject}" if a.again else subject,
        lines=[
            f"Hello {unlinked(a.reader)}",
            asks,
            "Five short questions, a few minutes on the phone. The answers show what exchanges lead to; your"
            " cluster and the programme read them.",
            *(["We remind you this once only."] if a.again else []),
        ],
        button=("Answer", a.link),
        closing=f"You get this mail because {unlinked(a.organisation)} took part in the exchange.",
    )
