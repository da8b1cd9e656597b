"""What administrators are told, in words that fit whoever reads them."""

import pytest

from symbiosis.actors.checking.mails import WHAT, told

NAMES = {"name": "Systuen", "cluster": "Modacc", "other": "Væveriet"}


@pytest.mark.parametrize("language", ["da", "en", "es"])
@pytest.mark.parametrize("what", WHAT)
def test_every_message_is_whole_in_both_languages(what: str, language: str) -> None:
    message = told(what, language, "https://here.example/organisation/1", reason="{name} & <b>", **NAMES)
    assert message.language == ("da" if language == "da" else "en")
    said = [message.subject, *message.lines, message.button and message.button[0], message.closing]
    assert all("Systuen" in (text or "") for text in (message.subject, message.lines[1], message.closing))
    # What people wrote stands as they wrote it; nothing of ours is left to fill in.
    assert message.lines[-1].endswith("{name} & <b>")
    assert not any("{" in (text or "") for text in said if text != message.lines[-1])


def test_danish_and_english_say_different_things() -> None:
    for what in WHAT:
        danish, english = (told(what, language, "x", **NAMES) for language in ("da", "en"))
        assert danish.lines[1] != english.lines[1]
