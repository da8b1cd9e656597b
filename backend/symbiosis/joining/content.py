"""An application's content: as people say it, and as the table keeps it."""

from typing import Any

from pydantic import ValidationError

from symbiosis.joining.checking import Checked
from symbiosis.joining.models import Application
from symbiosis.joining.reading import flat
from symbiosis.joining.schemas import ApplicationContent, ApplicationPatch
from symbiosis.kit.errors import pointer
from symbiosis.kit.http import merge_patch
from symbiosis.kit.problems import FieldError, InvalidInput

_ALIKE = ("applicant_name", "language", "claims_actor_id", "answers", "message")


def columns_of(content: ApplicationContent, checked: Checked) -> dict[str, Any]:
    # A proof of belonging to an organisation that is not claimed proves nothing: it is not kept.
    proof = content.proof if content.claims_actor_id else None
    return {
        **content.model_dump(include=set(_ALIKE)),
        "proof": proof,
        "cluster_slug": checked.cluster_slug,
        "organisation": checked.organisation,
    }


def patched(application: Application, patch: ApplicationPatch) -> ApplicationContent:
    """The content after a merge patch. Errors: `invalid-input`."""
    said = {name: getattr(application, name) for name in (*_ALIKE, "cluster_slug", "proof")}
    said["organisation"] = flat(application.organisation)
    changes = patch.model_dump(mode="json", exclude_unset=True)
    country = (changes.get("organisation") or {}).get("country")
    if said["organisation"] and country not in (None, said["organisation"]["country"]):
        # Another country numbers its organisations otherwise.
        said["organisation"]["registration_scheme"] = None
    changed = merge_patch(said, changes)
    try:
        return ApplicationContent.model_validate(changed)
    except ValidationError as error:
        raise InvalidInput("Correct the fields named in `errors`.", errors=_fields(error)) from error


def _fields(error: ValidationError) -> list[FieldError]:
    found = error.errors(include_url=False, include_input=False, include_context=False)
    return [FieldError(pointer(("body", *e["loc"])), e["type"], f"{e['msg']}.") for e in found]
