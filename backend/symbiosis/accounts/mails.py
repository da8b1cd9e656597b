"""What this room writes to people. Pure."""

from symbiosis.kit.mail.message import Message


def sign_in(language: str, name: str, code: str, link: str) -> Message:
    shown = f"{code[:3]} {code[3:]}"
    if language == "da":
        return Message(
            language="da",
            subject="Din kode til at logge ind",
            lines=[f"Hej {name}", "Skriv koden på siden, hvor du er ved at logge ind, eller brug knappen."],
            code=shown,
            button=("Log ind", link),
            closing="Koden og knappen virker én gang og i 15 minutter. Er det ikke dig, der logger ind,"
            " så gør ingenting: uden denne mail kommer ingen ind. Giv aldrig koden videre.",
        )
    return Message(
        language="en",
        subject="Your code to sign in",
        lines=[f"Hello {name}", "Type the code on the page where you are signing in, or use the button."],
        code=shown,
        button=("Sign in", link),
        closing="Code and button work once and for 15 minutes. If this was not you, do nothing: without"
        " this mail nobody gets in. Never pass the code on.",
    )


def password_changed(language: str, name: str, link: str) -> Message:
    if language == "da":
        return Message(
            language="da",
            subject="Din adgangskode er ændret",
            lines=[
                f"Hej {name}",
                "Din adgangskode er lige blevet ændret, og du er logget ud på alle andre enheder.",
                "Var det dig, er alt i orden. Var det ikke dig, så log ind med en kode på mail,"
                " vælg en ny adgangskode, og skriv til os.",
            ],
            button=("Se din konto", link),
            closing="Vi skriver altid, når en adgangskode ændres.",
        )
    return Message(
        language="en",
        subject="Your password has been changed",
        lines=[
            f"Hello {name}",
            "Your password has just been changed, and you are signed out on all other devices.",
            "If this was you, all is well. If not, sign in with a mailed code, choose a new password,"
            " and write to us.",
        ],
        button=("See your account", link),
        closing="We always write when a password changes.",
    )
