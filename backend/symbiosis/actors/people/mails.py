"""What the room of organisations writes to people, in their language. Pure."""

from collections.abc import Sequence
from datetime import datetime
from typing import TypeVar

from symbiosis.actors.capabilities import MandateScope, MemberRole, StaffRole
from symbiosis.kit.mail.message import Message, unlinked

K = TypeVar("K")

_DANISH_MONTHS = "januar februar marts april maj juni juli august september oktober november december"
_ENGLISH_MONTHS = "January February March April May June July August September October November December"
_MEMBER = {
    "da": {
        MemberRole.ORG_ADMIN: "administrator",
        MemberRole.STREAM_EDITOR: "redaktør af materialer",
        MemberRole.NEGOTIATOR: "forhandler",
        MemberRole.SIGNATORY: "underskriver",
        MemberRole.LOGISTICS: "logistikansvarlig",
        MemberRole.VIEWER: "læser",
    },
    "en": {
        MemberRole.ORG_ADMIN: "administrator",
        MemberRole.STREAM_EDITOR: "material editor",
        MemberRole.NEGOTIATOR: "negotiator",
        MemberRole.SIGNATORY: "signatory",
        MemberRole.LOGISTICS: "logistics contact",
        MemberRole.VIEWER: "reader",
    },
}
_STAFF = {
    "da": {
        StaffRole.PROGRAMME_LEAD: "programleder",
        StaffRole.CLUSTER_MANAGER: "klyngeleder",
        StaffRole.FACILITATOR: "facilitator",
        StaffRole.REVIEWER: "sagsbehandler",
        StaffRole.FINANCE: "økonomimedarbejder",
        StaffRole.ANALYST: "analytiker",
        StaffRole.AUDITOR: "revisor",
    },
    "en": {
        StaffRole.PROGRAMME_LEAD: "programme lead",
        StaffRole.CLUSTER_MANAGER: "cluster manager",
        StaffRole.FACILITATOR: "facilitator",
        StaffRole.REVIEWER: "reviewer",
        StaffRole.FINANCE: "finance officer",
        StaffRole.ANALYST: "analyst",
        StaffRole.AUDITOR: "auditor",
    },
}
_SCOPE = {
    "da": {MandateScope.STREAMS: "materialer", MandateScope.MATCHES: "match"},
    "en": {MandateScope.STREAMS: "materials", MandateScope.MATCHES: "matches"},
}
_UNASKED = {
    "da": "Kender du ikke virksomheden, kan du roligt se bort fra denne mail.",
    "en": "If you do not know this organisation, you can safely ignore this mail.",
}
_WHY = {
    "da": "Du får denne mail, fordi dine rettigheder på platformen er ændret.",
    "en": "You get this mail because your rights on the platform have changed.",
}


def invitation(
    language: str,
    *,
    organisation: str,
    role: MemberRole,
    inviter: str | None,
    link: str,
    until: datetime,
) -> Message:
    name, ends = _word(_MEMBER, language, role), _day(language, until)
    organisation, inviter = unlinked(organisation), unlinked(inviter) if inviter else None
    if _is_danish(language):
        who = f"{inviter} inviterer dig" if inviter else "Du er inviteret"
        lines = [
            "Hej",
            f"{who} til at være med for {organisation} som {name}.",
            f"Tryk på knappen, så er du inde. Invitationen gælder til {ends}.",
        ]
        return _message(
            language, f"Du er inviteret til {organisation}", lines, ("Tag imod invitationen", link), _UNASKED
        )
    who = f"{inviter} invites you" if inviter else "You are invited"
    lines = [
        "Hello,",
        f"{who} to take part for {organisation} as {name}.",
        f"Press the button and you are in. The invitation is good until {ends}.",
    ]
    return _message(
        language, f"You are invited to {organisation}", lines, ("Accept the invitation", link), _UNASKED
    )


def role_changed(language: str, name: str, organisation: str, role: MemberRole | None) -> Message:
    """`role`: the new one; None when they do not belong to the organisation any more."""
    if role is None:
        return _removed(language, name, organisation)
    word = _word(_MEMBER, language, role)
    if _is_danish(language):
        lines = [_hello(language, name), f"Du er nu {word} hos {organisation}."]
        return _message(language, f"Din rolle hos {organisation} er ændret", lines, None, _WHY)
    lines = [_hello(language, name), f"You are now {word} at {organisation}."]
    return _message(language, f"Your role at {organisation} has changed", lines, None, _WHY)


def _removed(language: str, name: str, organisation: str) -> Message:
    if _is_danish(language):
        lines = [
            _hello(language, name),
            f"En administrator har fjernet dig fra {organisation}. Din egen konto er, som den var.",
        ]
        return _message(language, f"Du er ikke længere med hos {organisation}", lines, None, _WHY)
    lines = [
        _hello(language, name),
        f"An administrator has removed you from {organisation}. Your own account stays as it was.",
    ]
    return _message(language, f"You are no longer part of {organisation}", lines, None, _WHY)


