"""What applicants are written, in their language. Pure."""

from symbiosis.joining.models import Application
from symbiosis.kit.mail.message import Message

_CLOSING = {
    "da": "Du får denne mail, fordi nogen har søgt om at komme med fra denne adresse. Var det ikke dig, "
    "så se bort fra den.",
    "en": "You get this mail because somebody applied to join from this address. If it was not you, "
    "ignore it.",
}


def _message(
    application: Application,
    subject: str,
    lines: list[str],
    button: tuple[str, str] | None = None,
    *,
    by_name: bool = True,
) -> Message:
    """`by_name`: only once staff have read the application. Until then the form would carry anybody's
    words to any address."""
    language = application.language
    greeting = {"da": "Hej", "en": "Hello"}[language]
    opening = f"{greeting} {application.applicant_name}" if by_name else greeting
    return Message(language, subject, [opening, *lines], button, closing=_CLOSING[language])


def received(application: Application, programme: str, link: str) -> Message:
    if application.language == "da":
        return _message(
            application,
            f"Vi har modtaget jeres ansøgning til {programme}",
            [
                "Tak. En medarbejder i klyngen læser ansøgningen, og du får svar på mail.",
                "Med linket kan du følge ansøgningen, rette den og trække den tilbage.",
            ],
            button=("Se ansøgningen", link),
            by_name=False,
        )
    return _message(
        application,
        f"We have received your application to {programme}",
        [
            "Thank you. Staff of the cluster read the application, and you get the answer by mail.",
            "With the link you can follow the application, correct it and withdraw it.",
        ],
        button=("See the application", link),
        by_name=False,
    )


def changes_requested(application: Application, programme: str, link: str) -> Message:
    reason = application.reason or ""
    if application.language == "da":
        return _message(
            application,
            f"Vi mangler noget i jeres ansøgning til {programme}",
            [
                "Vi har læst ansøgningen og beder dig rette den:",
                reason,
                "Brug linket her; links i tidligere mails virker ikke længere. Send den igen, når den er rettet.",
            ],
            button=("Ret ansøgningen", link),
        )
    return _message(
        application,
        f"Something is missing in your application to {programme}",
        [
            "We have read the application and ask you to change it:",
            reason,
            "Use this link; links in earlier mails no longer work. Send it again once it is changed.",
        ],
        button=("Change the application", link),
    )


def refused(application: Application, programme: str) -> Message:
    reason = application.reason or ""
    if application.language == "da":
        lines = ["Vi kan desværre ikke tage jer med nu. Grunden er:", reason]
        lines.append("Ændrer det sig, er I velkomne til at søge igen.")
        return _message(application, f"Svar på jeres ansøgning til {programme}", lines)
    lines = ["We are sorry that we cannot take you in now. The reason is:", reason]
    lines.append("If that changes, you are welcome to apply again.")
    return _message(application, f"The answer to your application to {programme}", lines)


def accepted(application: Application, programme: str, organisation: str) -> Message:
    if application.language == "da":
        return _message(
            application,
            f"I er med i {programme}",
            [
                f"Velkommen. {organisation} er nu med i {programme}.",
                "Du får en mail mere med et link til at logge ind første gang.",
            ],
        )
    return _message(
        application,
        f"You are in {programme}",
        [
            f"Welcome. {organisation} now takes part in {programme}.",
            "You get another mail with a link to sign in for the first time.",
        ],
    )


def left_to_administrators(application: Application, programme: str, organisation: str) -> Message:
    """For the applicant: the organisation has people who decide about it."""
    if application.language == "da":
        return _message(
            application,
            f"Din ansøgning er godkendt; {organisation} bestemmer resten",
            [
                f"{organisation} er her allerede og har en administrator, som vi har skrevet til. "
                f"Administratoren bestemmer, om du bliver inviteret, og om {organisation} skal med i {programme}.",
            ],
        )
    return _message(
        application,
        f"Your application is approved; {organisation} decides the rest",
        [
            f"{organisation} is here already and has an administrator, whom we have written to. "
            f"The administrator decides whether you are invited, and whether {organisation} joins {programme}.",
        ],
    )


def applied_for(
    application: Application, language: str, programme: str, organisation: str, link: str
) -> Message:
    """For the organisation's administrators; nobody has proved that the address is the applicant's."""
    who = f"{application.applicant_name} ({application.applicant_email})"
    if language == "da":
        return Message(
            language="da",
            subject=f"Nogen vil være med for {organisation}",
            lines=[
                "Hej",
                f"{who} har søgt om at være med i {programme} for {organisation}, og klyngen har godkendt det.",
                "Kender du personen, så invitér dem under Mennesker. Skal I med i programmet, så meld jer ind i"
                " klyngen. Kender du dem ikke, så gør ingenting: de har ikke fået adgang til noget.",
            ],
            button=(f"Se {organisation}", link),
            closing=f"Du får denne mail, fordi du administrerer {organisation} på platformen.",
        )
    return Message(
        language="en",
        subject=f"Somebody wants to take part for {organisation}",
        lines=[
            "Hello",
            f"{who} applied to join {programme} for {organisation}, and the cluster has approved it.",
            "If you know them, invite them under People. If you want to join the programme, claim the membership"
            " of the cluster. If you do not know them, do nothing: they have not been let in anywhere.",
        ],
        button=(f"See {organisation}", link),
        closing=f"You get this mail because you administer {organisation} on the platform.",
    )


def withdrawn(application: Application, programme: str) -> Message:
    if application.language == "da":
        lines = ["Ansøgningen er trukket tilbage. Vi sletter den om et halvt år."]
        return _message(
            application, f"Jeres ansøgning til {programme} er trukket tilbage", lines, by_name=False
        )
    lines = ["The application is withdrawn. We delete it in half a year."]
    return _message(application, f"Your application to {programme} is withdrawn", lines, by_name=False)


def waiting(language: str, name: str, programme: str, link: str) -> Message:
    """For staff; who applies stands behind the link, not in the mail."""
    if language == "da":
        return Message(
            language="da",
            subject=f"En ansøgning til {programme} venter på dig",
            lines=[f"Hej {name}", "En virksomhed vil gerne være med. Læs ansøgningen, og svar."],
            button=("Læs ansøgningen", link),
            closing="Du får denne mail, fordi du kan afgøre ansøgninger her.",
        )
    return Message(
        language="en",
        subject=f"An application to {programme} waits for you",
        lines=[f"Hello {name}", "A company would like to join. Read the application, and answer."],
        button=("Read the application", link),
        closing="You get this mail because you may decide on applications here.",
    )
