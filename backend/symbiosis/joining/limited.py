"""How often one may apply: the form is open to all, and every application sends a mail."""

from datetime import timedelta

from symbiosis.kit.limits import Limit

PER_CALLER = Limit("applications-per-caller", 20, timedelta(hours=1))
"""For each network address; a whole company may sit behind one."""

PER_ADDRESS = Limit("applications-per-address", 4, timedelta(days=1))
"""For each e-mail address, so that nobody is flooded with mail by strangers."""
