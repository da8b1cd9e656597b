"""What a match says, word for word, where people look first."""

from conftest import MakePerson
from matches.matchmaking import find_partners, need, offer, publish
from symbiosis.kit.database import Database


async def test_the_material_is_explained_by_the_share_that_decides(
    make_person: MakePerson, database: Database
) -> None:
    supplier, receiver = await make_person("Systuen"), await make_person("Spinderiet")
    await publish(receiver, need())
    stream = await publish(supplier, offer())
    await find_partners(database)
    address = f"/v1/material-streams/{stream['id']}/matches"
    for language, words in (("da", "100 % bomuld, kravet er mindst 95 %"), ("en", "100% cotton")):
        [match] = (await supplier.client.get(address, headers={"accept-language": language})).json()["data"]
        parts = {part["part"]: part["sentence"] for part in match["explanation"]["parts"]}
        assert words in parts["material"]
