"""How this installation sends its mail; said once per process, like where the logs go."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Post:
    """Without `smtp_url` mail is kept and nothing is sent."""

    site_name: str = "Symbiosis"
    public_url: str = "http://127.0.0.1:8000"
    sender: str = "Symbiosis <no-reply@localhost>"
    smtp_url: str | None = field(default=None, repr=False)


_chosen: list[Post] = [Post()]


def choose(chosen: Post) -> None:
    """Once per process that writes or sends: the API, the worker, the command line."""
    _chosen[0] = chosen


def post() -> Post:
    return _chosen[0]


def link_to(path: str) -> str:
    """The address of a page of ours, for a button. Never made from a request: its Host is anybody's."""
    return f"{post().public_url.rstrip('/')}{path}"
