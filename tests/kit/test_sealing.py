"""Secrets at rest, and the setting that seals them."""

import pytest

from symbiosis.kit.sealing import CannotUnseal, seal, unseal
from symbiosis.settings import Settings, UnsafeSettings

KEY = "a secret of our own, long enough"


def test_sealed_text_comes_back_and_shows_nothing() -> None:
    sealed = seal(KEY, "JBSWY3DPEHPK3PXP")
    assert "JBSWY3DPEHPK3PXP" not in sealed
    assert sealed != seal(KEY, "JBSWY3DPEHPK3PXP")
    assert unseal(KEY, sealed) == "JBSWY3DPEHPK3PXP"


@pytest.mark.parametrize("damage", [lambda s: s[:-4], lambda s: "x" + s, lambda s: "", lambda s: "é"])
def test_damaged_text_is_refused(damage: object) -> None:
    assert callable(damage)
    with pytest.raises(CannotUnseal):
        unseal(KEY, damage(seal(KEY, "JBSWY3DPEHPK3PXP")))


def test_another_secret_opens_nothing() -> None:
    with pytest.raises(CannotUnseal):
        unseal("another secret, long enough too", seal(KEY, "JBSWY3DPEHPK3PXP"))


def test_production_refuses_the_secret_everybody_knows() -> None:
    with pytest.raises(UnsafeSettings, match="SYMBIOSIS_ENCRYPTION_SECRET"):
        Settings(environment="production", cursor_secret=KEY).refuse_unsafe()
    Settings(
        environment="production",
        cursor_secret=KEY,
        encryption_secret=KEY[::-1],
        smtp_url="smtp://mail.example",
        mail_from="Post <post@mail.example>",
    ).refuse_unsafe()
