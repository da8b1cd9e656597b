"""Mails as they arrive, for tests: through the worker's job and a server on loopback."""

from dataclasses import dataclass
from email.message import EmailMessage

from conftest import Person
from smtp_server import MailServer
from symbiosis.kit import clock
from symbiosis.kit.database import Database
from symbiosis.kit.mail.jobs import send_mail


@dataclass(frozen=True)
class Arrived:
    to: str
    subject: str
    text: str


async def arrived(database: Database, server: MailServer) -> list[Arrived]:
    """All that was written and not sent yet, in the order of people's addresses."""
    for row in await database.pool.fetch("select id from mails where sent_at is null order by id"):
        assert await send_mail(database.sessions, {"mail_id": str(row["id"])}, clock.now()) == "sent"
    found = [Arrived(str(mail["to"]), str(mail["subject"]), _text(mail)) for mail in server.arrived]
    server.arrived.clear()
    return sorted(found, key=lambda mail: mail.to)


def _text(mail: EmailMessage) -> str:
    body = mail.get_body(("plain",))
    assert body is not None
    return " ".join(body.get_content().split())


async def reads(person: Person, database: Database, language: str) -> None:
    await database.pool.execute("update users set language = $2 where id = $1", person.user_id, language)
