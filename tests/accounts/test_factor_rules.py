"""What holds for passkeys and codes, without any database."""

from datetime import UTC, datetime, timedelta

import pytest
from pyotp import TOTP

from symbiosis.accounts.factors.rules import (
    counts_backwards,
    hash_recovery_code,
    new_recovery_code,
    relying_party,
    step_shown,
)

NOON = datetime(2026, 11, 22, 12, 0, 10, tzinfo=UTC)
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


@pytest.mark.parametrize(
    ("public_url", "party", "origins"),
    [
        ("https://symbiose.example", "symbiose.example", ["https://symbiose.example"]),
        ("https://symbiose.example/", "symbiose.example", ["https://symbiose.example"]),
        ("https://Symbiose.Example:443", "symbiose.example", ["https://symbiose.example"]),
        ("https://a.symbiose.example:8443", "a.symbiose.example", ["https://a.symbiose.example:8443"]),
        ("https://bücher.example", "xn--bcher-kva.example", ["https://xn--bcher-kva.example"]),
        ("http://localhost:8000", "localhost", ["http://localhost:8000"]),
        (
            "http://127.0.0.1:8000",
            "localhost",
            ["http://127.0.0.1:8000", "http://localhost:8000", "http://localhost:8123"],
        ),
        ("http://[::1]", "localhost", ["http://[::1]", "http://localhost", "http://localhost:8123"]),
    ],
)
def test_passkeys_belong_to_the_name_people_type(public_url: str, party: str, origins: list[str]) -> None:
    site = relying_party(public_url, 8123)
    assert site is not None
    assert site.id == party
    assert list(site.origins) == origins


@pytest.mark.parametrize("public_url", ["http://192.168.1.20:8000", "https://[2001:db8::1]", "", "symbiose"])
def test_there_are_no_passkeys_without_a_name(public_url: str) -> None:
    assert relying_party(public_url, 8000) is None


@pytest.mark.parametrize(
    ("stored", "shown", "copied"),
    [(0, 0, False), (0, 1, False), (4, 5, False), (4, 90, False), (4, 4, True), (4, 3, True), (4, 0, True)],
)
def test_counter_that_stands_or_falls_means_a_copy(stored: int, shown: int, copied: bool) -> None:
    assert counts_backwards(stored, shown) is copied


@pytest.mark.parametrize(("steps", "good"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)])
def test_clock_may_be_one_step_off(steps: int, good: bool) -> None:
    code = TOTP(SECRET).at(NOON, counter_offset=steps)
    assert (step_shown(SECRET, code, None, NOON) is not None) is good


def test_code_is_good_once_and_older_ones_end_with_it() -> None:
    app = TOTP(SECRET)
    used = step_shown(SECRET, app.at(NOON), None, NOON)
    assert used == int(NOON.timestamp()) // 30
    assert step_shown(SECRET, app.at(NOON), used, NOON + timedelta(seconds=20)) is None
    assert step_shown(SECRET, app.at(NOON, counter_offset=-1), used, NOON) is None
    assert step_shown(SECRET, app.at(NOON, counter_offset=1), used, NOON) == used + 1


def test_recovery_codes_are_read_however_they_are_typed() -> None:
    code = new_recovery_code()
    assert [len(group) for group in code.split("-")] == [5, 5, 5, 5]
    assert not set(code) & set("ILOU")
    mistyped = f"  {code.lower().replace('-', ' ').replace('0', 'O').replace('1', 'l')}\t"
    assert hash_recovery_code(mistyped) == hash_recovery_code(code)
    assert hash_recovery_code(new_recovery_code()) != hash_recovery_code(code)
