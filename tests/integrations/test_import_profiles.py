"""Cloth by measure, brands, routes and capability profiles come in by file too."""

import json

from conftest import make_actor
from integrations.importing import bring_in, counts
from symbiosis.kit.database import Database

OFFERS = (
    "nr;titel;form;kg;konstruktion;g/m2;bredde;længde;mærkekrav;ikke til;må ikke;leveringstid\n"
    "1;Jersey på rulle;fabric_rolls;200;jersey;180;160;20;fjern mærker;SE, Norge;energy_recovery;14\n"
)
PROFILE = (
    "nr;titel;udbud/behov;form;mængde;periode;sammensætning;rute;tilladte eak-koder;fjerner selv;mindste g/m2;"
    "output form;udbytte;stående\n"
    "1;Oprivning;behov;cutting_scraps;20000 kg;måned;bomuld mindst 95;mechanical_cotton;04 02 21, 040222;lynlås;"
    "100;shredded_fibre;85;ja\n"
)


async def imported(database: Database, file: str) -> dict[str, object]:
    owner, _ = await make_actor(database, "Oprivningen")
    done = await bring_in(database, "streams", file, owner=owner)
    assert counts(done) == (1, 0, 0, 0), done["errors"]
    assert counts(await bring_in(database, "streams", file, owner=owner)) == (0, 0, 1, 0)
    row = await database.pool.fetchrow("select * from material_streams where owner_id = $1", owner)
    assert row is not None
    return dict(row)


async def test_an_offer_of_rolls_says_its_measures_and_what_the_brand_asks(database: Database) -> None:
    row = await imported(database, OFFERS)
    material = json.loads(str(row["material"]))
    said = {name: material[name] for name in ("construction", "gsm", "width_cm", "length_min_m")}
    assert said == {"construction": "light_knit", "gsm": 180, "width_cm": 160, "length_min_m": 20}
    assert material["brand_restriction"] == "delabel_required"
    assert material["excluded_countries"] == ["SE", "NO"]
    assert material["forbidden_routes"] == ["energy_recovery"]
    assert row["lead_time_days"] == 14


async def test_a_standing_need_is_a_capability_profile_for_180_days(database: Database) -> None:
    row = await imported(database, PROFILE)
    wanted = json.loads(str(row["requirements"]))
    assert row["standing"] is True
    assert wanted["permitted_waste_codes"] == ["040221", "040222"]
    assert wanted["removes_disruptors"] == ["zip_plastic"]
    assert wanted["gsm_min"] == 100
    assert (wanted["output"]["form"], wanted["output"]["yield_pct"]) == ("shredded_fibre", 85)
    assert (row["valid_until"] - row["confirmed_at"]).days == 180  # type: ignore[operator]


async def test_what_cannot_stand_all_year_is_refused(database: Database) -> None:
    owner, _ = await make_actor(database, "Systuen")
    for file, code in (
        ("titel;form;kg;stående\nAfklip;cutting_scraps;200;ja\n", "not_of_offers"),
        ("titel;udbud/behov;kg;stående\nBomuld;behov;200;ja\n", "standing_without_period"),
        ("titel;udbud/behov;kg;periode;stående\nBomuld;behov;200;md;ja\n", "standing_without_route"),
    ):
        (error,) = json.loads((await bring_in(database, "streams", file, owner=owner))["errors"])
        assert (error["code"], error["column"]) == (code, "stående")
