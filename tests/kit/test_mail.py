"""Mail, as it arrives at a real SMTP server, or does not."""

import asyncio
import json
import ssl
from collections.abc import AsyncIterator, Iterator
from datetime import timedelta
from email.message import EmailMessage
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx
import pytest
from fastapi import FastAPI

from conftest import client_of
from smtp_server import PASSWORD, USER, MailServer, certificate_for_loopback, mail_server
from symbiosis.app import create_app
from symbiosis.kit import clock
from symbiosis.kit.database import Database
from symbiosis.kit.mail import post
from symbiosis.kit.mail.jobs import MailNotSentError, send_mail
from symbiosis.kit.mail.message import Message
from symbiosis.kit.mail.post import Post, why_not_post
from symbiosis.kit.mail.service import JOB, write_mail
from symbiosis.settings import Environment, Settings
from symbiosis.worker import work
from worker.process import until

TO = "søren@people.example"
PLAIN_TO = "soren@people.example"
SECRET = "kode-482913-æøå"
MESSAGE = Message(
    language="da",
    subject="Velkommen på Væveriet Ærø",
    lines=["Hej Søren", "Åbn knappen, så er du i gang."],
    button=("Log ind på Ærø", "https://symbiose.example/sign-in/link#abc&x=<1>"),
    code="482 913",
    closing="Du får mailen, fordi nogen bad om den.",
)
SENDER = "Tekstilsymbiose på Ærø <post@symbiose.example>"


@pytest.fixture(autouse=True)
def chosen_post() -> Iterator[None]:
    before = post.post()
    yield
    post.choose(before)


@pytest.fixture
async def server() -> AsyncIterator[MailServer]:
    async with mail_server(enable_SMTPUTF8=True) as mail:
        post.choose(Post("Ærø", sender=SENDER, smtp_url=mail.url))
        yield mail


async def write(database: Database, message: Message = MESSAGE, to: str = PLAIN_TO) -> dict[str, Any]:
    """The payload of the job that the mail leaves behind."""
    async with database.sessions() as session, session.begin():
        await write_mail(session, to, message, clock.now())
    payload = await database.pool.fetchval(
        "select payload from pgqueuer where entrypoint = $1 order by id desc limit 1", JOB
    )
    return dict(json.loads(payload))


async def send(database: Database, payload: dict[str, Any]) -> str:
    return await send_mail(database.sessions, payload, clock.now())


async def mails(database: Database) -> list[dict[str, Any]]:
    return [dict(row) for row in await database.pool.fetch("select * from mails order by id")]


def part(mail: EmailMessage, kind: str) -> str:
    found = mail.get_body((kind,))
    assert isinstance(found, EmailMessage)
    return str(found.get_content())


async def test_mail_arrives_as_text_and_as_html_in_the_readers_letters(
    database: Database, server: MailServer
) -> None:
    assert await send(database, await write(database)) == "sent"
    (mail,) = server.arrived
    assert mail.get_content_type() == "multipart/alternative"
    assert mail["subject"] == MESSAGE.subject
    assert mail["from"] == SENDER
    assert mail["to"] == PLAIN_TO
    for kind in ("plain", "html"):
        for words in ("Hej Søren", "Åbn knappen", "482 913", "Log ind på Ærø", "fordi nogen bad om den"):
            assert words in part(mail, kind), (kind, words)
    assert "https://symbiose.example/sign-in/link#abc&x=<1>" in part(mail, "plain")


async def test_mail_says_what_it_is_to_other_machines(database: Database, server: MailServer) -> None:
    payload = await write(database)
    await send(database, payload)
    (mail,) = server.arrived
    assert mail["auto-submitted"] == "auto-generated"
    assert mail["message-id"] == f"<{payload['mail_id']}@symbiose.example>"
    assert mail["content-language"] == "da"
    assert mail["date"].datetime - clock.now() < timedelta(minutes=1)
    assert mail["mime-version"] == "1.0"


