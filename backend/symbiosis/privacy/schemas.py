"""What the API says about personal data."""

from datetime import datetime, timedelta
from typing import Annotated, Any

from pydantic import Field

from symbiosis.accounts.consent_schemas import ConsentTextOut, TextVersion
from symbiosis.kit.fields import Language, Text
from symbiosis.kit.http import In, Out


class ErasureIn(In):
    """Erasing cannot be undone."""

    confirm: Annotated[Text, Field(max_length=254)] = Field(
        description="Your e-mail address, typed again, so that it does not happen by accident."
    )
    leave_without_administrator: bool = Field(
        default=False,
        description="Also when an organisation with other people loses its only administrator.",
    )


class ExportOut(Out):
    """Everything the platform keeps about the person who asks."""

    exported_at: datetime
    profile: dict[str, Any]
    memberships: list[dict[str, Any]]
    mandates: list[dict[str, Any]]
    staff_roles: list[dict[str, Any]]
    invitations: list[dict[str, Any]]
    applications: list[dict[str, Any]]
    consents: list[dict[str, Any]]
    sessions: list[dict[str, Any]]
    saved_filters: list[dict[str, Any]]
    match_notices: list[dict[str, Any]]
    passkeys: list[dict[str, Any]]
    authenticator_apps: list[dict[str, Any]]
    recovery_codes: list[dict[str, Any]]
    api_keys: list[dict[str, Any]]
    mails: list[dict[str, Any]]
    match_notes: list[dict[str, Any]] = Field(description="What you noted as staff about matches.")
    match_follow_ups: list[dict[str, Any]] = Field(description="Matches you follow up as staff.")
    exchanges: list[dict[str, Any]] = Field(description="Stays on which you travelled.")
    exchange_reports: list[dict[str, Any]] = Field(description="What you told about them.")
    exchange_follow_ups: list[dict[str, Any]] = Field(
        description="What you told half a year and a year later."
    )
    exchange_registrations: list[dict[str, Any]] = Field(
        description="Organisations you registered for exchanges."
    )
    exchange_proposals: list[dict[str, Any]] = Field(description="Exchanges you proposed.")
    trip_applications: list[dict[str, Any]] = Field(description="Seats you asked for, for an organisation.")
    travels: list[dict[str, Any]] = Field(
        description="Trips on which you are named as traveller. What you need on the way stands, sealed, on the"
        " application only."
    )
    signatures: list[dict[str, Any]] = Field(description="What you signed or declined.")
    uploaded_files: list[dict[str, Any]] = Field(description="Files you uploaded that are still kept.")
    imports: list[dict[str, Any]]
    journal: list[dict[str, Any]] = Field(description="What you did here, by whose mandate.")


class RetentionRunOut(Out):
    at: datetime
    removed: int = Field(description="Rows deleted or emptied.")
    failure: str | None


class RetentionRuleOut(Out):
    """How long something is kept, and what was last done about it."""

    name: str = Field(examples=["mails"])
    what: str = Field(description="In the reader's language.")
    kept_for: timedelta = Field(description="ISO 8601 duration, e.g. P90D.")
    due: int = Field(description="Rows that the next run will delete or empty.")
    removed_in_30_days: int
    last_run: RetentionRunOut | None


class MyConsentOut(ConsentTextOut):
    """A text in force, and what the person has said to it."""

    given: bool | None = Field(description="null: never asked.")
    decided_at: datetime | None
    decided_version: str | None = Field(description="Of the words the person saw; may be an older one.")


class DecideConsentIn(In):
    given: bool = Field(description="False takes a consent back.")
    text_version: TextVersion = Field(description="Of the text the person saw.")
    language: Language = Field(default="da", description="Language of the text the person saw.")
