"""Field types for words of the reference data. An unknown one is refused, and the remedy names the nearest:
a list filtered by it would be empty and look like an answer."""

from collections.abc import Callable, Iterable, Mapping
from typing import Annotated

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from symbiosis.kit.fields import Slug
from symbiosis.reference.nearest import known_fibres, known_forms, known_routes, known_types, remedy


def _known(known: Callable[[], Mapping[str, Iterable[str]]], where: str) -> AfterValidator:
    def check(slug: str) -> str:
        if slug not in known():
            said = {"remedy": f"This is not known. {remedy(slug, known(), where)}"}
            raise PydanticCustomError("unknown_slug", "{remedy}", said)
        return slug

    return AfterValidator(check)


KnownFibre = Annotated[Slug, _known(known_fibres, "/v1/fibres")]
KnownForm = Annotated[Slug, _known(known_forms, "/v1/material-forms")]
KnownRoute = Annotated[Slug, _known(known_routes, "/v1/recycling-routes")]
KnownType = Annotated[Slug, _known(known_types, "/v1/stream-types")]
