"""The person whose own data it is about."""

from uuid import UUID

from symbiosis.actors.viewer import Viewer
from symbiosis.kit.problems import NotSignedIn


def person_of(viewer: Viewer) -> UUID:
    """Errors: `not-signed-in`."""
    if viewer.user_id is None:
        raise NotSignedIn("Sign in to the web app for this.")
    return viewer.user_id
