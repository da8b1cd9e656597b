"""Who may write in the pattern library; the function gives the reason why not, or None. Pure."""

from symbiosis.actors.capabilities import Capability
from symbiosis.actors.viewer import Viewer


def why_not_write(viewer: Viewer) -> str | None:
    """The library is everybody's, so whoever looks after patterns in one cluster does so for all."""
    if viewer.may_somewhere(Capability.PATTERNS_WRITE):
        return None
    return "Patterns are written by facilitators, cluster managers and programme leads."
