"""What an organisation's administrators are told by mail about its checks, in Danish and English. Pure."""

from symbiosis.kit.mail.message import Message

_CLOSING = {
    "da": "Du får denne mail, fordi du administrerer {name} på platformen.",
    "en": "You get this mail because you administer {name} on the platform.",
}
_GREETING = {"da": "Hej", "en": "Hello"}
_BUTTON = {"da": "Se {name}", "en": "See {name}"}
_REASON = {"da": "Begrundelse: {reason}", "en": "Reason: {reason}"}

_TEXTS: dict[str, dict[str, tuple[str, str]]] = {
    "verified": {
        "da": ("{name} er verificeret", "{name} er nu verificeret. Andre kan se det på jeres profil."),
        "en": ("{name} is verified", "{name} is verified now. Others see it on your profile."),
    },
    "rejected": {
        "da": (
            "{name} kunne ikke verificeres",
            "Vi kunne ikke verificere {name}. Ret oplysningerne, og bed om verificering igen.",
        ),
        "en": (
            "{name} could not be verified",
            "We could not verify {name}. Correct the record, then ask for verification again.",
        ),
    },
    "suspended": {
        "da": (
            "{name} er sat på pause",
            "{name} er suspenderet. Jeres materialer er sat på pause og vises ikke for andre.",
        ),
        "en": (
            "{name} is suspended",
            "{name} is suspended. Your material is paused and not shown to others.",
        ),
    },
    "reinstated": {
        "da": (
            "{name} er med igen",
            "{name} er ikke længere suspenderet. Jeres materialer er stadig på pause: genoptag dem, når I er klar.",
        ),
        "en": (
            "{name} takes part again",
            "{name} is no longer suspended. Your material is still paused: resume it when you are ready.",
        ),
    },
    "membership_confirmed": {
        "da": ("{cluster} har bekræftet {name}", "{cluster} har bekræftet, at {name} er medlem."),
        "en": ("{cluster} has confirmed {name}", "{cluster} has confirmed that {name} is a member."),
    },
    "membership_refused": {
        "da": (
            "{cluster} har ikke bekræftet {name}",
            "{cluster} har ikke bekræftet, at {name} er medlem.",
        ),
        "en": (
            "{cluster} has not confirmed {name}",
            "{cluster} has not confirmed that {name} is a member.",
        ),
    },
    "membership_ended": {
        "da": ("{name} er ikke længere i {cluster}", "Medlemskabet af {cluster} er afsluttet for {name}."),
        "en": ("{name} is no longer in {cluster}", "The membership of {name} in {cluster} has ended."),
    },
    "merged": {
        "da": (
            "{name} er lagt sammen med {other}",
            "{name} fandtes to gange og er lagt sammen med {other}. Mennesker, adresser og materialer er flyttet med.",
        ),
        "en": (
            "{name} was merged with {other}",
            "{name} was in the registry twice and was merged with {other}. People, sites and material went along.",
        ),
    },
    "merged_as_readers": {
        "da": (
            "{name} er lagt sammen med {other}",
            "{name} fandtes to gange og er lagt sammen med {other}. Adresser og materialer er flyttet med, og I"
            " kan læse med i {other}. Bed dem, der administrerer {other}, om flere rettigheder.",
        ),
        "en": (
            "{name} was merged with {other}",
            "{name} was in the registry twice and was merged with {other}. Sites and material went along, and"
            " you may read in {other}. Ask those who administer {other} to let you do more.",
        ),
    },
    "united": {
        "da": (
            "{other} er lagt sammen med {name}",
            "{other} var den samme som {name} og er lagt ind under jer. Personerne derfra kan kun læse med, og"
            " deres åbne invitationer er trukket tilbage. I bestemmer, hvem der må mere eller inviteres igen.",
        ),
        "en": (
            "{other} was merged with {name}",
            "{other} was the same as {name} and is part of it now. Its people may only read, and its open"
            " invitations were taken back. You decide who may do more, and whom to invite again.",
        ),
    },
}


WHAT = tuple(_TEXTS)
"""What there is to tell."""


def told(what: str, language: str, link: str, *, reason: str | None = None, **names: str) -> Message:
    """One of the messages above. `link` leads to the organisation; `names`: its `name`, and `cluster` or
    `other`."""
    spoken = "da" if language == "da" else "en"
    subject, line = (text.format(**names) for text in _TEXTS[what][spoken])
    lines = [_GREETING[spoken], line]
    if reason:
        lines.append(_REASON[spoken].format(reason=reason))
    button = (_BUTTON[spoken].format(**names), link)
    return Message(spoken, subject, lines, button, closing=_CLOSING[spoken].format(**names))
