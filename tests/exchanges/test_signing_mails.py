"""Whoever can sign is written at once: when a document begins to wait for them, and when it waits anew."""

import pytest

from conftest import MakePerson, Person, StoppedClock
from exchanges.papering import PARTIES, documents, fill, sign, sign_all, signer, standing, to_be_signed
from exchanges.posting import Arrived, arrived, reads
from exchanges.stays import Cast, cast_of, do, get
from programmes.cloth import LDC
from smtp_server import MailServer
from symbiosis.kit.database import Database


@pytest.fixture
async def cast(database: Database, make_person: MakePerson, stopped_clock: StoppedClock) -> Cast:
    cast = await cast_of(database, make_person, stopped_clock.now)
    await reads(cast.host, database, "en")
    await reads(cast.manager, database, "en")
    return cast


def addresses(mails: list[Arrived]) -> list[str]:
    return [mail.to for mail in mails]


async def colleague(cast: Cast, role: str) -> Person:
    """Of the visitor."""
    person = await cast.make_person(None)
    await cast.database.pool.execute(
        "insert into memberships (user_id, actor_id, role) values ($1, $2, $3)",
        person.user_id,
        cast.visitor.actor_id,
        role,
    )
    return person


async def test_all_four_are_written_when_the_commitment_goes_out(cast: Cast, letterbox: MailServer) -> None:
    signs, reads_only = await colleague(cast, "signatory"), await colleague(cast, "stream_editor")
    exchange_id = await to_be_signed(cast)
    told = {mail.to: mail for mail in await arrived(cast.database, letterbox)}
    sides = {cast.visitor.email, signs.email, cast.host.email, cast.manager.email, cast.host_manager.email}
    assert set(told) == sides
    assert reads_only.email not in told
    code = (await get(cast.visitor, exchange_id))["code"]
    danish, english = told[cast.visitor.email], told[cast.host.email]
    assert danish.subject == f"Skriv under: kvalitetsforpligtelsen for {code}"
    assert english.subject == f"Sign: the commitment to quality of {code}"
    assert "skriv under for Systuen" in danish.text
    assert "sign for Kutomo" in english.text
    assert "Systuen visits Kutomo" in english.text
    assert f"https://symbiosis.example/exchanges/{exchange_id}#documents" in english.text
    for party in PARTIES[:-1]:
        await sign(signer(cast, party), await standing(cast.manager, exchange_id), party)
    assert await arrived(cast.database, letterbox) == []


async def test_the_agreement_asks_the_visitor_and_its_cluster_once_for_each_version(
    cast: Cast, letterbox: MailServer
) -> None:
    exchange_id = await to_be_signed(cast)
    await arrived(cast.database, letterbox)
    await sign_all(cast, exchange_id)
    both = sorted([cast.visitor.email, cast.manager.email])
    told = await arrived(cast.database, letterbox)
    assert addresses(told) == both
    assert {mail.subject.split(":")[0] for mail in told} == {"Skriv under", "Sign"}
    path, kind = f"/v1/exchanges/{exchange_id}/documents", {"kind": "financial_agreement"}
    first = await standing(cast.manager, exchange_id, "financial_agreement")
    same = await cast.manager.client.post(path, json=kind)
    assert (same.status_code, same.json()["content_hash"]) == (201, first["content_hash"])
    assert await arrived(cast.database, letterbox) == []
    other = await cast.manager.client.post(path, json={**kind, "language": "es"})
    assert other.json()["content_hash"] != first["content_hash"]
    assert addresses(await arrived(cast.database, letterbox)) == both


async def test_who_had_signed_is_told_why_they_sign_again(cast: Cast, letterbox: MailServer) -> None:
    exchange_id = await to_be_signed(cast)
    document = await standing(cast.visitor, exchange_id)
    for party in ("visitor", "host"):
        assert (await sign(signer(cast, party), document, party)).status_code == 200
    await arrived(cast.database, letterbox)
    changed = await fill(cast, exchange_id, goals="Something else.", objectives=["Another one"])
    assert changed.status_code == 200
    told = {mail.to: mail for mail in await arrived(cast.database, letterbox)}
    assert set(told) == {cast.visitor.email, cast.host.email}
    why = "because what is agreed was changed: the purpose and the objectives"
    assert why in told[cast.host.email].text
    assert "fordi aftalen er ændret: formålet og målene" in told[cast.visitor.email].text
    assert "Something else" not in told[cast.host.email].text
    assert (await do(cast.manager, exchange_id, "start-signing")).status_code == 200
    again = {mail.to: mail for mail in await arrived(cast.database, letterbox)}
    assert set(again) == {signer(cast, party).email for party in PARTIES}
    assert again[cast.manager.email].subject.startswith("Sign again: the commitment to quality")
    assert "was changed after somebody had signed" in again[cast.manager.email].text


