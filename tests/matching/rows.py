"""Words for the tables of pairs at the rules' boundaries."""

from datetime import timedelta
from typing import Any

from matching.builders import AARHUS, HERNING, TODAY
from symbiosis.kit.geo import great_circle_km
from symbiosis.matching.results import Outcome

PASS, OPEN, UNKNOWN, FAIL = Outcome.PASS, Outcome.CONDITIONAL, Outcome.UNKNOWN, Outcome.FAIL
IN_TEN_DAYS = TODAY + timedelta(days=10)
HUNDRED = {"quantity_kg": 100.0, "kg_per_year": 100.0}
MONTHLY = {"mode": "recurring", "period": "month"}
KM = round(great_circle_km(*HERNING, *AARHUS), 2)

Row = tuple[str, dict[str, Any], dict[str, Any], Outcome, str, str | None]
"""Requirement, what the offer and the need have changed, and the finding: outcome, code, task."""


def some(*values: str) -> frozenset[str]:
    return frozenset(values)
