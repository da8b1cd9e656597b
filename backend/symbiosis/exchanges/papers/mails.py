"""What those who sign are written: that a document waits for them, that their signature counts no longer. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from symbiosis.exchanges.vocabulary import DocumentKind, DocumentState, Party
from symbiosis.kit.mail.message import Message, unlinked

Words = Mapping[str, str]
Tongues = Mapping[str, Words]

_KINDS: Tongues = {
    "da": {
        DocumentKind.COMMITMENT: "kvalitetsforpligtelsen",
        DocumentKind.FINANCIAL_AGREEMENT: "den finansielle aftale",
    },
    "en": {
        DocumentKind.COMMITMENT: "the commitment to quality",
        DocumentKind.FINANCIAL_AGREEMENT: "the financial agreement",
    },
}
_AGAIN: Tongues = {
    "da": {
        DocumentState.VOIDED: "Aftalen er ændret, efter at nogen havde skrevet under. De underskrifter gælder"
        " ikke mere, så alle skriver under igen.",
        DocumentState.DECLINED: "En af parterne sagde nej til den forrige. De underskrifter, der var givet,"
        " gælder ikke mere, så alle skriver under igen.",
    },
    "en": {
        DocumentState.VOIDED: "What is agreed was changed after somebody had signed. Those signatures count no"
        " longer, so everybody signs again.",
        DocumentState.DECLINED: "One of the parties declined the one before. The signatures under it count no"
        " longer, so everybody signs again.",
    },
}
_FIELDS: Tongues = {
    "da": {
        "visitor_person": "hvem der rejser",
        "host_person": "hvem der tager imod",
        "mode": "om besøget er på stedet eller online",
        "planned_start": "datoerne",
        "planned_end": "datoerne",
        "travel_days": "rejsedagene",
        "distance_km": "afstanden",
        "goals": "formålet",
        "objectives": "målene",
        "agenda": "programmet",
        "activity_types": "aktiviteterne",
        "topics": "emnerne",
        "existing_relation": "om I kendte hinanden i forvejen",
    },
    "en": {
        "visitor_person": "who travels",
        "host_person": "who receives",
        "mode": "whether the visit is on site or online",
        "planned_start": "the dates",
        "planned_end": "the dates",
        "travel_days": "the days of travel",
        "distance_km": "the distance",
        "goals": "the purpose",
        "objectives": "the objectives",
        "agenda": "the programme",
        "activity_types": "the activities",
        "topics": "the topics",
        "existing_relation": "whether you knew each other before",
    },
}


@dataclass(frozen=True)
class About:
    """`signs_for`: names of whom the reader signs for."""

    language: str
    reader: str
    visitor: str
    host: str
    code: str
    first: date | None
    last: date | None
    signs_for: Sequence[str]
    link: str

    @property
    def danish(self) -> bool:
        return self.language == "da"

    @property
    def stay(self) -> str:
        verb = "besøger" if self.danish else "visits"
        days = f", {self.first} – {self.last}" if self.first and self.last else ""
        return f"{self.code}: {unlinked(self.visitor)} {verb} {unlinked(self.host)}{days}."


def waiting(a: About, kind: DocumentKind, ended: DocumentState | None) -> Message:
    """`ended`: what became of an earlier one that somebody had signed."""
    what, why = _KINDS[_tongue(a)][kind], _AGAIN[_tongue(a)].get(ended) if ended else None
    if a.danish:
        lines = [
            f"{_first_up(what)} er klar. Læs den, og skriv under for {_and(a)}.",
            *([why] if why else []),
        ]
        subject = f"Skriv under igen: {what} for {a.code}" if why else f"Skriv under: {what} for {a.code}"
        return _message(a, subject, lines, "Læs og skriv under")
    lines = [f"{_first_up(what)} is ready. Read it and sign for {_and(a)}.", *([why] if why else [])]
    subject = f"Sign again: {what} of {a.code}" if why else f"Sign: {what} of {a.code}"
    return _message(a, subject, lines, "Read and sign")


def voided(a: About, kinds: Sequence[DocumentKind], changed: Sequence[str]) -> Message:
    """`changed`: fields of the exchange; none where it was only opened again to be changed."""
    what = _list(a, [_KINDS[_tongue(a)][kind] for kind in kinds])
    fields = _list(a, dict.fromkeys(_FIELDS[_tongue(a)].get(name, name) for name in changed))
    if a.danish:
        why = f"ændret: {fields}" if changed else "åbnet igen, så den kan ændres"
        lines = [
            f"Underskriften for {_and(a)} på {what} gælder ikke mere, fordi aftalen er {why}.",
            "Du skal skrive under igen. Du får en mail, så snart den nye aftale er klar.",
        ]
        return _message(a, f"Underskriften gælder ikke mere: {a.code}", lines, "Se, hvad der er aftalt nu")
    why = f"changed: {fields}" if changed else "opened again to be changed"
    lines = [
        f"The signature for {_and(a)} under {what} counts no longer, because what is agreed was {why}.",
        "You have to sign again. You get a mail as soon as the new document is ready.",
    ]
    return _message(a, f"The signature counts no longer: {a.code}", lines, "See what is agreed now")


def party_name(language: str, party: Party, names: Mapping[Party, str]) -> str:
    """Organisations and clusters are called by their names."""
    if party not in (Party.VISITOR_CLUSTER, Party.HOST_CLUSTER):
        return names[party]
    return f"klyngen {names[party]}" if language == "da" else f"the cluster {names[party]}"


def _message(a: About, subject: str, lines: list[str], button: str) -> Message:
    closing = (
        f"Du får denne mail, fordi du kan skrive under for {_and(a)}."
        if a.danish
        else f"You get this mail because you can sign for {_and(a)}."
    )
    greeting = f"Hej {unlinked(a.reader)}" if a.danish else f"Hello {unlinked(a.reader)}"
    return Message(
        language=_tongue(a),
        subject=subject,
        lines=[greeting, *lines, a.stay],
        button=(button, a.link),
        closing=closing,
    )


def _tongue(a: About) -> str:
    return "da" if a.danish else "en"


def _and(a: About) -> str:
    return _list(a, [unlinked(name) for name in a.signs_for])


def _list(a: About, words: Sequence[str] | Mapping[str, None]) -> str:
    found = list(words)
    if len(found) < 2:  # one word is no list
        return "".join(found)
    return f"{', '.join(found[:-1])} {'og' if a.danish else 'and'} {found[-1]}"


def _first_up(text: str) -> str:
    return text[:1].upper() + text[1:]
