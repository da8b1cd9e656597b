"""Which addresses we may call at all. Pure."""

from urllib.parse import urlsplit

_LOOPBACK = {"127.0.0.1", "localhost", "::1"}


def why_not_address(base_url: str) -> str | None:
    """Numbers and names travel there, and its word counts: encrypted, or not leaving this machine."""
    address = urlsplit(base_url)
    if address.username or address.query or address.fragment or not address.hostname:
        return "Give the register's address alone: https://host/path."
    if address.scheme == "https" or (address.scheme == "http" and address.hostname in _LOOPBACK):
        return None
    return "The register must be called with https."
