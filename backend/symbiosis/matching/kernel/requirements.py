"""The requirements a pair can fail, each with its bit."""

import sys
from enum import IntEnum, auto

from symbiosis.matching.rules import HARD_RULES
from symbiosis.matching.rules.finding import Requirement


class R(IntEnum):
    FORM = 0
    ORIGIN = auto()
    COLOUR = auto()
    DISTANCE = auto()
    TRANSPORT_COST = auto()
    PARTIES = auto()
    VISIBILITY = auto()
    WINDOW = auto()
    LEGAL_STATUS = auto()
    PERMIT = auto()
    BORDER = auto()
    COUNTRIES = auto()
    ROUTE_RESTRICTION = auto()
    BRAND = auto()
    MINIMUM_LOT = auto()
    MINIMUM_TAKE = auto()
    LOT_SIZE = auto()
    GSM = auto()
    WIDTH = auto()
    LENGTH = auto()
    FIBRE_LENGTH = auto()
    CONDITION = auto()
    DISRUPTORS = auto()
    LAYERS = auto()
    MOISTURE = auto()
    MOULD = auto()
    CONTAMINATION = auto()
    HAZARD = auto()
    TREATMENTS = auto()
    COMPOSITION = auto()
    ELASTANE = auto()
    OTHER_FIBRES = auto()


DOUBT_BIT = 62
"""Set beside the requirements when a limit is met or missed by no more than rounding."""


def rule_of() -> dict[str, str]:
    """Requirement to H-number, as the rules themselves say."""
    modules = {sys.modules[rule.__module__] for rule in HARD_RULES}
    found = [value for module in modules for value in vars(module).values() if isinstance(value, Requirement)]
    return {requirement.name: requirement.rule for requirement in found}