async def test_address_may_hold_letters_of_any_language(database: Database, server: MailServer) -> None:
    for to in (TO, "karen@væveri.example"):
        assert await send(database, await write(database, to=to)) == "sent"
    assert server.recipients == [TO, "karen@xn--vveri-sra.example"]


async def test_names_become_neither_headers_nor_markup(database: Database, server: MailServer) -> None:
    name = 'Karen\r\nBcc: everybody@people.example\n\n<script>alert("1")</script> & Co'
    message = Message("en", f"Hello {name}", [f"Hello {name}"], button=(name, "https://x.example/?a=1&b=2"))
    await send(database, await write(database, message))
    (mail,) = server.arrived
    assert mail["bcc"] is None
    assert server.recipients == [PLAIN_TO]
    assert (
        mail["subject"].strip()
        == 'Hello Karen Bcc: everybody@people.example <script>alert("1")</script> & Co'
    )
    html = part(mail, "html")
    assert "<script" not in html
    assert "&lt;script&gt;" in html
    assert 'href="https://x.example/?a=1&amp;b=2"' in html


@pytest.mark.parametrize(
    "to", ["", "karen", "karen@people.example\r\nBcc: x@y.example", "a@b.example, c@d.example"]
)
async def test_only_one_plain_address_is_written_to(database: Database, to: str) -> None:
    async with database.sessions() as session:
        with pytest.raises(ValueError, match="address"):
            await write_mail(session, to, MESSAGE, clock.now())


async def test_sent_mail_keeps_no_body_and_is_sent_once(database: Database, server: MailServer) -> None:
    payload = await write(database)
    await send(database, payload)
    assert await send(database, payload) == "nothing to send"
    assert len(server.arrived) == 1
    (mail,) = await mails(database)
    assert mail["sent_at"] is not None
    assert mail["body_text"] is None
    assert mail["body_html"] is None


async def test_unknown_recipient_is_not_tried_again(database: Database, server: MailServer) -> None:
    server.refused[PLAIN_TO] = f"550 no such user {PLAIN_TO}"
    payload = await write(database)
    assert (await send(database, payload)).startswith("refused")
    (mail,) = await mails(database)
    assert mail["failure"] == "SMTPRecipientsRefused 550"
    assert mail["body_text"] is None
    assert mail["sent_at"] is None
    assert await send(database, payload) == "nothing to send"


@pytest.mark.parametrize("trouble", ["busy", "full"])
async def test_what_a_server_puts_off_is_tried_again(
    database: Database, server: MailServer, trouble: str
) -> None:
    if trouble == "busy":
        server.busy = 1
    else:
        server.refused[PLAIN_TO] = f"452 mailbox full {PLAIN_TO}"
    payload = await write(database)
    with pytest.raises(MailNotSentError) as failure:
        await send(database, payload)
    assert PLAIN_TO not in str(failure.value)
    (mail,) = await mails(database)
    assert mail["tries"] == 1
    assert mail["failure"]
    assert PLAIN_TO not in mail["failure"]
    assert "482 913" in mail["body_text"]
    server.refused.clear()
    assert await send(database, payload) == "sent"
    assert (await mails(database))[0]["failure"] is None


async def test_unreachable_server_is_tried_again(database: Database, server: MailServer) -> None:
    post.choose(Post(sender=SENDER, smtp_url="smtp://127.0.0.1:1"))
    payload = await write(database)
    with pytest.raises(MailNotSentError, match="SMTPConnectError"):
        await send(database, payload)
    post.choose(Post(sender=SENDER, smtp_url=server.url))
    assert await send(database, payload) == "sent"


