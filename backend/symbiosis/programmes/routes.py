"""How a programme and its terms are called: read by everyone, set by its lead."""

from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Response

from symbiosis.actors.capabilities import Capability
from symbiosis.actors.dependencies import AnyViewer, SignedIn
from symbiosis.kit import clock
from symbiosis.kit.access import OPEN, OPEN_TO_SESSIONS, Who, access
from symbiosis.kit.database import Session
from symbiosis.kit.fields import Slug
from symbiosis.kit.http import IfMatch, Page, etag
from symbiosis.kit.openapi import problems
from symbiosis.programmes import queries, reading, setting
from symbiosis.programmes.schemas import (
    ChecklistFilters,
    EligibilityRuleIn,
    EligibilityRuleOut,
    EligibleCountryIn,
    EligibleCountryOut,
    EvidenceRequirementIn,
    EvidenceRequirementOut,
    PartnerOut,
    PartnerPatch,
    ProgrammeProfileOut,
    ProgrammeProfilePatch,
)
from symbiosis.programmes.terms_schemas import (
    RateTableIn,
    RateTableOut,
    RuleSetIn,
    RuleSetOut,
    rate_table,
    rule_set,
)
from symbiosis.programmes.vocabulary import EvidenceKind, ExchangeRole, OrganisationClass

router = APIRouter(prefix="/v1/programmes/{programme_slug}", tags=["Programmes"])
listing = APIRouter(prefix="/v1", tags=["Programmes"])
SETS = access(Who.PEOPLE, capability=Capability.PROGRAMME_SET)
CountryCode = Annotated[str, Path(pattern=r"^[A-Z]{2}$", description="ISO 3166-1 alpha-2, e.g. DK.")]


@listing.get(
    "/funded-programmes",
    summary="List the programmes with exchanges",
    response_model=Page[ProgrammeProfileOut],
    responses=problems(401, 403),
    openapi_extra=OPEN_TO_SESSIONS,
)
async def list_funded_programmes(viewer: AnyViewer, session: Session) -> Any:
    """With targets and partners."""
    return {"data": await reading.funded_programmes(session, viewer)}


@router.get(
    "/profile",
    summary="Read what a funded programme is",
    response_model=ProgrammeProfileOut,
    responses=problems(401, 403, 404),
    openapi_extra=OPEN_TO_SESSIONS,
)
async def get_programme_profile(
    viewer: AnyViewer, session: Session, response: Response, programme_slug: Slug
) -> Any:
    """With targets and partners. Programmes without exchanges have none."""
    return await _profile(session, viewer, response, programme_slug)


@router.patch(
    "/profile",
    summary="Change what a programme is",
    response_model=ProgrammeProfileOut,
    responses=problems(401, 403, 404, 412, 413, 415, 422, 428),
    openapi_extra=SETS,
)
async def change_programme_profile(
    viewer: SignedIn,
    session: Session,
    response: Response,
    programme_slug: Slug,
    patch: ProgrammeProfilePatch,
    if_match: IfMatch = None,
) -> Any:
    """JSON merge patch."""
    await setting.change_profile(session, viewer, programme_slug, patch, if_match, clock.now())
    return await _profile(session, viewer, response, programme_slug)


@router.patch(
    "/partners/{cluster_slug}",
    summary="Change a partner's share",
    response_model=PartnerOut,
    responses=problems(401, 403, 404, 412, 413, 415, 422, 428),
    openapi_extra=SETS,
)
async def change_programme_partner(
    viewer: SignedIn,
    session: Session,
    response: Response,
    programme_slug: Slug,
    cluster_slug: Slug,
    patch: PartnerPatch,
    if_match: IfMatch = None,
) -> Any:
    """Targets by bucket, role, and the currency it pays out in. Its money is the budget's."""
    changed = await setting.change_partner(
        session, viewer, programme_slug, cluster_slug, patch, if_match, clock.now()
    )
    response.headers["etag"] = etag(changed.version)
    return await reading.one_partner(session, changed)


