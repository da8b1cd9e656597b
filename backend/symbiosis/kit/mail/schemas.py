"""What the API says about mails: in a demonstration, which sends none."""

from uuid import UUID

from pydantic import Field

from symbiosis.kit.fields import Instant
from symbiosis.kit.http import Out


class MailboxEntryOut(Out):
    id: UUID
    recipient: str
    subject: str
    language: str
    created_at: Instant


class MailboxMailOut(MailboxEntryOut):
    text: str
    html: str = Field(description="The same for mail programs: a whole document, without scripts.")
