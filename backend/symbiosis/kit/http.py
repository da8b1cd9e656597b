"""Responses, ETags and merge patches every room uses."""

from collections.abc import Mapping
from ipaddress import IPv6Address, ip_address, ip_network
from typing import Annotated, Any, Generic, TypeVar

from fastapi import Header, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from symbiosis.kit.paging import PageInfo
from symbiosis.kit.problems import NotFound, PreconditionFailed, PreconditionRequired


class Out(BaseModel):
    """Base of everything the API answers: every field is always present."""

    model_config = ConfigDict(json_schema_serialization_defaults_required=True, from_attributes=True)


class In(BaseModel):
    """Base of everything the API accepts: unknown fields are refused, text is trimmed."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True, allow_inf_nan=False)


EXTRA_HEADERS = "symbiosis.extra_headers"


def add_header(request: Request, name: str, value: str) -> None:
    """A header of the answer, from where the answer is not at hand; `kit.asgi` sends it."""
    request.scope.setdefault(EXTRA_HEADERS, []).append((name.encode(), value.encode("latin-1")))


T = TypeVar("T")


def caller_of(request: Request) -> str:
    """Where a request comes from, to count by: the address, of IPv6 the /64 that one household has.
    Behind a proxy it is the client's, for `serve` takes the proxy's word for it."""
    host = request.client.host if request.client else ""
    try:
        address = ip_address(host.partition("%")[0])
    except ValueError:
        return host
    if isinstance(address, IPv6Address) and address.ipv4_mapped:
        return str(address.ipv4_mapped)
    return str(ip_network((address, 64), strict=False)) if address.version == 6 else host


class Page(Out, Generic[T]):
    """One page of a collection."""

    data: list[T]
    page: PageInfo = Field(default_factory=PageInfo)


IfMatch = Annotated[
    str | None, Header(alias="If-Match", description='ETag of the version you changed, e.g. `"v3"`.')
]


def etag(version: int) -> str:
    return f'"v{version}"'


def check_version(if_match: str | None, version: int) -> None:
    """Errors: `if-match-required` (428) without the header, `changed-meanwhile` (412) when stale."""
    if if_match is None:
        raise PreconditionRequired(
            "Read the resource, then send its ETag in If-Match.", headers={"etag": etag(version)}
        )
    tags = [tag.strip().removeprefix("W/") for tag in if_match.split(",")]
    if "*" not in tags and etag(version) not in tags:
        raise PreconditionFailed(
            "Read it again and repeat your change on the new version.", headers={"etag": etag(version)}
        )


def json_response(request: Request, row: Mapping[str, Any] | None) -> Response:
    """A row of `json_object` columns `doc` and `version`, with ETag; 304 when the client has it."""
    if row is None:
        raise NotFound("Check the address, or sign in with an account that may see it.")
    tag = etag(row["version"])
    if tag in (request.headers.get("if-none-match") or ""):
        return Response(status_code=304, headers={"etag": tag})
    return Response(row["doc"], media_type="application/json", headers={"etag": tag})


def merge_patch(target: Any, patch: Any) -> Any:
    """RFC 7396: null removes, objects merge, everything else replaces."""
    if not isinstance(patch, dict):
        return patch
    merged = dict(target) if isinstance(target, dict) else {}
    for name, value in patch.items():
        if value is None:
            merged.pop(name, None)
        else:
            merged[name] = merge_patch(merged.get(name), value)
    return merged
