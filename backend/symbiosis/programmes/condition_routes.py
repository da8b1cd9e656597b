"""How a programme's conditions are called: countries, eligibility, the checklist. Set by its lead."""

from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Response

from symbiosis.actors.capabilities import Capability
from symbiosis.actors.dependencies import SignedIn
from symbiosis.kit import clock
from symbiosis.kit.access import OPEN, Who, access
from symbiosis.kit.database import Session
from symbiosis.kit.fields import Slug
from symbiosis.kit.http import IfMatch, Page, etag
from symbiosis.kit.openapi import problems
from symbiosis.programmes import conditions, queries, reading
from symbiosis.programmes.schemas import (
    ChecklistFilters,
    EligibilityRuleIn,
    EligibilityRuleOut,
    EligibleCountryIn,
    EligibleCountryOut,
    EvidenceRequirementIn,
    EvidenceRequirementOut,
)
from symbiosis.programmes.vocabulary import EvidenceKind, ExchangeRole, OrganisationClass

router = APIRouter(prefix="/v1/programmes/{programme_slug}", tags=["Programmes"])
SETS = access(Who.PEOPLE, capability=Capability.PROGRAMME_SET)
CountryCode = Annotated[str, Path(pattern=r"^[A-Z]{2}$", description="ISO 3166-1 alpha-2, e.g. DK.")]


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
    row = await conditions.set_country(
        session, viewer, programme_slug, country, wanted, if_match, clock.now()
    )
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
    await conditions.set_country(session, viewer, programme_slug, country, None, if_match, clock.now())


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
    row = await conditions.set_eligibility(
        session, viewer, programme_slug, organisation_class, role, wanted, if_match, clock.now()
    )
    await _tagged(session, response, programme_slug)
    return row


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
    await conditions.set_requirement(
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
    await conditions.set_requirement(
        session, viewer, programme_slug, filters.cluster, kind, None, if_match, clock.now()
    )


async def _tagged(session: Session, response: Response, programme_slug: str) -> None:
    response.headers["etag"] = etag((await reading.known(session, programme_slug)).version)
