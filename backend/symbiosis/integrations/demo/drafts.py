"""The demonstration files as drafts the streams room takes, and what is to become of each."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from importlib.resources import files
from typing import Any

from symbiosis.streams.schemas import NeedCreate, OfferCreate
from symbiosis.streams.vocabulary import ReasonCode, StreamStatus, TextilePart

SOURCE = "demonstration"
_DATA = files("symbiosis.integrations.demo") / "data"
_OURS = (
    "key",
    "company",
    "status",
    "reason",
    "published_days_ago",
    "available_for_days",
    "volume_reasoning",
    "standing",
)


@dataclass(frozen=True)
class DemoCompany:
    """`account` is the role of the demo account that acts for it, as in accounts/demo.py; `cluster` the
    slug of the one that has confirmed it."""

    slug: str
    name: str
    country: str
    postcode: str
    town: str
    size_class: str
    roles: list[str]
    sector: str
    language: str
    description: str
    account: str | None = None
    cluster: str | None = None


DOUBLE = DemoCompany(
    slug="strikkeriet-igen",
    name="Demo: Strikkeriet på Heden ApS",
    country="DK",
    postcode="7430",
    town="Ikast",
    size_class="small",
    roles=["knitter"],
    sector="knitting",
    language="da",
    description="Opdigtet strikkeri, skrevet ind en gang til ved en fejl. Klyngens medarbejdere kan flette det.",
    cluster="tekstilsymbiose-herning",
)
"""Entered twice by mistake, for staff to merge. It lists nothing."""


@dataclass(frozen=True)
class DemoStream:
    """A draft without its owner, and the life it has had."""

    company: str
    draft: OfferCreate | NeedCreate
    status: StreamStatus
    published_days_ago: int
    reason: ReasonCode | None
    standing: bool = False


@lru_cache
def companies() -> tuple[DemoCompany, ...]:
    return tuple(DemoCompany(**record) for record in _records("companies"))


def streams(today: date) -> list[DemoStream]:
    """Offers, then needs, with their windows counted from `today`."""
    languages = {company.slug: company.language for company in companies()}
    return [
        DemoStream(
            company=record["company"],
            draft=_draft(record, languages[record["company"]], today),
            status=StreamStatus(record["status"]),
            published_days_ago=record.get("published_days_ago", 0),
            reason=ReasonCode(record["reason"]) if "reason" in record else None,
            standing=record.get("standing", False),
        )
        for record in (*_records("offers"), *_records("needs"))
    ]


def _draft(record: Mapping[str, Any], language: str, today: date) -> OfferCreate | NeedCreate:
    said = {name: value for name, value in record.items() if name not in _OURS}
    said |= {"language": language, "place": {}, "external_source": SOURCE, "external_id": record["key"]}
    if "available_for_days" in record:
        said["available_to"] = today + timedelta(days=record["available_for_days"])
    if "material" in record:
        shares = record["material"].get("composition", {})
        said["material"] = record["material"] | {"composition": _lines(shares)}
        return OfferCreate.model_validate(said)
    return NeedCreate.model_validate(said)


def _lines(shares: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Per cent by fibre, or by part and fibre, as composition lines."""
    return [
        line
        for name, share in shares.items()
        for line in (
            [{"fibre": fibre, "share_pct": pct, "part": TextilePart(name)} for fibre, pct in share.items()]
            if isinstance(share, Mapping)
            else [{"fibre": name, "share_pct": share}]
        )
    ]


@lru_cache
def _records(name: str) -> tuple[dict[str, Any], ...]:
    return tuple(json.loads((_DATA / f"{name}.json").read_text(encoding="utf-8")))
