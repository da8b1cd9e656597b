"""What an account's owner has agreed to, and changing one's mind."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.accounts.consent_texts import CURRENT, ConsentText, Purpose
from symbiosis.accounts.consents import Decided, record_consents
from symbiosis.accounts.models import Consent
from symbiosis.journal.by import By
from symbiosis.journal.service import record
from symbiosis.kit.problems import Conflict, FieldError, InvalidInput
from symbiosis.privacy import queries
from symbiosis.privacy.schemas import DecideConsentIn


class ConsentNeeded(Conflict):
    code, title = "consent-needed", "Nobody can take part without this consent"


async def consents_of(session: AsyncSession, user_id: UUID) -> list[dict[str, Any]]:
    """`MyConsentOut` for every text in force."""
    decided = {row.purpose: row for row in await session.scalars(queries.decisions_of(user_id))}
    return [_document(text, decided.get(text.purpose)) for text in CURRENT.values()]


async def decide(
    session: AsyncSession, user_id: UUID, purpose: Purpose, decision: DecideConsentIn, by: By, now: datetime
) -> dict[str, Any]:
    """`MyConsentOut`. Errors: `consent-needed`, `invalid-input` for an outdated text."""
    if CURRENT[purpose].required and not decision.given:
        raise ConsentNeeded("To take it back, erase your account: POST /v1/me/erasure.")
    if decision.text_version != (current := CURRENT[purpose].version):
        remedy = f"This text has changed: show version {current} and ask again."
        outdated = FieldError("/text_version", "outdated_text", remedy)
        raise InvalidInput(remedy, errors=[outdated])
    await record_consents(
        session,
        user_id=user_id,
        given=[Decided(purpose, decision.text_version, decision.given)],
        language=decision.language,
        now=now,
        complete=False,
    )
    record(
        session,
        by=by,
        tag="consent.given" if decision.given else "consent.taken_back",
        subject_type="user",
        subject_id=user_id,
        change={"purpose": purpose, "text_version": decision.text_version},
    )
    await session.flush()
    return next(row for row in await consents_of(session, user_id) if row["purpose"] == purpose)


def _document(text: ConsentText, decided: Consent | None) -> dict[str, Any]:
    return {
        "purpose": text.purpose,
        "version": text.version,
        "required": text.required,
        "title": text.title,
        "text": text.text,
        "given": decided.given if decided else None,
        "decided_at": decided.at if decided else None,
        "decided_version": decided.text_version if decided else None,
    }
