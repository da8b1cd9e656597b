"""What a merge patch makes of what is there, checked like a new one."""

from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from symbiosis.kit.errors import pointer
from symbiosis.kit.problems import FieldError, InvalidInput

Model = TypeVar("Model", bound=BaseModel)


def validated(model: type[Model], values: dict[str, Any]) -> Model:
    """Errors: `invalid-input`."""
    try:
        return model.model_validate(values)
    except ValidationError as error:
        found = error.errors(include_url=False, include_input=False, include_context=False)
        fields = [FieldError(pointer(("body", *e["loc"])), e["type"], f"{e['msg']}.") for e in found]
        raise InvalidInput("Correct the fields named in `errors`.", errors=fields) from error
