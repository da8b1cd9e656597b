"""How this installation sends its mail; said once per process, like where the logs go."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Post:
    """Without `smtp_url` mail is kept and nothing is sent."""

    site_name: str = "Symbiosis"
    sender: str = "Symbiosis <no-reply@localhost>"
    smtp_url: str | None = field(default=None, repr=False)


_chosen: list[Post] = [Post()]


def choose(chosen: Post) -> None:
    """Once per process that writes or sends: the API, the worker, the command line."""
    _chosen[0] = chosen


def post() -> Post:
    return _chosen[0]
