"""A file sent over the API is worked off by a worker that runs as a process of its own."""

from typing import Any

from conftest import MakePerson
from worker.process import until, worker_process

FILE = "\ufeffTitel;Form;Mængde;Postnr\nBomuldsklip;cutting_scraps;1.250,5 kg;7400\nRuller;vrøvl;90 kg;7400\n"


async def test_file_sent_over_the_api_is_finished_by_a_worker_process(
    make_person: MakePerson, dsn: str
) -> None:
    member = await make_person("Systuen")
    sent = await member.client.post(
        "/v1/imports?kind=streams", content=FILE, headers={"content-type": "text/csv"}
    )
    assert (sent.status_code, sent.json()["state"]) == (202, "queued")

    async def finished() -> dict[str, Any] | None:
        found: dict[str, Any] = (await member.client.get(sent.headers["location"])).json()
        return None if found["state"] in ("queued", "running") else found

    async with worker_process(dsn):
        done = await until(finished)

    assert done["state"] == "done", done
    assert done["progress"] == {"rows_done": 2, "rows_total": 2}
    assert done["totals"] == {"created": 1, "changed": 0, "unchanged": 0, "refused": 1}
    assert [(error["line"], error["value"]) for error in done["errors"]] == [(3, "vrøvl")]
    streams = (await member.client.get("/v1/material-streams", params={"mine": True})).json()["data"]
    assert [(stream["title"], stream["quantity"]["kg"]) for stream in streams] == [("Bomuldsklip", 1250.5)]