# --- versions of rules and rates ---


@router.get(
    "/rule-sets",
    summary="List the versions of the rules",
    response_model=Page[RuleSetOut],
    responses=problems(404),
    openapi_extra=OPEN,
)
async def list_rule_sets(session: Session, programme_slug: Slug) -> Any:
    """Newest first; `in_force` marks the one that counts today."""
    return {"data": await reading.rule_sets(session, programme_slug, clock.now().date())}


@router.post(
    "/rule-sets",
    status_code=201,
    summary="Add a version of the rules",
    response_model=RuleSetOut,
    responses=problems(401, 403, 404, 413, 415, 422),
    openapi_extra=SETS,
)
async def add_rule_set(
    viewer: SignedIn, session: Session, response: Response, programme_slug: Slug, rules: RuleSetIn
) -> Any:
    """Versions are never changed: what was promised by an earlier one stays as it was."""
    made = await setting.add_rule_set(session, viewer, programme_slug, rules, clock.now())
    response.headers["location"] = f"/v1/programmes/{programme_slug}/rule-sets"
    counts = await queries.rules_on(session, programme_slug, clock.now().date())
    return rule_set(made, counts.id if counts else None)


@router.get(
    "/rate-tables",
    summary="List the versions of the rates",
    response_model=Page[RateTableOut],
    responses=problems(404),
    openapi_extra=OPEN,
)
async def list_rate_tables(session: Session, programme_slug: Slug) -> Any:
    """Full lump sums in EUR by host country, newest version first, each with its source."""
    return {"data": await reading.rate_tables(session, programme_slug, clock.now().date())}


@router.post(
    "/rate-tables",
    status_code=201,
    summary="Add a version of the rates",
    response_model=RateTableOut,
    responses=problems(401, 403, 404, 413, 415, 422),
    openapi_extra=SETS,
)
async def add_rate_table(
    viewer: SignedIn, session: Session, response: Response, programme_slug: Slug, table: RateTableIn
) -> Any:
    """Versions are never changed; vouchers keep the one they were computed with."""
    made = await setting.add_rate_table(session, viewer, programme_slug, table, clock.now())
    response.headers["location"] = f"/v1/programmes/{programme_slug}/rate-tables"
    counts = await queries.rates_on(session, programme_slug, clock.now().date())
    return rate_table(made, counts.id if counts else None)


# --- who may take part ---


@router.get(
    "/countries",
    summary="List the countries a programme covers",
    response_model=Page[EligibleCountryOut],
    responses=problems(404),
    openapi_extra=OPEN,
)
async def list_eligible_countries(session: Session, response: Response, programme_slug: Slug) -> Any:
    """The ETag is the programme's; send it with a change."""
    await _tagged(session, response, programme_slug)
    return {"data": await queries.countries(session, programme_slug)}


@router.put(
    "/countries/{country}",
    summary="Set a country of a programme",
    response_model=EligibleCountryOut,
    responses=problems(401, 403, 404, 412, 413, 415, 422, 428),
    openapi_extra=SETS,
)
async def set_eligible_country(
    viewer: SignedIn,
    session: Session,
    response: Response,
    programme_slug: Slug,
    country: CountryCode,
    wanted: EligibleCountryIn,
    if_match: IfMatch = None,
) -> Any:
    """As visitors' country, as hosts' country, and from when to when."""
    row = await setting.set_country(session, viewer, programme_slug, country, wanted, if_match, clock.now())
    await _tagged(session, response, programme_slug)
    return row


@router.delete(
    "/countries/{country}",
    status_code=204,
    summary="Take a country off the list",
    responses=problems(401, 403, 404, 412, 428),
    openapi_extra=SETS,
)
async def remove_eligible_country(
    viewer: SignedIn,
    session: Session,
    programme_slug: Slug,
    country: CountryCode,
    if_match: IfMatch = None,
) -> None:
    """Exchanges that were agreed before stay as they are."""
    await setting.set_country(session, viewer, programme_slug, country, None, if_match, clock.now())


