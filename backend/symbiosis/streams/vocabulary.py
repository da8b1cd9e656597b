"""The closed lists a material stream is described with.

Values are the words of the field (symbiosis glossary); labels in the readers'
languages belong to the web app. Materials, fibres, forms and routes are not
here: those are reference rows with a slug.
"""

from enum import StrEnum


class Direction(StrEnum):
    OFFER = "offer"
    NEED = "need"


class StreamStatus(StrEnum):
    DRAFT = "draft"
    PUBLISHED = "published"
    PAUSED = "paused"
    FULFILLED = "fulfilled"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"


class OriginStage(StrEnum):
    YARN_PRODUCTION = "yarn_production"
    FABRIC_PRODUCTION = "fabric_production"
    GARMENT_PRODUCTION = "garment_production"
    HOME_TEXTILE_PRODUCTION = "home_textile_production"
    TECHNICAL_PRODUCTION = "technical_production"
    RETAIL_UNSOLD = "retail_unsold"
    RETURNS = "returns"
    WORKWEAR_RENTAL = "workwear_rental"
    HOSPITALITY_LINEN = "hospitality_linen"
    HEALTHCARE_LINEN = "healthcare_linen"
    HOUSEHOLD_POST_CONSUMER = "household_post_consumer"
    MUNICIPAL_COLLECTION = "municipal_collection"
    OTHER = "other"


class LegalStatus(StrEnum):
    """What the material is in law; a holder's or authority's decision, never ours."""

    UNKNOWN = "unknown"
    PRODUCT = "product"
    BY_PRODUCT = "by_product"
    WASTE = "waste"
    END_OF_WASTE = "end_of_waste"
    USED_GOOD = "used_good"


class EvidenceMethod(StrEnum):
    LAB_CHEMICAL = "lab_chemical"
    NIR_LINE = "nir_line"
    NIR_HANDHELD = "nir_handheld"
    SUPPLIER_SPEC = "supplier_spec"
    BILL_OF_MATERIAL = "bill_of_material"
    CARE_LABEL = "care_label"
    DECLARED = "declared"
    VISUAL = "visual"


class TextilePart(StrEnum):
    ALL = "all"
    FACE = "face"
    BACK = "back"
    LINING = "lining"
    TRIM = "trim"
    FILLING = "filling"


class FabricConstruction(StrEnum):
    LIGHT_KNIT = "light_knit"
    SWEATSHIRT = "sweatshirt"
    HEAVY_KNIT = "heavy_knit"
    TERRY = "terry"
    RIB = "rib"
    DENIM = "denim"
    LIGHT_WOVEN = "light_woven"
    HEAVY_WOVEN = "heavy_woven"
    NONWOVEN = "nonwoven"
    LACE = "lace"
    PILE_FLEECE = "pile_fleece"
    COATED = "coated"
    LAMINATED = "laminated"
    QUILTED = "quilted"
    OTHER = "other"


class Homogeneity(StrEnum):
    """Whether the stated composition holds for every piece, or describes a range of articles."""

    SINGLE_ARTICLE = "single_article"
    SAME_COMPOSITION = "same_composition_mixed_articles"
    MIXED_RANGE = "mixed_range"


class BrandRestriction(StrEnum):
    """What the brand owner asks of whoever takes the goods."""

    NONE = "none"
    DELABEL_REQUIRED = "delabel_required"
    NO_RESALE_AS_IS = "no_resale_as_is"
    DESTROY_BRAND = "destroy_brand"


class ProcessEffect(StrEnum):
    """What a processor's step does to material besides changing its form."""

    REMOVES_DISRUPTORS = "removes_disruptors"
    WASHES = "washes"
    DRIES = "dries"
    SORTS_COLOURS = "sorts_colours"
    SORTS_FIBRES = "sorts_fibres"
    DELABELS = "delabels"
    MEASURES_COMPOSITION = "measures_composition"


class TransportPayer(StrEnum):
    SUPPLIER = "supplier"
    RECEIVER = "receiver"
    SHARED = "shared"


class ColourClass(StrEnum):
    WHITE_OPTICAL = "white_optical"
    OFF_WHITE_ECRU = "off_white_ecru"
    LIGHT = "light"
    DARK = "dark"
    BLACK = "black"
    INDIGO_DENIM = "indigo_denim"
    SINGLE_COLOUR = "single_colour"
    MULTICOLOUR = "multicolour"
    MIXED_UNSORTED = "mixed_unsorted"


class ConditionGrade(StrEnum):
    """Best first. A to C grade unused goods, the others used ones."""

    A = "a_no_defects"
    B = "b_mild_defects"
    C = "c_heavy_defects"
    REWEARABLE_HIGH = "rewearable_high"
    REWEARABLE_LOW = "rewearable_low"
    NON_REWEARABLE = "non_rewearable"
    WASTE = "waste"