def mandate_granted(
    language: str, name: str, organisation: str, scope: Sequence[MandateScope], until: datetime
) -> Message:
    what = (" og " if _is_danish(language) else " and ").join(_word(_SCOPE, language, s) for s in scope)
    ends = _day(language, until)
    if _is_danish(language):
        lines = [
            _hello(language, name),
            f"{organisation} har givet dig fuldmagt til at handle for sig: {what}, til {ends}.",
            "Alt, hvad du gør for virksomheden, står i dens historik.",
        ]
        return _message(language, f"Du har fuldmagt fra {organisation}", lines, None, _WHY)
    lines = [
        _hello(language, name),
        f"{organisation} lets you act for it: {what}, until {ends}.",
        "All that you do for the organisation stands in its history.",
    ]
    return _message(language, f"You have a mandate from {organisation}", lines, None, _WHY)


def mandate_revoked(language: str, name: str, organisation: str) -> Message:
    if _is_danish(language):
        lines = [
            _hello(language, name),
            f"{organisation} har trukket din fuldmagt tilbage. Tak for det, du har gjort for dem.",
        ]
        return _message(language, f"Din fuldmagt fra {organisation} er trukket tilbage", lines, None, _WHY)
    lines = [
        _hello(language, name),
        f"{organisation} has taken your mandate back. Thank you for what you have done for them.",
    ]
    return _message(language, f"Your mandate from {organisation} has ended", lines, None, _WHY)


def mandate_handed_back(language: str, name: str, organisation: str, holder: str) -> Message:
    if _is_danish(language):
        lines = [
            _hello(language, name),
            f"{holder} har givet fuldmagten for {organisation} tilbage og handler ikke længere for jer.",
        ]
        return _message(language, f"Fuldmagten for {organisation} er givet tilbage", lines, None, None)
    lines = [
        _hello(language, name),
        f"{holder} has handed back the mandate of {organisation} and does not act for you any more.",
    ]
    return _message(language, f"The mandate of {organisation} has been handed back", lines, None, None)


def appointed(
    language: str, name: str, role: StaffRole, *, where: str | None, until: datetime | None, link: str
) -> Message:
    """`where`: the cluster's or the programme's name; None on the whole platform."""
    word = _word(_STAFF, language, role)
    if _is_danish(language):
        ends = f" til {_day(language, until)}" if until else ""
        lines = [
            _hello(language, name),
            f"Du er nu {word} {f'i {where}' if where else 'på hele platformen'}{ends}.",
            "Log ind med din e-mail. Rollen er klar, når du har sat en ekstra sikkerhed op,"
            " for eksempel en adgangsnøgle.",
        ]
        return _message(language, f"Velkommen som {word}", lines, ("Log ind", link), _WHY)
    ends = f" until {_day(language, until)}" if until else ""
    lines = [
        _hello(language, name),
        f"You are now {word} {f'in {where}' if where else 'on the whole platform'}{ends}.",
        "Sign in with your e-mail. The role is ready once you have set up a second factor,"
        " a passkey for example.",
    ]
    return _message(language, f"Welcome as {word}", lines, ("Sign in", link), _WHY)


def role_ended(language: str, name: str, role: StaffRole, where: str | None) -> Message:
    word = _word(_STAFF, language, role)
    if _is_danish(language):
        place = f"i {where}" if where else "på platformen"
        lines = [
            _hello(language, name),
            f"Du er ikke længere {word} {place}. Tak for indsatsen. Din egen konto er, som den var.",
        ]
        return _message(language, f"Din rolle som {word} er ophørt", lines, None, _WHY)
    place = f"in {where}" if where else "on the platform"
    lines = [
        _hello(language, name),
        f"You are no longer {word} {place}. Thank you for your work. Your own account stays as it was.",
    ]
    return _message(language, f"Your role as {word} has ended", lines, None, _WHY)


# --- words ---


def _message(
    language: str,
    subject: str,
    lines: list[str],
    button: tuple[str, str] | None,
    closing: dict[str, str] | None,
) -> Message:
    spoken = "da" if _is_danish(language) else "en"
    return Message(spoken, subject, lines, button, closing=closing[spoken] if closing else None)


def _is_danish(language: str) -> bool:
    return language == "da"


def _hello(language: str, name: str) -> str:
    return f"Hej {name}" if _is_danish(language) else f"Hello {name},"


def _word(words: dict[str, dict[K, str]], language: str, key: K) -> str:
    return words["da" if _is_danish(language) else "en"][key]


def _day(language: str, moment: datetime) -> str:
    danish = _is_danish(language)
    month = (_DANISH_MONTHS if danish else _ENGLISH_MONTHS).split()[moment.month - 1]
    return f"{moment.day}{'.' if danish else ''} {month} {moment.year}"
