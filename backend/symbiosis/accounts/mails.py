"""What this room writes to people. Pure."""

from symbiosis.accounts.vocabulary import WayIn
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


_CHANGES = {
    "da": {
        WayIn.PASSKEY_ADDED: "En ny adgangsnøgle kan nu logge ind på din konto",
        WayIn.PASSKEY_REMOVED: "En adgangsnøgle er fjernet fra din konto",
        WayIn.APP_ADDED: "En godkendelsesapp er knyttet til din konto",
        WayIn.APP_REMOVED: "Godkendelsesappen er fjernet fra din konto",
        WayIn.RECOVERY_CODE_USED: "En af dine nødkoder er brugt",
        WayIn.API_KEY_CREATED: "En ny API-nøgle kan nu bruge din konto",
    },
    "en": {
        WayIn.PASSKEY_ADDED: "A new passkey can now sign in to your account",
        WayIn.PASSKEY_REMOVED: "A passkey has been removed from your account",
        WayIn.APP_ADDED: "An authenticator app has been added to your account",
        WayIn.APP_REMOVED: "The authenticator app has been removed from your account",
        WayIn.RECOVERY_CODE_USED: "One of your recovery codes has been used",
        WayIn.API_KEY_CREATED: "A new API key can now use your account",
    },
}


def way_in_changed(language: str, name: str, change: WayIn, link: str) -> Message:
    if language == "da":
        return Message(
            language="da",
            subject=_CHANGES["da"][change],
            lines=[
                f"Hej {name}",
                f"{_CHANGES['da'][change]}.",
                "Var det dig, er alt i orden. Var det ikke dig, så log ind nu, fjern det, du ikke kender,"
                " log ud på alle andre enheder, og skriv til os.",
            ],
            button=("Se din konto", link),
            closing="Vi skriver altid, når nogen får en ny vej ind på din konto eller mister en.",
        )
    return Message(
        language="en",
        subject=_CHANGES["en"][change],
        lines=[
            f"Hello {name}",
            f"{_CHANGES['en'][change]}.",
            "If this was you, all is well. If not, sign in now, remove what you do not know, sign out on"
            " all other devices, and write to us.",
        ],
        button=("See your account", link),
        closing="We always write when a way into your account is added or removed.",
    )
