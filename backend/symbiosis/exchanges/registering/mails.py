"""What organisations are written about their registration, in their language. Pure."""

from dataclasses import dataclass

from symbiosis.kit.mail.message import Message, unlinked


@dataclass(frozen=True)
class About:
    """The registration a mail is about, in the reader's `language`."""

    language: str
    organisation: str
    programme: str
    cluster: str
    reason: str | None
    answer_days: int
    link: str

    @property
    def danish(self) -> bool:
        return self.language == "da"


def submitted(a: About) -> Message:
    if a.danish:
        return _message(
            a,
            f"Vi har modtaget jeres tilmelding til {a.programme}",
            f"{a.cluster} læser nu tilmeldingen af {a.organisation}, og I får svar på mail. Indtil da kan I trække"
            " den tilbage og rette i den.",
            "Se tilmeldingen",
        )
    return _message(
        a,
        f"We have received your registration for {a.programme}",
        f"{a.cluster} now reads the registration of {a.organisation}, and you get the answer by mail. Until then"
        " you can take it back and change it.",
        "See the registration",
    )


def to_decide(a: About, *, again: bool) -> Message:
    """To those of the cluster who judge it."""
    if a.danish:
        what = "rettet og sendt igen" if again else "sendt"
        return _message(
            a,
            f"Tilmelding at tage stilling til: {a.organisation}",
            f"{a.organisation} har {what} sin tilmelding til {a.programme} hos {a.cluster}. Siden viser, hvad"
            " reglerne siger om den, og hvad de skriver.",
            "Læs tilmeldingen",
            f"Du får denne mail, fordi du tager stilling til tilmeldinger for {a.cluster}.",
        )
    what = "changed its registration and sent it again" if again else "sent its registration"
    return _message(
        a,
        f"A registration to decide on: {a.organisation}",
        f"{a.organisation} has {what} for {a.programme}, with {a.cluster}. The page shows what the rules say of it"
        " and what they write.",
        "Read the registration",
        f"You get this mail because you decide on registrations for {a.cluster}.",
    )


def accepted(a: About) -> Message:
    if a.danish:
        return _message(
            a,
            f"I er optaget i {a.programme}",
            f"{a.cluster} har optaget {a.organisation}. I kan nu se de andre i kataloget, få forslag og foreslå en"
            " udveksling, og de andre kan se jer.",
            "Se forslagene til jer",
        )
    return _message(
        a,
        f"You are accepted in {a.programme}",
        f"{a.cluster} has accepted {a.organisation}. You now see the others in the catalogue, get suggestions and"
        " can propose an exchange, and the others see you.",
        "See what we suggest",
    )


def changes_requested(a: About) -> Message:
    said = unlinked(a.reason or "")
    if a.danish:
        return _message(
            a,
            f"Tilmeldingen til {a.programme} mangler lidt",
            f"{a.cluster} beder jer rette tilmeldingen af {a.organisation} og sende den igen. De skriver: {said}",
            "Ret tilmeldingen",
        )
    return _message(
        a,
        f"Your registration for {a.programme} needs a change",
        f"{a.cluster} asks you to change the registration of {a.organisation} and send it again. They write: {said}",
        "Change the registration",
    )


def rejected(a: About) -> Message:
    said = unlinked(a.reason or "")
    if a.danish:
        return _message(
            a,
            f"Det blev desværre et nej: {a.programme}",
            f"{a.cluster} har afvist tilmeldingen af {a.organisation}. Begrundelsen: {said}",
            "Se tilmeldingen",
        )
    return _message(
        a,
        f"Sorry, not accepted: {a.programme}",
        f"{a.cluster} has rejected the registration of {a.organisation}. The reason: {said}",
        "See the registration",
    )


def still_interested(a: About) -> Message:
    if a.danish:
        return _message(
            a,
            f"Er I stadig interesserede i {a.programme}?",
            f"Vi har ikke hørt fra {a.organisation} længe. Sig til med et enkelt tryk, hvis I stadig vil besøge eller"
            f" tage imod besøg. Hører vi ikke fra jer inden {a.answer_days} dage, viser vi jer ikke længere i"
            " kataloget; I kan altid komme tilbage.",
            "Ja, vi er stadig interesserede",
        )
    return _message(
        a,
        f"Are you still interested in {a.programme}?",
        f"We have not heard from {a.organisation} for long. Tell us with one tap if you still want to visit or to"
        f" host. If we do not hear from you within {a.answer_days} days, we no longer show you in the catalogue;"
        " you can always come back.",
        "Yes, we are still interested",
    )


def fell_asleep(a: About) -> Message:
    if a.danish:
        return _message(
            a,
            f"I står ikke længere i kataloget: {a.programme}",
            f"Vi hørte ikke fra {a.organisation}, så tilmeldingen hviler. Den er gemt: et tryk, og I er med igen.",
            "Kom tilbage",
        )
    return _message(
        a,
        f"You are no longer in the catalogue: {a.programme}",
        f"We did not hear from {a.organisation}, so the registration rests. It is kept: one tap and you are back.",
        "Come back",
    )


def _message(a: About, subject: str, text: str, button: str, closing: str | None = None) -> Message:
    closing = closing or (
        f"Du får denne mail, fordi {a.organisation} er tilmeldt {a.programme}."
        if a.danish
        else f"You get this mail because {a.organisation} is registered in {a.programme}."
    )
    return Message(
        language="da" if a.danish else "en",
        subject=subject,
        lines=["Hej" if a.danish else "Hello", text],
        button=(button, a.link),
        closing=closing,
    )