class Disruptor(StrEnum):
    ZIP_METAL = "zip_metal"
    ZIP_PLASTIC = "zip_plastic"
    BUTTON = "button"
    RIVET = "rivet"
    PRINT_PLASTISOL = "print_plastisol"
    COATING = "coating"
    LAMINATION = "lamination"
    REFLECTIVE = "reflective"
    ELASTIC_BAND = "elastic_band"
    SEWING_THREAD_PES = "sewing_thread_pes"
    LABEL = "label"
    PADDING = "padding"
    ELECTRONICS = "electronics"
    RFID_TAG = "rfid_tag"


class Contamination(StrEnum):
    DUST = "dust"
    OIL = "oil"
    BIOLOGICAL = "biological"
    ODOUR = "odour"
    MOULD = "mould"
    CHEMICALS_KNOWN = "chemicals_known"
    FOOD = "food"
    UNKNOWN = "unknown"


class MoistureState(StrEnum):
    DRY = "dry"
    DAMP = "damp"
    WET = "wet"
    UNKNOWN = "unknown"


class Treatment(StrEnum):
    FLAME_RETARDANT = "flame_retardant"
    WATER_REPELLENT = "water_repellent"
    PFAS_SUSPECTED = "pfas_suspected"
    ANTIMICROBIAL = "antimicrobial"
    BIOCIDE = "biocide"
    HEAVY_DYE = "heavy_dye"
    UNKNOWN = "unknown"


class Certificate(StrEnum):
    GRS = "grs"
    RCS = "rcs"
    OEKO_TEX_100 = "oeko_tex_100"
    GOTS = "gots"
    REACH_STATEMENT = "reach_statement"
    OTHER = "other"


class QuantityMode(StrEnum):
    ONE_OFF = "one_off"
    RECURRING = "recurring"


class QuantityUnit(StrEnum):
    KG = "kg"
    T = "t"
    M = "m"
    M2 = "m2"
    PCS = "pcs"
    ROLLS = "rolls"
    BAGS = "bags"
    PALLETS = "pallets"


class Period(StrEnum):
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


class KgBasis(StrEnum):
    """How the kilograms came about."""

    WEIGHED = "weighed"
    CONVERTED = "converted"
    ESTIMATED = "estimated"


class PriceModel(StrEnum):
    FREE = "free"
    FIXED = "fixed"
    NEGOTIABLE = "negotiable"
    SUPPLIER_PAYS = "supplier_pays"


class Identity(StrEnum):
    NAMED = "named"
    ANONYMOUS = "anonymous_until_mutual"


class Visibility(StrEnum):
    """Everyone; whoever is signed in; members of a cluster of the owner; invited organisations; the owner."""

    PUBLIC = "public"
    NETWORK = "network"
    CLUSTER = "cluster"
    INVITED = "invited"
    PRIVATE = "private"


class Basis(StrEnum):
    """On whose word the stream stands."""

    OWNER = "owner"
    PUBLIC_ROUTE_RULES = "public_route_rules"
    DEMONSTRATION = "demonstration"


class ReasonCode(StrEnum):
    """Why a stream is withdrawn or a match dismissed: the closed list of the field."""

    COMPOSITION = "composition"
    CONTAMINATION = "contamination"
    MOISTURE = "moisture"
    COLOUR = "colour"
    FORM = "form"
    CONDITION = "condition"
    DISRUPTORS = "disruptors"
    CHEMISTRY_UNKNOWN = "chemistry_unknown"
    QUANTITY_TOO_SMALL = "quantity_too_small"
    QUANTITY_TOO_LARGE = "quantity_too_large"
    IRREGULAR_SUPPLY = "irregular_supply"
    TIMING = "timing"
    TOO_FAR = "too_far"
    TRANSPORT_COST = "transport_cost"
    PRICE_TOO_HIGH = "price_too_high"
    FEE_TOO_HIGH = "fee_too_high"
    NO_CAPACITY = "no_capacity"
    NO_PERMIT = "no_permit"
    LEGAL_STATUS_UNCLEAR = "legal_status_unclear"
    CROSS_BORDER = "cross_border"
    BRAND_RESTRICTION = "brand_restriction"
    CERTIFICATE_MISSING = "certificate_missing"
    PARTNER_UNRELIABLE = "partner_unreliable"
    NO_ANSWER = "no_answer"
    SOLD_ELSEWHERE = "sold_elsewhere"
    ALREADY_DISPOSED = "already_disposed"
    USED_INTERNALLY = "used_internally"
    REUSE_PREFERRED = "wrong_route_preferred_reuse"
    NOT_INTERESTED = "not_interested_business"
    DUPLICATE = "duplicate"
    OTHER = "other"
