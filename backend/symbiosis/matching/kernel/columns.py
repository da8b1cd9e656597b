"""The columns a stream is kept in: which fact goes where, and as what.

A member's name in small letters is the fact's field, unless a comment says that
the column is derived. Numbers are float64 with NaN for "not stated"; everything
else is an int32 code. `N` and `C` are the columns of both directions, `ON`, `OC`
those of offers alone and `NN`, `NC` those of needs alone; the latter follow.
"""

from enum import Enum, IntEnum, auto
from typing import NamedTuple

from symbiosis.actors.vocabulary import ActorRole
from symbiosis.matching.rules.law import EU, OECD_OUTSIDE_EU
from symbiosis.streams import vocabulary as words

NOT_STATED = -1
"""Of words, masks, sets and flags."""
NO_NUMBER = -(2**31)
NO_END = 2**31 - 1
"""The last day of what has none."""
"""Of whole numbers and days."""


class N(IntEnum):
    LATITUDE = 0
    LONGITUDE = auto()
    QUANTITY_KG = auto()
    KG_PER_YEAR = auto()
    MINIMUM_LOT_KG = auto()
    MAXIMUM_LOT_KG = auto()
    PRICE_EUR_PER_KG = auto()
    PRICE_LIMIT_EUR_PER_KG = auto()
    TRANSPORT_LIMIT_EUR_PER_KG = auto()
    MAXIMUM_DISTANCE_KM = auto()
    TRANSFERS_ACCEPTED = auto()
    TRANSFERS_JUDGED = auto()


class ON(IntEnum):
    GSM = len(N)
    WIDTH_CM = auto()
    LENGTH_MIN_M = auto()
    FIBRE_LENGTH_MM = auto()
    MOISTURE_PCT = auto()
    DISPOSAL_COST_EUR_PER_KG = auto()
    # Confidence by the offer's word, with a need of its own word and with one of public rules (derived).
    CONFIDENCE = auto()
    CONFIDENCE_PUBLIC = auto()


class NN(IntEnum):
    ELASTANE_MAX_PCT = len(N)
    OTHER_FIBRE_MAX_PCT = auto()
    GSM_MIN = auto()
    GSM_MAX = auto()
    WIDTH_MIN_CM = auto()
    LENGTH_MIN_M = auto()
    FIBRE_LENGTH_MIN_MM = auto()
    MOISTURE_MAX_PCT = auto()
    REPLACEMENT_RATE_PCT = auto()
    VIRGIN_PRICE_EUR_PER_KG = auto()
    PREPROCESSING_COST_EUR_PER_KG = auto()
    YIELD_SHARE = auto()
    OUTPUT_PRICE_EUR_PER_KG = auto()
    # The hierarchy part of the score, NaN without a route; kg of virgin material a kg replaces (derived).
    HIERARCHY = auto()
    REPLACED = auto()


class C(IntEnum):
    # 1 while the position holds a stream; where its lines lie, how many are stated, how many in all (derived).
    LIVE = 0
    LINES = auto()
    LINE_COUNT = auto()
    LINE_ROWS = auto()
    OWNER_ID = auto()
    VERSION = auto()
    PUBLISHED = auto()
    VISIBILITY = auto()
    CLUSTERS = auto()
    INVITED_OWNERS = auto()
    COUNTRY = auto()
    MODE = auto()
    PERIOD = auto()
    AVAILABLE_FROM = auto()
    AVAILABLE_TO = auto()
    TRANSPORT_PAID_BY = auto()
    LEAD_TIME_DAYS = auto()
    OWNER_VERIFIED = auto()
    ANONYMOUS = auto()
    BLOCKED_OWNERS = auto()
    TRADES = auto()
    PATTERNS = auto()
    CONFIRMED_ON = auto()


class OC(IntEnum):
    FORM = len(C)
    ORIGIN_STAGE = auto()
    EVIDENCE_METHOD = auto()
    HOMOGENEITY = auto()
    CONSTRUCTION = auto()
    COLOUR = auto()
    CONDITION = auto()
    DISRUPTORS = auto()
    DISRUPTORS_REMOVABLE = auto()
    MULTILAYER = auto()
    CONTAMINATION = auto()
    MOISTURE_STATE = auto()
    STORED_DRY = auto()
    TREATMENTS = auto()
    CERTIFICATES = auto()
    LEGAL_STATUS = auto()
    WASTE_CODE = auto()
    KG_BASIS = auto()
    CURRENT_ROUTE = auto()
    CURRENT_ROUTE_RANK = auto()
    BRAND_RESTRICTION = auto()
    EXCLUDED_COUNTRIES = auto()
    ALLOWED_ROUTES = auto()
    FORBIDDEN_ROUTES = auto()
    # How many parts the composition has, the quality of the data 0..4, a waste code that is hazardous, one that
    # is not on the green list (derived).
    PARTS = auto()
    DATA_QUALITY = auto()
    HAZARDOUS = auto()
    NOT_GREEN = auto()


