"""The house rules that no linter knows: where SELECTs, commits and the clock may stand."""

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1] / "backend" / "symbiosis"
FILES = sorted(ROOT.rglob("*.py"))

MAY_SELECT = ("queries.py", "documents.py")
MAY_COMMIT = {
    "accounts/signing_in.py": "a wrong try must be counted although the request fails",
    "accounts/factors/passkeys.py": "a copied passkey must be journalled although the request fails",
    "worker.py": "a job is a transaction of its own",
    "matches/jobs.py": "a job is a transaction of its own",
}
MAY_READ_THE_CLOCK = {"kit/clock.py"}


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _calls(path: Path, wanted: Callable[[ast.Call], bool]) -> Iterator[int]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Call) and wanted(node):
            yield node.lineno


def _attribute(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else ""


def _is_select(node: ast.Call) -> bool:
    return isinstance(node.func, ast.Name) and node.func.id == "select"


def _is_commit(node: ast.Call) -> bool:
    return _attribute(node) == "commit"


def _is_clock(node: ast.Call) -> bool:
    target = node.func.value if isinstance(node.func, ast.Attribute) else None
    return isinstance(target, ast.Name) and (target.id, _attribute(node)) in {
        ("datetime", "now"),
        ("datetime", "utcnow"),
        ("date", "today"),
        ("time", "time"),
    }


def _is_eager_relationship(node: ast.Call) -> bool:
    called = node.func.id if isinstance(node.func, ast.Name) else ""
    lazy = {k.arg: getattr(k.value, "value", None) for k in node.keywords}.get("lazy")
    return called == "relationship" and lazy != "raise"


def _offences(wanted: Callable[[ast.Call], bool], allowed: Callable[[str], bool]) -> list[str]:
    return [
        f"{_name(path)}:{line}" for path in FILES if not allowed(_name(path)) for line in _calls(path, wanted)
    ]


def test_selects_stand_in_queries() -> None:
    assert not _offences(_is_select, lambda n: n.endswith(MAY_SELECT) or n.startswith("kit/"))


def test_only_the_session_commits() -> None:
    assert not _offences(_is_commit, lambda n: n.startswith(("kit/", "cli")) or n in MAY_COMMIT)


def test_only_the_clock_knows_the_time() -> None:
    assert not _offences(_is_clock, lambda n: n in MAY_READ_THE_CLOCK)


def test_relationships_never_load_by_surprise() -> None:
    assert not _offences(_is_eager_relationship, lambda _: False)


@pytest.mark.parametrize("path", FILES, ids=_name)
def test_every_module_says_what_it_is_for(path: Path) -> None:
    tree = ast.parse(path.read_text())
    assert not tree.body or ast.get_docstring(tree), f"{_name(path)} has no docstring"
