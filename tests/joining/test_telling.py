"""Staff hear of applications that wait for them."""

import httpx

from conftest import MakePerson
from joining.applying import applied, for_cloth, for_herning, mails_to
from symbiosis.kit.database import Database


async def test_those_who_may_decide_get_a_mail_and_nobody_else(
    client: httpx.AsyncClient, make_person: MakePerson, database: Database
) -> None:
    told = [
        await make_person(None, staff_role="reviewer"),
        await make_person(None, staff_role="reviewer", programme="cloth"),
        await make_person(None, staff_role="cluster_manager", cluster="modacc"),
    ]
    others = [
        await make_person(None, staff_role="facilitator"),
        await make_person(None, staff_role="cluster_manager", cluster="iconic-cluster"),
        await make_person(None, staff_role="reviewer", programme="tekstilsymbiose-herning"),
        await make_person("Systuen"),
    ]
    await applied(client, for_cloth())
    assert [len(await mails_to(database, person.email)) for person in told] == [1, 1, 1]
    assert [len(await mails_to(database, person.email)) for person in others] == [0, 0, 0, 0]


async def test_the_mail_leads_to_the_application_and_names_nobody(
    client: httpx.AsyncClient, make_person: MakePerson, database: Database
) -> None:
    reviewer = await make_person(None, staff_role="reviewer")
    application = await applied(client, for_herning())
    (mail,) = await mails_to(database, reviewer.email)
    assert f"/staff/applications/{application['id']}" in mail["body_text"]
    assert for_herning()["applicant_email"] not in mail["body_text"] + mail["body_html"]
