"""The closed lists an actor is described with."""

from enum import StrEnum


class RegistrationScheme(StrEnum):
    CVR = "cvr"
    VAT = "vat"
    EORI = "eori"
    DUNS = "duns"
    LEI = "lei"
    OTHER = "other"


class SizeClass(StrEnum):
    MICRO = "micro"
    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"
    PUBLIC = "public"
    NGO = "ngo"


class ActorRole(StrEnum):
    """What an actor does in the textile chain; most have one to three roles."""

    FIBRE_PRODUCER = "fibre_producer"
    SPINNER = "spinner"
    WEAVER = "weaver"
    KNITTER = "knitter"
    DYER_FINISHER = "dyer_finisher"
    GARMENT_MAKER = "garment_maker"
    HOME_TEXTILE_MAKER = "home_textile_maker"
    TECHNICAL_TEXTILE_MAKER = "technical_textile_maker"
    LEATHER_FOOTWEAR_MAKER = "leather_footwear_maker"
    LAUNDRY_RENTAL = "laundry_rental"
    BRAND = "brand"
    RETAILER = "retailer"
    DESIGNER_UPCYCLER = "designer_upcycler"
    COLLECTOR = "collector"
    SORTER = "sorter"
    PREPROCESSOR = "preprocessor"
    MECHANICAL_RECYCLER = "mechanical_recycler"
    CHEMICAL_RECYCLER = "chemical_recycler"
    NONWOVEN_INSULATION_MAKER = "nonwoven_insulation_maker"
    WIPER_MAKER = "wiper_maker"
    FURNITURE = "furniture"
    CONSTRUCTION = "construction"
    AUTOMOTIVE = "automotive"
    AGRICULTURE = "agriculture"
    PACKAGING = "packaging"
    CHARITY_SOCIAL = "charity_social"
    MUNICIPALITY = "municipality"
    WASTE_COMPANY = "waste_company"
    CARRIER = "carrier"
    BROKER_DEALER = "broker_dealer"
    KNOWLEDGE_INSTITUTE = "knowledge_institute"
    SCHOOL = "school"
    CLUSTER_ORG = "cluster_org"
    EQUIPMENT_MAKER = "equipment_maker"
    INVESTOR = "investor"
    AUTHORITY = "authority"
    UNSPECIFIED = "unspecified"


class Verification(StrEnum):
    """How far a record is confirmed."""

    PUBLIC_SOURCE = "public_source"
    SELF_DECLARED = "self_declared"
    PENDING = "pending"
    VERIFIED = "verified"
    DEMONSTRATION = "demonstration"


class Standing(StrEnum):
    """Whether an organisation takes part."""

    ACTIVE = "active"
    SUSPENDED = "suspended"
    CLOSED = "closed"
    MERGED = "merged"


class MembershipState(StrEnum):
    """Of an organisation in a cluster."""

    CLAIMED = "claimed"
    CONFIRMED = "confirmed"
    REFUSED = "refused"
    ENDED = "ended"


class PointPrecision(StrEnum):
    FACILITY = "facility"
    POSTCODE = "postcode"
    TOWN = "town"


class VerificationNote(StrEnum):
    """What stands in the way of a verification."""

    REJECTED = "rejected"
    RECORD_CHANGED = "record_changed"
    NAME_DIFFERS = "name_differs"
    NAME_NOT_DISCLOSED = "name_not_disclosed"
    NUMBER_UNKNOWN = "number_unknown"
    NOT_COVERED = "not_covered"
    REGISTER_UNREACHABLE = "register_unreachable"


class DuplicateReason(StrEnum):
    """Why two organisations may be one."""

    SAME_NUMBER = "same_number"
    SAME_NAME = "same_name"
    SIMILAR_NAME = "similar_name"
    SAME_PLACE = "same_place"
    NEAR = "near"


class Concern(StrEnum):
    """Why staff should look at an organisation."""

    VERIFICATION = "verification"
    CLUSTER_MEMBERSHIP = "cluster_membership"
    DUPLICATE = "duplicate"
