"""Applications as people send them, and the programmes they are for."""

import re
from typing import Any
from uuid import UUID

import httpx

from symbiosis.actors.registry_words import CLUSTERS, PROGRAMMES
from symbiosis.kit.database import Database

NUMBER = "12345674"
CONSENTS: list[dict[str, Any]] = [
    {"purpose": "terms", "text_version": "2026-11-22"},
    {"purpose": "data_sharing", "text_version": "2026-11-22"},
    {"purpose": "newsletter", "text_version": "2026-11-22", "given": False},
]
WEAVERS: dict[str, Any] = {
    "legal_name": "Gl. Lund Væveri ApS",
    "country": "DK",
    "registration_number": NUMBER,
    "postcode": "7400",
    "roles": ["weaver"],
}
HERNING_ANSWERS: dict[str, Any] = {
    "textile_role": "produces",
    "near_herning": True,
    "leftover_kg_per_year": 1200,
}
CLOTH_ANSWERS: dict[str, Any] = {"organisation_kind": "sme", "cluster_member": "yes", "aim": "both"}


def for_herning(**details: Any) -> dict[str, Any]:
    return {
        "programme_slug": "tekstilsymbiose-herning",
        "applicant_name": "Mette Skovgaard",
        "applicant_email": "mette@gl-lund.example",
        "organisation": WEAVERS,
        "answers": HERNING_ANSWERS,
        "consents": CONSENTS,
        **details,
    }


def for_cloth(cluster: str = "modacc", **details: Any) -> dict[str, Any]:
    same = for_herning(programme_slug="cloth", cluster_slug=cluster, answers=CLOTH_ANSWERS)
    return {**same, "language": "en", **details}


def claiming(actor_id: UUID, **details: Any) -> dict[str, Any]:
    said = for_herning(claims_actor_id=str(actor_id), proof="I am its manager: gl-lund.example/contact")
    del said["organisation"]
    return {**said, **details}


async def insert_programmes(database: Database) -> None:
    """The two programmes with their clusters."""
    await database.pool.executemany(
        "insert into clusters (slug, name, country) values ($1, $2, $3) on conflict do nothing",
        [cluster[:3] for cluster in CLUSTERS],
    )
    for slug, name, clusters in PROGRAMMES:
        await database.pool.execute(
            "insert into programmes (slug, name) values ($1, $2) on conflict do nothing", slug, name
        )
        await database.pool.executemany(
            "insert into programme_clusters (programme_slug, cluster_slug) values ($1, $2)"
            " on conflict do nothing",
            [(slug, cluster) for cluster in clusters],
        )


async def applied(client: httpx.AsyncClient, body: dict[str, Any] | None = None) -> dict[str, str]:
    """The receipt: id, state, token."""
    answer = await client.post("/v1/applications", json=body or for_herning())
    assert answer.status_code == 201, answer.text
    receipt: dict[str, str] = answer.json()
    return receipt


AS_IT_STANDS = {"If-Match": "*"}
"""Deciding on an application whatever its version."""


def as_applicant(receipt: dict[str, str], **headers: str) -> dict[str, str]:
    return {"Application-Token": receipt["token"], **headers}


async def mails_to(database: Database, email: str) -> list[Any]:
    """What was written to the address, the oldest first."""
    return list(await database.pool.fetch("select * from mails where recipient = $1 order by id", email))


def link_in(mail: Any, page: str) -> str:
    """What stands behind the # of the link."""
    found = re.search(rf"{page}#(\S+)", mail["body_text"])
    assert found, mail["body_text"]
    return found[1]
