"""Where the `type` of a problem leads: what each code means."""

from collections.abc import Iterator

from fastapi import APIRouter
from pydantic import Field

from symbiosis.actors.dependencies import AnyViewer
from symbiosis.kit.errors import FRAMEWORK_PROBLEMS
from symbiosis.kit.http import Out, Page
from symbiosis.kit.problems import NotFound, Problem

# Pages to read about errors, not operations of the API.
router = APIRouter(prefix="/problems", include_in_schema=False)


class ProblemTypeOut(Out):
    """One stable code of the API's errors."""

    code: str = Field(examples=["wrong-state"])
    status: int = Field(description="HTTP status it comes with.", examples=[409])
    title: str


def _kinds(base: type[Problem]) -> Iterator[type[Problem]]:
    yield base
    for kind in base.__subclasses__():
        yield from _kinds(kind)


def problem_types() -> dict[str, ProblemTypeOut]:
    """Every code the service can answer with: the rooms' own and the framework's."""
    known = {
        code: ProblemTypeOut(code=code, status=status, title=title)
        for status, (code, title, _) in FRAMEWORK_PROBLEMS.items()
    }
    for kind in _kinds(Problem):
        known[kind.code] = ProblemTypeOut(code=kind.code, status=kind.status, title=kind.title)
    return dict(sorted(known.items()))


@router.get("")
async def list_problem_types(viewer: AnyViewer) -> Page[ProblemTypeOut]:
    """Every stable error code with its status and meaning."""
    return Page(data=list(problem_types().values()))


@router.get("/{code}")
async def get_problem_type(viewer: AnyViewer, code: str) -> ProblemTypeOut:
    """What an error's `type` address leads to."""
    found = problem_types().get(code)
    if found is None:
        raise NotFound("No problem has this code; GET /problems lists them.")
    return found
