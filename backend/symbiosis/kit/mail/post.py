"""How this installation sends its mail; said once per process, like where the logs go."""

from dataclasses import dataclass, field
from email.headerregistry import Address
from email.utils import parseaddr
from urllib.parse import urlsplit

SCHEMES = ("smtp", "smtps")


@dataclass(frozen=True)
class Post:
    """Without `smtp_url` mail is kept and nothing is sent."""

    site_name: str = "Symbiosis"
    public_url: str = "http://127.0.0.1:8000"
    sender: str = "Symbiosis <no-reply@localhost>"
    smtp_url: str | None = field(default=None, repr=False)


def why_not_post(chosen: Post) -> str | None:
    """What is wrong with these settings, so that nobody finds out when the first mail is due."""
    if chosen.smtp_url is None:
        return None
    address = urlsplit(chosen.smtp_url)
    try:
        known = address.scheme in SCHEMES and bool(address.hostname) and (address.port or 1) > 0
        Address(addr_spec=parseaddr(chosen.sender)[1])
    except (ValueError, IndexError):
        known = False
    if not known or chosen.sender.endswith("@localhost>"):
        return (
            "SYMBIOSIS_SMTP_URL must look like smtp://user:password@host:587,"
            " and SYMBIOSIS_MAIL_FROM like Name <address@domain.example>."
        )
    return None


_chosen: list[Post] = [Post()]


def choose(chosen: Post) -> None:
    """Once per process that writes or sends: the API, the worker, the command line."""
    _chosen[0] = chosen


def post() -> Post:
    return _chosen[0]


def link_to(path: str) -> str:
    """The address of a page of ours, for a button. Never made from a request: its Host is anybody's."""
    return f"{post().public_url.rstrip('/')}{path}"