async def test_credentials_go_over_tls_with_a_known_certificate_only(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = certificate_for_loopback(tmp_path)
    tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    tls.load_cert_chain(file)
    async with mail_server(tls, require_starttls=True, auth_required=True) as server:
        address = f"smtp://{quote(USER, safe='')}:{quote(PASSWORD, safe='')}@127.0.0.1:{server.port}"
        post.choose(Post(sender=SENDER, smtp_url=address))
        payload = await write(database)
        with pytest.raises(MailNotSentError):
            await send(database, payload)
        assert server.signed_in == []
        monkeypatch.setenv("SSL_CERT_FILE", str(file))
        assert await send(database, payload) == "sent"
        assert server.signed_in == [USER]
        assert server.encrypted == [True]


async def test_credentials_are_not_told_to_a_server_without_tls(database: Database) -> None:
    async with mail_server(auth_require_tls=False) as server:
        address = f"smtp://{quote(USER, safe='')}:{quote(PASSWORD, safe='')}@127.0.0.1:{server.port}"
        post.choose(Post(sender=SENDER, smtp_url=address))
        with pytest.raises(MailNotSentError):
            await send(database, await write(database))
        assert server.signed_in == []
        assert server.arrived == []


async def test_worker_sends_what_was_committed_and_tries_again_by_itself(
    database: Database, dsn: str, server: MailServer, capsys: pytest.CaptureFixture[str]
) -> None:
    server.busy = 1
    async with database.sessions() as session:
        await write_mail(session, PLAIN_TO, Message("en", "Never", ["Rolled back"]), clock.now())
        await session.rollback()
    await write(database, Message("en", "Hello", [SECRET]))
    stop = asyncio.Event()
    settings = Settings(database_url=dsn, smtp_url=server.url, mail_from=SENDER)
    worker = asyncio.create_task(work(settings, stop))
    try:
        waiting = "select attempts from pgqueuer where attempts > 0 and status = 'queued'"
        await until(lambda: database.pool.fetchval(waiting))
        await database.pool.execute("update pgqueuer set execute_after = now()")
        await until(lambda: database.pool.fetchval("select true from mails where sent_at is not null"))
    finally:
        stop.set()
        await asyncio.wait_for(worker, 20)
    assert [mail["subject"] for mail in server.arrived] == ["Hello"]
    logged = capsys.readouterr().out
    assert "job.done" in logged
    assert SECRET not in logged
    assert PLAIN_TO not in logged


async def test_demonstration_without_a_server_shows_what_it_would_have_sent(
    database: Database, client: httpx.AsyncClient
) -> None:
    post.choose(Post("Ærø"))
    payload = await write(database)
    assert await send(database, payload) == "kept"
    await write(database, to="else@people.example")
    assert len((await client.get("/v1/mailbox")).json()["data"]) == 2
    answer = await client.get("/v1/mailbox", params={"recipient": PLAIN_TO.upper()})
    (entry,) = answer.json()["data"]
    assert entry["subject"] == MESSAGE.subject
    mail = (await client.get(f"/v1/mailbox/{entry['id']}")).json()
    assert "482 913" in mail["text"]
    assert "<h1" in mail["html"]


@pytest.mark.parametrize("environment", Environment)
async def test_there_is_no_mailbox_where_mail_is_sent(
    database: Database, settings: Settings, environment: Environment
) -> None:
    app: FastAPI = create_app(
        settings.model_copy(
            update={
                "environment": environment,
                "cursor_secret": "a secret of our own, long enough",
                "encryption_secret": "another one of our own, long enough",
                "smtp_url": "smtp://127.0.0.1:1",
                "mail_from": SENDER,
            }
        )
    )
    app.state.database = database
    mail_id = (await write(database))["mail_id"]
    async with client_of(app) as client:
        assert (await client.get("/v1/mailbox")).status_code == 404
        assert (await client.get(f"/v1/mailbox/{mail_id}")).status_code == 404


@pytest.mark.parametrize(
    ("smtp_url", "sender"),
    [
        ("mail.example", SENDER),
        ("http://mail.example", SENDER),
        ("smtp://", SENDER),
        ("smtp://mail.example:port", SENDER),
        ("smtp://mail.example", "nobody"),
        ("smtp://mail.example", "Tekstilsymbiose <no-reply@localhost>"),
    ],
)
def test_settings_that_cannot_work_are_named_at_the_start(smtp_url: str, sender: str) -> None:
    assert "SYMBIOSIS_SMTP_URL" in (why_not_post(Post(sender=sender, smtp_url=smtp_url)) or "")
    assert why_not_post(Post(sender=SENDER, smtp_url="smtps://mail.example")) is None