class NC(IntEnum):
    FORMS = len(C)
    ORIGINS = auto()
    LEGAL_STATUSES = auto()
    COLOURS = auto()
    CONSTRUCTIONS = auto()
    MINIMUM_CONDITION = auto()
    REMOVES_DISRUPTORS = auto()
    ACCEPTED_DISRUPTORS = auto()
    MULTILAYER_ACCEPTED = auto()
    ACCEPTED_CONTAMINATION = auto()
    EXCLUDED_TREATMENTS = auto()
    REQUIRED_CERTIFICATES = auto()
    ROUTE = auto()
    ROUTE_RANK = auto()
    STANDING = auto()
    OWN_WORD = auto()
    PERMITTED_WASTE_CODES = auto()
    COUNTRIES_ACCEPTED = auto()
    BRAND_RESTRICTIONS_HONOURED = auto()
    ASSUMED_LIMITS = auto()
    OUTPUT_FORM = auto()
    OUTPUT_EFFECTS = auto()
    # Whose weights the score uses, and how many limits its windows come to (derived).
    PROFILE = auto()
    LIMIT_COUNT = auto()


class H(IntEnum):
    """What a search looks at first, in single precision and on the generous side."""

    X = 0
    Y = auto()
    Z = auto()
    # The squared chord the distance limit reaches; what there is in a year; the least that must be there.
    REACH = auto()
    HAVE = auto()
    WANT = auto()


class HC(IntEnum):
    OWNER = 0
    FIRST_DAY = auto()
    LAST_DAY = auto()
    # Which limits a need has, -1 if nobody has noted whether another need has the same.
    LIMITS = auto()


LANES = 16
"""Needs that a full rematch looks at side by side."""


class G(IntEnum):
    """What a full rematch looks at first. As whole numbers: the two words of bits in halves, owner and days;
    in single precision, as in `H`: place, reach, what there is and what there must be."""

    LOW_BITS = 0
    HIGH_BITS = auto()
    MORE_LOW_BITS = auto()
    MORE_HIGH_BITS = auto()
    OWNER = auto()
    FIRST_DAY = auto()
    LAST_DAY = auto()
    X = auto()
    Y = auto()
    Z = auto()
    REACH = auto()
    HAVE = auto()
    WANT = auto()


class T(IntEnum):
    """What a need brings to the score, sixteen numbers that a processor fetches at once: in single precision, NaN
    where it says nothing, and the last three as whole numbers."""

    HIERARCHY = 0
    # Its record, the freshness of its word, the share of the material that composition alone decides.
    TRUST = auto()
    FRESHNESS = auto()
    COMPOSITION = auto()
    CONDITION = auto()
    LEAD_DAYS = auto()
    # What a kilogram offered is of the amount wanted, and below how many kg lots are collected.
    PER_KG = auto()
    LOT = auto()
    # The most a load may be (kg), its own limit for transport and what it says transport may cost (EUR per kg).
    LOAD = auto()
    LIMIT = auto()
    BEARABLE = auto()
    # What it pays for the goods in public (EUR per kg) and its share of the transport.
    PRICE = auto()
    PAYS = auto()
    # The profile and, as bits, what `K` says; the colours and constructions accepted.
    KIND = auto()
    COLOURS = auto()
    CONSTRUCTIONS = auto()


class K(IntEnum):
    """Places of bits in `T.KIND`; the profile lies below."""

    OWN_WORD = 4
    RECURRING = auto()
    PAYER = auto()
    CONFIDENTIAL = auto()
    BONUS = auto()


class S(IntEnum):
    """Needs side by side whose ceilings are computed at once: the numbers of `T`, what it says in bits, what
    depends on the offer, and what comes out."""

    PROFILE = T.KIND
    OWN_WORD = auto()
    RECURRING = auto()
    PAYER = auto()
    CONFIDENTIAL = auto()
    BONUS = auto()
    FITS_LOST = auto()
    FIRST_DAY = auto()
    LAST_DAY = auto()
    KM = auto()
    VIOLATION = auto()
    CEILING = auto()


class As(Enum):
    """How a fact becomes a code."""

    FLAG = "flag"
    DAY = "day"
    WHOLE = "whole"
    WORD = "word"
    MASK = "mask"
    """A set of few words as bits."""
    SET = "set"
    """A set of any size, kept once in a pool."""


class Code(NamedTuple):
    kind: As
    vocabulary: str = ""


