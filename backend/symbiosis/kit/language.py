"""The reader's language, from Accept-Language."""

from typing import Annotated, Literal

from fastapi import Depends, Header

Supported = Literal["da", "en"]


def choose_language(header: str | None) -> Supported:
    """The first supported language by weight; English when none is."""
    weighted: list[tuple[float, Supported]] = []
    for part in (header or "").split(","):
        tag, _, weight = part.strip().partition(";q=")
        base = tag.split("-")[0].lower()
        if base in ("da", "en"):
            weighted.append((_weight(weight), "da" if base == "da" else "en"))
    return max(weighted, key=lambda entry: entry[0])[1] if weighted else "en"


def _weight(text: str) -> float:
    try:
        return float(text) if text else 1.0
    except ValueError:
        return 0.0


async def _reader_language(
    accept_language: Annotated[
        str | None, Header(description="Language of the sentences: da or en.", examples=["da"])
    ] = None,
) -> Supported:
    return choose_language(accept_language)


ReaderLanguage = Annotated[Supported, Depends(_reader_language)]
