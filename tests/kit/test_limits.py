"""Limits, and where a request comes from."""

import pytest
from starlette.requests import Request

from symbiosis.kit.http import caller_of


@pytest.mark.parametrize(
    ("address", "counted"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff::1", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("a unix socket", "a unix socket"),
    ],
)
def test_one_household_counts_as_one_caller(address: str, counted: str) -> None:
    assert caller_of(Request({"type": "http", "client": (address, 1)})) == counted


def test_request_from_nowhere_counts_too() -> None:
    assert caller_of(Request({"type": "http", "client": None})) == ""
