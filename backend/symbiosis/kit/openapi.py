"""What makes the generated contract complete: problems per operation, security, one shape for all."""

from typing import Any

from pydantic import BaseModel, ConfigDict, Field

_WHEN = {
    400: "The request cannot be understood.",
    401: "Not signed in.",
    403: "Known, but not allowed; `detail` says why.",
    404: "Not there, or not visible to you.",
    405: "Not a method of this address.",
    409: "Not possible in the present state, or a collision.",
    412: "Changed meanwhile; read again.",
    413: "The body is too large.",
    415: "Not a content type this address reads.",
    422: "Some fields need another value; `errors` names them.",
    428: "If-Match is missing.",
    429: "Too many requests; see Retry-After.",
    503: "The service cannot answer now; see Retry-After.",
}


class ProblemField(BaseModel):
    pointer: str = Field(description="RFC 6901 JSON Pointer into the body, or the parameter's name.")
    code: str
    detail: str = Field(description="What is wrong and what to do.")


class ProblemDocument(BaseModel):
    """RFC 9457 problem details with a stable code."""

    model_config = ConfigDict(json_schema_serialization_defaults_required=True)

    type: str = Field(examples=["/problems/not-found"])
    title: str = Field(examples=["There is nothing here, or you may not see it"])
    status: int = Field(examples=[404])
    detail: str
    instance: str | None = Field(description="Request id to quote when you ask for help.")
    code: str = Field(examples=["not-found"])
    errors: list[ProblemField] = Field(default_factory=list)


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The `responses=` of an operation: its problems, and `default` for everything unforeseen."""
    return {
        **{status: _problem(_WHEN[status]) for status in sorted({400, *statuses})},
        "default": _problem("Any other problem."),
    }


def _problem(description: str) -> dict[str, Any]:
    schema = {"$ref": "#/components/schemas/ProblemDocument"}
    return {"description": description, "content": {"application/problem+json": {"schema": schema}}}
