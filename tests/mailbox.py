"""What the worker makes of somebody asking for a mail to sign in with."""

import json
import re
from dataclasses import dataclass

from symbiosis.accounts.signing_in import MAIL_JOB, mail_sign_in
from symbiosis.kit import clock
from symbiosis.kit.database import Database


@dataclass(frozen=True)
class Mailed:
    """What stands in a mail to sign in with."""

    subject: str
    text: str

    @property
    def code(self) -> str:
        return str(re.findall(r"^ +(\d{3} \d{3})$", self.text, re.MULTILINE)[0])

    @property
    def token(self) -> str:
        return str(re.findall(r"/sign-in/link#(\S+)", self.text)[0])


async def mailed_to(database: Database, email: str) -> list[Mailed]:
    """Every mail to sign in with that waits to be made is made; the newest to this address comes first."""
    taken = await database.pool.fetch(
        "delete from pgqueuer where entrypoint = $1 returning id, payload", MAIL_JOB
    )
    for job in sorted(taken, key=lambda row: row["id"]):
        await mail_sign_in(database.sessions, json.loads(job["payload"]), clock.now())
    rows = await database.pool.fetch(
        "select subject, body_text from mails where recipient = $1 order by id desc", email
    )
    return [Mailed(row["subject"], row["body_text"]) for row in rows]