@router.get(
    "/eligibility",
    summary="Read the eligibility matrix",
    response_model=Page[EligibilityRuleOut],
    responses=problems(404),
    openapi_extra=OPEN,
)
async def list_eligibility_rules(session: Session, response: Response, programme_slug: Slug) -> Any:
    """Every class of organisation in both roles. The ETag is the programme's; send it with a change."""
    await _tagged(session, response, programme_slug)
    return {"data": await reading.matrix(session, programme_slug)}


@router.put(
    "/eligibility/{organisation_class}/{role}",
    summary="Set who may take part",
    response_model=EligibilityRuleOut,
    responses=problems(401, 403, 404, 412, 413, 415, 422, 428),
    openapi_extra=SETS,
)
async def set_eligibility_rule(
    viewer: SignedIn,
    session: Session,
    response: Response,
    programme_slug: Slug,
    organisation_class: OrganisationClass,
    role: ExchangeRole,
    wanted: EligibilityRuleIn,
    if_match: IfMatch = None,
) -> Any:
    """One cell of the matrix; counts for what is agreed from now on."""
    row = await setting.set_eligibility(
        session, viewer, programme_slug, organisation_class, role, wanted, if_match, clock.now()
    )
    await _tagged(session, response, programme_slug)
    return row


# --- the checklist ---


@router.get(
    "/evidence-checklist",
    summary="Read the evidence checklist",
    response_model=Page[EvidenceRequirementOut],
    responses=problems(404),
    openapi_extra=OPEN,
)
async def list_evidence_requirements(
    session: Session, response: Response, programme_slug: Slug, filters: Annotated[ChecklistFilters, Query()]
) -> Any:
    """The programme's default, or with `cluster` that of a partner. The ETag is the programme's."""
    await _tagged(session, response, programme_slug)
    return {"data": await reading.checklist_of(session, programme_slug, filters.cluster)}


@router.put(
    "/evidence-checklist/{kind}",
    status_code=204,
    summary="Set a line of the checklist",
    responses=problems(401, 403, 404, 412, 413, 415, 422, 428),
    openapi_extra=SETS,
)
async def set_evidence_requirement(
    viewer: SignedIn,
    session: Session,
    response: Response,
    programme_slug: Slug,
    kind: EvidenceKind,
    filters: Annotated[ChecklistFilters, Query()],
    wanted: EvidenceRequirementIn,
    if_match: IfMatch = None,
) -> None:
    """For everyone, or with `cluster` for one partner. Exchanges that are committed keep their list."""
    await setting.set_requirement(
        session, viewer, programme_slug, filters.cluster, kind, wanted, if_match, clock.now()
    )
    await _tagged(session, response, programme_slug)


@router.delete(
    "/evidence-checklist/{kind}",
    status_code=204,
    summary="Take a line off the checklist",
    responses=problems(401, 403, 404, 412, 428),
    openapi_extra=SETS,
)
async def remove_evidence_requirement(
    viewer: SignedIn,
    session: Session,
    programme_slug: Slug,
    kind: EvidenceKind,
    filters: Annotated[ChecklistFilters, Query()],
    if_match: IfMatch = None,
) -> None:
    """Of a partner: the default counts again."""
    await setting.set_requirement(
        session, viewer, programme_slug, filters.cluster, kind, None, if_match, clock.now()
    )


async def _profile(session: Session, viewer: AnyViewer, response: Response, programme_slug: str) -> Any:
    found = await reading.profile(session, viewer, programme_slug)
    response.headers["etag"] = etag(found["version"])
    return found


async def _tagged(session: Session, response: Response, programme_slug: str) -> None:
    response.headers["etag"] = etag((await reading.known(session, programme_slug)).version)
