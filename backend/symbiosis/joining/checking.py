"""Whether what an applicant says holds together, and whether with it they can take part."""

from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors import records, sites
from symbiosis.actors.models import Actor
from symbiosis.actors.schemas import ActorCreate, SiteIn
from symbiosis.actors.vocabulary import RegistrationScheme, Standing
from symbiosis.joining import queries
from symbiosis.joining.answers import why_not_answers, why_not_eligible
from symbiosis.joining.forms import FORMS
from symbiosis.joining.policy import Programmes
from symbiosis.joining.problems import AlreadyRegistered, NotEligible
from symbiosis.joining.questions import Form
from symbiosis.joining.schemas import ApplicationContent, OrganisationIn
from symbiosis.kit.problems import FieldError, InvalidInput


@dataclass(frozen=True)
class Checked:
    """`organisation` is what ActorCreate takes; empty for a claim."""

    cluster_slug: str | None
    organisation: dict[str, Any]


async def check(session: AsyncSession, programme_slug: str, content: ApplicationContent) -> Checked:
    """Errors: `invalid-input`, `not-eligible`, `already-registered`."""
    programmes = await queries.clusters_of_programmes_in(session)
    form = FORMS.get(programme_slug)
    if form is None or programme_slug not in programmes:
        remedy = "Use a slug of GET /v1/programmes."
        raise InvalidInput(remedy, errors=[FieldError("/programme_slug", "unknown_programme", remedy)])
    cluster = content.cluster_slug or _only(programmes[programme_slug])
    claimed = await _claimed(session, content)
    errors = [
        *_why_not_cluster(form, programmes, programme_slug, cluster),
        *_why_not_organisation(content, claimed),
        *why_not_answers(form, content.answers),
    ]
    if errors:
        raise InvalidInput("Correct the fields named in `errors`.", errors=errors)
    country = claimed.country if claimed else content.organisation.country  # type: ignore[union-attr]  # one is given
    _refuse_ineligible(form, content, country)
    organisation = await _described(session, content.organisation) if content.organisation else {}
    return Checked(cluster, organisation)


def _only(slugs: frozenset[str]) -> str | None:
    return next(iter(slugs)) if len(slugs) == 1 else None


async def _claimed(session: AsyncSession, content: ApplicationContent) -> Actor | None:
    if content.claims_actor_id is None:
        return None
    return await queries.actor_of(session, content.claims_actor_id)


def _why_not_cluster(
    form: Form, programmes: Programmes, programme: str, cluster: str | None
) -> list[FieldError]:
    pointer = "/cluster_slug"
    if cluster is None:
        missing = FieldError(pointer, "missing", "Choose your cluster.")
        return [missing] if form.needs_cluster and programmes[programme] else []
    if cluster in programmes[programme]:
        return []
    return [FieldError(pointer, "unknown_cluster", "Use one of the clusters of this programme.")]


def _why_not_organisation(content: ApplicationContent, claimed: Actor | None) -> list[FieldError]:
    if content.claims_actor_id is None:
        remedy = "Describe your organisation, or name the one of the registry in `claims_actor_id`."
        return [] if content.organisation else [FieldError("/organisation", "missing", remedy)]
    if content.organisation is not None:
        remedy = "Send either `organisation` or `claims_actor_id`."
        return [FieldError("/organisation", "one_too_many", remedy)]
    if claimed is None or claimed.standing in (Standing.MERGED, Standing.CLOSED):
        remedy = "There is no such organisation. Search the registry again, or describe yours as new."
        return [FieldError("/claims_actor_id", "unknown_actor", remedy)]
    if not content.proof:
        remedy = (
            "Say how staff can see that you may act for it, e.g. your position and a page that names you."
        )
        return [FieldError("/proof", "missing", remedy)]
    return []


def _refuse_ineligible(form: Form, content: ApplicationContent, country: str) -> None:
    errors = why_not_eligible(form, content.answers, country, content.language)
    if errors and content.claims_actor_id is not None:
        errors = [
            replace(e, pointer=e.pointer.replace("/organisation/country", "/claims_actor_id")) for e in errors
        ]
    if errors:
        raise NotEligible(" ".join(error.detail for error in errors), errors=errors)


async def _described(session: AsyncSession, organisation: OrganisationIn) -> dict[str, Any]:
    """Checked as an organisation of the registry is, so that acceptance can only succeed."""
    falls_back = RegistrationScheme.CVR if organisation.country == "DK" else RegistrationScheme.VAT
    scheme = organisation.registration_scheme or falls_back
    site = SiteIn(country=organisation.country, postcode=organisation.postcode, town=organisation.town)
    said = organisation.model_dump(exclude={"postcode", "town", "registration_scheme"})
    actor = ActorCreate(**said, registration_scheme=scheme, site=site)
    try:
        columns = records.columns_of(actor)
        await sites.located(session, site)
    except InvalidInput as error:
        error.errors = [replace(e, pointer=f"/organisation{e.pointer}") for e in error.errors]
        raise
    actor.registration_number = columns["registration_number"]
    await refuse_known(session, actor)
    return actor.model_dump(mode="json", exclude_defaults=True)


async def refuse_known(session: AsyncSession, actor: ActorCreate) -> None:
    """Errors: `already-registered`, which names the one to claim."""
    same = await queries.actor_with_number(session, actor.registration_scheme, actor.registration_number)
    if same is None:
        return
    remedy = f"It is in the registry as {same.display_name}: claim it with `claims_actor_id` {same.id}."
    error = FieldError("/organisation/registration_number", "already_registered", remedy)
    raise AlreadyRegistered(remedy, errors=[error])
