"""How often the room of organisations lets one do something."""

from datetime import timedelta

from symbiosis.kit.limits import Limit

INVITATIONS = Limit("invitations", 30, timedelta(days=1))
"""For each organisation: enough for a whole team, too few to mail strangers through us."""
INVITATIONS_TO_ADDRESS = Limit("invitations-to-address", 5, timedelta(days=1))
"""For each address, whichever organisations invite it."""
DUPLICATE_SEARCHES = Limit("duplicate-searches", 60, timedelta(minutes=10))
"""For each caller's address: enough for who types a form, too few to read the registry by guessing."""
