"""Why an exchange is in no bucket of the quota board. Pure."""

from collections.abc import Mapping
from typing import Any

from symbiosis.exchanges.vocabulary import CountsNowhere
from symbiosis.programmes.rules import BUCKET_OF
from symbiosis.programmes.vocabulary import OrganisationClass


def counts_nowhere(exchange: Mapping[str, Any]) -> CountsNowhere | None:
    """What to put right first; None where a bucket counts it."""
    if not exchange["counts_for_kpi"]:
        return CountsNowhere.NOT_WANTED
    if exchange["bucket"] is not None:
        return None
    held = exchange["organisation_class"]
    if held is None:
        return CountsNowhere.NOT_CLASSED
    if BUCKET_OF[OrganisationClass(held)] is None:
        return CountsNowhere.CLASS_WITHOUT_BUCKET
    return CountsNowhere.BUCKET_OPEN
