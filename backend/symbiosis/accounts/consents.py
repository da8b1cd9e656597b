"""Keeping what people agreed to, in which words: of an account, or of an address without one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from sqlalchemy import delete, func, update
from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.accounts.consent_texts import CURRENT, Purpose
from symbiosis.accounts.models import Consent
from symbiosis.kit.problems import FieldError, InvalidInput


class Decision(Protocol):
    """What `ConsentIn` says, and anything else that says the same."""

    @property
    def purpose(self) -> str: ...
    @property
    def text_version(self) -> str: ...
    @property
    def given(self) -> bool: ...


@dataclass(frozen=True)
class Decided:
    """One decision, where there is no body that says it."""

    purpose: str
    text_version: str
    given: bool


async def record_consents(
    session: AsyncSession,
    *,
    user_id: UUID | None = None,
    email: str | None = None,
    given: Sequence[Decision],
    language: str,
    now: datetime,
    complete: bool = True,
    pointer: str = "/consents",
) -> None:
    """One row a decision, for either an account or an address.

    `complete`: these are all decisions of someone who joins, so every required purpose must be agreed
    to; without it they are changes of mind about single purposes. `pointer`: where they stand in the body.
    Errors: `invalid-input` for an unknown purpose, an outdated version, a required purpose not agreed to.
    """
    errors = why_not(given, pointer)
    if complete:
        errors += _missing(given, pointer)
    if errors:
        raise InvalidInput(" ".join(error.detail for error in errors), errors=errors)
    for decision in given:
        session.add(
            Consent(
                user_id=user_id,
                email=email.lower() if email else None,
                purpose=decision.purpose,
                text_version=decision.text_version,
                language=language,
                given=decision.given,
                at=now,
            )
        )


def why_not(given: Sequence[Decision], pointer: str) -> list[FieldError]:
    """What is wrong with each decision by itself. Pure."""
    errors = []
    for index, decision in enumerate(given):
        if decision.purpose not in set(Purpose):
            known = ", ".join(Purpose)
            field, code, remedy = "purpose", "unknown_purpose", f"Use one of these purposes: {known}."
        elif decision.text_version != (current := CURRENT[Purpose(decision.purpose)].version):
            field, code = "text_version", "outdated_text"
            remedy = f"This text has changed: show version {current} and ask again."
        elif decision.purpose in [earlier.purpose for earlier in given[:index]]:
            field, code, remedy = "purpose", "twice", "Decide each purpose once."
        else:
            continue
        errors.append(FieldError(f"{pointer}/{index}/{field}", code, remedy))
    return errors


def _missing(given: Sequence[Decision], pointer: str) -> list[FieldError]:
    agreed = {decision.purpose for decision in given if decision.given}
    return [
        FieldError(pointer, "consent_required", f"Nobody can take part without agreeing to `{text.purpose}`.")
        for text in CURRENT.values()
        if text.required and text.purpose not in agreed
    ]


async def move_to_account(session: AsyncSession, *, email: str, user_id: UUID) -> None:
    """What an applicant had to agree to becomes their account's, once they were accepted and have proved
    that the address is theirs. Before anything newer is recorded: the newest counts. What they could choose
    freely is forgotten: somebody else may have chosen it in their name, and they decide it in their account."""
    required = [text.purpose for text in CURRENT.values() if text.required]
    theirs = update(Consent).where(func.lower(Consent.email) == email.lower(), Consent.purpose.in_(required))
    await session.execute(theirs.values(user_id=user_id, email=None))
    await forget_consents_of(session, email)


async def forget_consents_of(session: AsyncSession, email: str) -> None:
    """Of an address that never became an account."""
    await session.execute(delete(Consent).where(func.lower(Consent.email) == email.lower()))
