"""People and a programme to find partners in."""

from collections.abc import AsyncIterator

import pytest

from conftest import MakePerson, StoppedClock
from exchanges.registering import Fair, fair_of
from smtp_server import MailServer, mail_server
from symbiosis.kit.database import Database
from symbiosis.kit.mail import post
from symbiosis.kit.mail.post import Post


@pytest.fixture
async def fair(database: Database, make_person: MakePerson, stopped_clock: StoppedClock) -> Fair:
    return await fair_of(database, make_person, stopped_clock)


@pytest.fixture
async def letterbox() -> AsyncIterator[MailServer]:
    """Where mails of the platform arrive."""
    before = post.post()
    async with mail_server(enable_SMTPUTF8=True) as server:
        sender = "Symbiosis <no-reply@symbiosis.example>"
        post.choose(Post("Symbiosis", "https://symbiosis.example", sender, server.url))
        yield server
        post.choose(before)
