"""An actor's record: as people describe it, and as the table keeps it."""

from typing import Any

from pydantic import ValidationError

from symbiosis.actors import rules
from symbiosis.actors.models import Actor
from symbiosis.actors.schemas import ActorIn
from symbiosis.kit.errors import pointer
from symbiosis.kit.problems import FieldError, InvalidInput


def columns_of(actor: ActorIn) -> dict[str, Any]:
    """What the table stores of a description. Errors: `invalid-input`."""
    number = rules.tidy_number(actor.registration_scheme, actor.registration_number)
    if reason := rules.why_not_registration(actor.registration_scheme, number):
        raise invalid("/registration_number", "not_a_registration", reason)
    if (actor.external_source is None) != (actor.external_id is None):
        raise invalid("/external_id", "incomplete", "Send external_source and external_id together.")
    display_name = actor.display_name or actor.legal_name
    return {
        **actor.model_dump(exclude={"site", "clusters"}),
        "display_name": display_name,
        "sort_name": rules.sort_name(display_name),
        "registration_number": number,
        "roles": list(dict.fromkeys(str(role) for role in actor.roles)),
        "languages": list(dict.fromkeys(actor.languages)),
    }


def as_input(actor: Actor) -> dict[str, Any]:
    """The record as the create body has it, without the clusters: those are agreed on one by one."""
    said = {name: getattr(actor, name) for name in ActorIn.model_fields if name != "clusters"}
    if said["display_name"] == said["legal_name"]:
        said["display_name"] = None
    return said


def validated(merged: dict[str, Any]) -> ActorIn:
    try:
        return ActorIn.model_validate(merged)
    except ValidationError as error:
        fields = [
            FieldError(pointer(("body", *e["loc"])), e["type"], f"{e['msg']}.")
            for e in error.errors(include_url=False, include_input=False, include_context=False)
        ]
        raise InvalidInput("Correct the fields named in `errors`.", errors=fields) from error


def search_text(actor: Actor, towns: list[str | None]) -> str:
    return rules.search_text(
        names=(actor.display_name, actor.legal_name, actor.registration_number),
        roles=actor.roles,
        sector=actor.sector,
        description=actor.description,
        towns=towns,
    )


def invalid(field: str, code: str, remedy: str) -> InvalidInput:
    """The problem of one field."""
    return InvalidInput("Correct the fields named in `errors`.", errors=[FieldError(field, code, remedy)])