async def test_nobody_hears_of_an_edit_before_anybody_has_signed(cast: Cast, letterbox: MailServer) -> None:
    exchange_id = await to_be_signed(cast)
    await arrived(cast.database, letterbox)
    assert (await fill(cast, exchange_id, goals="Something else.")).status_code == 200
    assert [d["state"] for d in await documents(cast.visitor, exchange_id)] == ["voided"]
    assert await arrived(cast.database, letterbox) == []
    assert (await do(cast.manager, exchange_id, "start-signing")).status_code == 200
    told = await arrived(cast.database, letterbox)
    assert {mail.subject.split(":")[0] for mail in told} == {"Skriv under", "Sign"}


async def test_signers_hear_of_a_reopening_but_need_not_sign_what_is_cancelled(
    cast: Cast, letterbox: MailServer
) -> None:
    exchange_id = await to_be_signed(cast)
    assert (await sign(cast.host, await standing(cast.host, exchange_id), "host")).status_code == 200
    await arrived(cast.database, letterbox)
    assert (await do(cast.manager, exchange_id, "reopen")).status_code == 200
    [told] = await arrived(cast.database, letterbox)
    assert (told.to, "was opened again to be changed" in told.text) == (cast.host.email, True)
    await do(cast.manager, exchange_id, "start-signing")
    assert (await sign(cast.host, await standing(cast.host, exchange_id), "host")).status_code == 200
    await arrived(cast.database, letterbox)
    assert (await do(cast.visitor, exchange_id, "cancel", reason="illness")).status_code == 200
    assert await arrived(cast.database, letterbox) == []


async def test_after_a_refusal_everybody_is_told_that_they_sign_again(
    cast: Cast, letterbox: MailServer
) -> None:
    exchange_id = await to_be_signed(cast)
    document = await standing(cast.host, exchange_id)
    assert (await sign(cast.visitor, document, "visitor")).status_code == 200
    said = {"party": "host", "content_hash": document["content_hash"], "reason": "Not these days"}
    declined = await cast.host.client.post(f"/v1/exchange-documents/{document['id']}/decline", json=said)
    assert declined.status_code == 200, declined.text
    await arrived(cast.database, letterbox)
    assert (await do(cast.manager, exchange_id, "start-signing")).status_code == 200
    told = {mail.to: mail for mail in await arrived(cast.database, letterbox)}
    assert told[cast.host.email].subject.startswith("Sign again")
    assert "declined the one before" in told[cast.host.email].text


async def test_one_mail_to_who_signs_for_both_clusters_and_leads_only_where_a_cluster_has_nobody(
    cast: Cast, letterbox: MailServer
) -> None:
    await reads(cast.lead, cast.database, "en")
    exchange_id = await cast.open(host_cluster=LDC)
    assert (await fill(cast, exchange_id)).status_code == 200
    assert (await do(cast.host, exchange_id, "confirm-as-host", host_person="Aino")).status_code == 200
    await cast.database.pool.execute("delete from mails")
    assert (await do(cast.manager, exchange_id, "start-signing")).status_code == 200
    told = addresses(await arrived(cast.database, letterbox))
    assert sorted(told) == sorted([cast.visitor.email, cast.host.email, cast.manager.email])
    await cast.database.pool.execute(
        "update staff_grants set ended_at = now() where user_id = $1", cast.manager.user_id
    )
    assert (await do(cast.visitor, exchange_id, "reopen")).status_code == 200
    assert (await do(cast.lead, exchange_id, "start-signing")).status_code == 200
    told = addresses(await arrived(cast.database, letterbox))
    assert sorted(told) == sorted([cast.visitor.email, cast.host.email, cast.lead.email])
