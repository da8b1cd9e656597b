"""Why a follow-up cannot be answered."""

from symbiosis.kit.problems import Conflict, NotFound


class FollowUpNotOpen(Conflict):
    code, title = "follow-up-not-open", "This follow-up cannot be answered now"


class FollowUpIncomplete(Conflict):
    code, title = "follow-up-incomplete", "Something is not answered yet"


def no_follow_up() -> NotFound:
    return NotFound("This exchange is not asked this.")
