"""How often one may try."""

from datetime import timedelta

from symbiosis.kit.limits import Limit

WRONG_PASSWORDS = Limit("wrong-passwords", 10, timedelta(minutes=15))
"""For each address of an account, known or not."""
