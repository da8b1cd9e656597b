"""The platform tells whether it lives and can serve."""

import httpx

from conftest import MakePerson


async def test_a_running_platform_says_it_is_ready(client: httpx.AsyncClient) -> None:
    assert (await client.get("/livez")).json() == {"status": "alive"}
    assert (await client.get("/readyz")).json() == {"status": "ready"}


async def test_a_person_can_sign_in(make_person: MakePerson) -> None:
    person = await make_person("Systuen")
    assert person.actor_id is not None
