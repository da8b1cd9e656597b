"""The closed lists of a programme. Pure."""

from enum import StrEnum


class PartnerRole(StrEnum):
    """Of a cluster in the alliance."""

    COORDINATOR = "coordinator"
    PARTNER = "partner"


class OrganisationClass(StrEnum):
    """What an organisation is, by the scheme's rules; who may visit and host depends on it."""

    CLUSTER_ORG = "cluster_org"
    BUSINESS_NETWORK = "business_network"
    SME = "sme"
    SMALL_MIDCAP = "small_midcap"
    LARGE_COMPANY = "large_company"
    SCALING_UP_SUPPORT = "scaling_up_support"
    TRAINING_PROVIDER = "training_provider"
    UNIVERSITY = "university"
    PUBLIC_BODY = "public_body"
    PUBLIC_COMPANY = "public_company"
    NPO = "npo"
    OTHER = "other"


class Bucket(StrEnum):
    """Which of the funder's targets an exchange counts towards."""

    SME = "sme"
    CLUSTER_ORGANISATION = "cluster_organisation"
    SCALING_UP_SUPPORT = "scaling_up_support_organisation"
    LARGE_COMPANY = "large_company"
    PUBLIC_COMPANY = "public_company"


class ExchangeRole(StrEnum):
    """The two sides of an exchange."""

    VISITOR = "visitor"
    HOST = "host"


class EntryKind(StrEnum):
    """What moved in a partner's budget. `adjust` changes the total; the others move money between
    free, reserved, issued and paid."""

    ADJUST = "adjust"
    RESERVE = "reserve"
    RELEASE = "release"
    ISSUE = "issue"
    WITHDRAW = "withdraw"  # issued, and free again
    PAY = "pay"
    RECOVER = "recover"


class UnfundedReason(StrEnum):
    """Why an exchange is not paid for."""

    SAME_COUNTRY = "same_country"
    ALREADY_FUNDED = "already_funded"
    CLASS_NOT_ELIGIBLE = "class_not_eligible"
    COUNTRY_NOT_ELIGIBLE = "country_not_eligible"
    MEMBERSHIP_NOT_CONFIRMED = "membership_not_confirmed"
    NO_RATE = "no_rate"
    BUDGET = "budget"
    DECLINED_BY_VISITOR = "declined_by_visitor"
    VIRTUAL = "virtual"
    BELOW_MIN_DAYS = "below_min_days"
    HISTORICAL = "historical"  # before this platform; what was paid is not known here


class EvidenceKind(StrEnum):
    """What proves that an exchange took place as agreed (the funder's checklist, in its order)."""

    ELIGIBILITY = "eligibility"
    MEMBERSHIP = "membership"
    SME_DECLARATION = "sme_declaration"
    COMMITMENT = "commitment_to_quality"
    FINANCIAL_AGREEMENT = "financial_agreement"
    AGENDA = "agenda"
    ATTENDANCE = "attendance"
    TRAVEL_PROOF = "travel_proof"
    STAY_PROOF = "stay_proof"
    CLOSING_REPORT = "closing_report"
    HOST_FEEDBACK = "host_feedback"
    PHOTO = "photo"
    PAYMENT_PROOF = "payment_proof"
    PRIVACY_NOTICE = "privacy_notice"
    VISIBILITY = "visibility"


class Applies(StrEnum):
    """To which exchanges a requirement of the checklist applies."""

    ALL = "all"
    FUNDED = "funded"
    FUNDED_SME = "funded_sme"


class NotAllowedReason(StrEnum):
    """Why an organisation may not take part in a role at all."""

    CLASS = "class-not-allowed"
    COUNTRY = "country-not-eligible"
    MEMBERSHIP = "membership-not-confirmed"


class Doubt(StrEnum):
    """What a person should look at before an organisation is counted."""

    SIZE_UNKNOWN = "size_unknown"
    EDUCATION = "education"
    PUBLIC_BODY = "public_body"
    NON_PROFIT = "non_profit"
    KIND_UNKNOWN = "kind_unknown"
