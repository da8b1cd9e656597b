"""An application as applicants and staff read it."""

from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors import parties
from symbiosis.actors.viewer import Viewer
from symbiosis.joining import policy, queries, rules
from symbiosis.joining.forms import FORMS
from symbiosis.joining.models import Application
from symbiosis.joining.questions import Form, Question


async def mine(session: AsyncSession, application_id: UUID) -> dict[str, Any]:
    """`MyApplicationOut`."""
    row = await queries.full(session, application_id)
    return _document(row, rules.applicant_may(row.Application.state))


async def for_staff(session: AsyncSession, viewer: Viewer, application_id: UUID) -> dict[str, Any]:
    """`ApplicationOut`."""
    row = await queries.full(session, application_id)
    why_not = policy.why_not_decide(
        viewer,
        await queries.email_of(session, viewer.user_id),
        await applied(session, row.Application),
        await queries.clusters_of_programmes_in(session),
    )
    return {
        **_document(row, [] if why_not else rules.staff_may(row.Application.state)),
        "why_not_decide": why_not,
        "claimed_already": row.claimed_already,
        "same_number": row.same_number,
        "decided_by_name": row.decided_by_name,
        "actor": row.actor,
    }


async def applied(session: AsyncSession, application: Application) -> policy.Applied:
    claimed = application.claims_actor_id
    return policy.Applied(
        application.programme_slug,
        application.cluster_slug,
        application.applicant_email,
        claimed,
        None if claimed is None else await opened_by(session, claimed),
    )


async def opened_by(session: AsyncSession, actor_id: UUID) -> frozenset[str] | None:
    """The clusters of an organisation that acceptance gives to whoever applied; None for one that has its
    administrator already, who decides."""
    if await queries.has_administrator(session, actor_id):
        return None
    return (await parties.of(session, actor_id)).clusters


_SAME = [
    "id",
    "programme_slug",
    "cluster_slug",
    "state",
    "reason",
    "applicant_name",
    "applicant_email",
    "language",
]
_SAME += ["proof", "answers", "message", "decided_at", "version", "created_at", "updated_at"]


def _document(row: Any, possible: list[Any]) -> dict[str, Any]:
    application = row.Application
    return {
        **{name: getattr(application, name) for name in _SAME},
        "programme_name": row.programme_name,
        "possible": possible,
        "organisation": flat(application.organisation),
        "claims": row.claims,
    }


def flat(organisation: dict[str, Any]) -> dict[str, Any] | None:
    """What ActorCreate takes, as the form asks for it; None for a claim."""
    if not organisation:
        return None
    same = ("legal_name", "country", "registration_scheme", "registration_number", "size_class")
    site = organisation.get("site", {})
    return {
        **{name: organisation.get(name) for name in same},
        "postcode": site.get("postcode"),
        "town": site.get("town"),
        "roles": organisation.get("roles", []),
    }


# --- programmes ---


def programme(row: dict[str, Any]) -> dict[str, Any]:
    """`ProgrammeOut`."""
    return {**row, "intro": FORMS[row["slug"]].intro}


def programme_form(row: dict[str, Any], consent_texts: Any) -> dict[str, Any]:
    """`ProgrammeFormOut`."""
    form: Form = FORMS[row["slug"]]
    return {
        **programme(row),
        "asks_of_you": form.asks_of_you,
        "countries": sorted(form.countries),
        "needs_cluster": form.needs_cluster,
        "questions": [_question(question) for question in form.questions],
        "consent_texts": consent_texts,
    }


def _question(question: Question) -> dict[str, Any]:
    bars = [
        {"answer": answer, "reason": bar.reason, "remedy": bar.remedy}
        for answer, bar in (question.bars or {}).items()
    ]
    return {**vars(question), "bars": bars}