CODES: dict[str, Code] = {
    "owner_id": Code(As.WORD, "owners"),
    "version": Code(As.WHOLE),
    "published": Code(As.FLAG),
    "visibility": Code(As.WORD, "visibilities"),
    "clusters": Code(As.SET, "clusters"),
    "invited_owners": Code(As.SET, "owners"),
    "country": Code(As.WORD, "countries"),
    "mode": Code(As.WORD, "modes"),
    "period": Code(As.WORD, "periods"),
    "available_from": Code(As.DAY),
    "available_to": Code(As.DAY),
    "transport_paid_by": Code(As.WORD, "payers"),
    "lead_time_days": Code(As.WHOLE),
    "owner_verified": Code(As.FLAG),
    "anonymous": Code(As.FLAG),
    "blocked_owners": Code(As.SET, "owners"),
    "trades": Code(As.SET, "trades"),
    "patterns": Code(As.SET, "patterns"),
    "confirmed_on": Code(As.DAY),
    "form": Code(As.WORD, "forms"),
    "origin_stage": Code(As.WORD, "origins"),
    "evidence_method": Code(As.WORD, "methods"),
    "homogeneity": Code(As.WORD, "homogeneities"),
    "construction": Code(As.WORD, "constructions"),
    "colour": Code(As.WORD, "colours"),
    "condition": Code(As.WORD, "conditions"),
    "disruptors": Code(As.MASK, "disruptors"),
    "disruptors_removable": Code(As.FLAG),
    "multilayer": Code(As.FLAG),
    "contamination": Code(As.MASK, "contaminations"),
    "moisture_state": Code(As.WORD, "moistures"),
    "stored_dry": Code(As.FLAG),
    "treatments": Code(As.MASK, "treatments"),
    "certificates": Code(As.MASK, "certificates"),
    "legal_status": Code(As.WORD, "statuses"),
    "waste_code": Code(As.WORD, "waste_codes"),
    "kg_basis": Code(As.WORD, "kg_bases"),
    "current_route": Code(As.WORD, "routes"),
    "current_route_rank": Code(As.WHOLE),
    "brand_restriction": Code(As.WORD, "brand_restrictions"),
    "excluded_countries": Code(As.SET, "countries"),
    "allowed_routes": Code(As.SET, "routes"),
    "forbidden_routes": Code(As.SET, "routes"),
    "forms": Code(As.SET, "forms"),
    "origins": Code(As.MASK, "origins"),
    "legal_statuses": Code(As.MASK, "statuses"),
    "colours": Code(As.MASK, "colours"),
    "constructions": Code(As.MASK, "constructions"),
    "minimum_condition": Code(As.WORD, "conditions"),
    "removes_disruptors": Code(As.MASK, "disruptors"),
    "accepted_disruptors": Code(As.MASK, "disruptors"),
    "multilayer_accepted": Code(As.FLAG),
    "accepted_contamination": Code(As.MASK, "contaminations"),
    "excluded_treatments": Code(As.MASK, "treatments"),
    "required_certificates": Code(As.MASK, "certificates"),
    "route": Code(As.WORD, "routes"),
    "route_rank": Code(As.WHOLE),
    "standing": Code(As.FLAG),
    "own_word": Code(As.FLAG),
    "permitted_waste_codes": Code(As.SET, "waste_codes"),
    "countries_accepted": Code(As.SET, "countries"),
    "brand_restrictions_honoured": Code(As.MASK, "brand_restrictions"),
    "assumed_limits": Code(As.SET, "limits"),
    "output_form": Code(As.WORD, "forms"),
    "output_effects": Code(As.SET, "effects"),
}

CLOSED: dict[str, tuple[str, ...]] = {
    "visibilities": tuple(words.Visibility),
    "modes": tuple(words.QuantityMode),
    "periods": tuple(words.Period),
    "payers": tuple(words.TransportPayer),
    "trades": tuple(ActorRole),
    "origins": tuple(words.OriginStage),
    "methods": tuple(words.EvidenceMethod),
    "homogeneities": tuple(words.Homogeneity),
    "constructions": tuple(words.FabricConstruction),
    "colours": tuple(words.ColourClass),
    "conditions": tuple(words.ConditionGrade),
    "disruptors": tuple(words.Disruptor),
    "contaminations": tuple(words.Contamination),
    "moistures": tuple(words.MoistureState),
    "treatments": tuple(words.Treatment),
    "certificates": tuple(words.Certificate),
    "statuses": tuple(words.LegalStatus),
    "countries": tuple(sorted(EU | OECD_OUTSIDE_EU)),
    "kg_bases": tuple(words.KgBasis),
    "brand_restrictions": tuple(words.BrandRestriction),
    "parts": tuple(words.TextilePart),
    "modes_of_windows": ("sum", "single"),
}
"""Vocabularies whose codes are their places here, so that the compiled rules know them."""


def code_of(vocabulary: str, word: str) -> int:
    return CLOSED[vocabulary].index(word)


def mask_of(vocabulary: str, chosen: frozenset[str]) -> int:
    return sum(1 << code_of(vocabulary, word) for word in chosen)
