"""What a mail says, without how it looks."""

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Message:
    """One mail to one person, in the reader's `language` (da or en). Everything is plain text.

    `lines`: its paragraphs, the greeting first. `button`: what it says and where it leads.
    `code`: a code to type, shown large. `closing`: the small print under the line: why this mail came.
    """

    language: str
    subject: str
    lines: list[str]
    button: tuple[str, str] | None = None
    code: str | None = None
    closing: str | None = None


def unlinked(words: str) -> str:
    """What other people wrote, as a mail may repeat it: no mail program shall make a link of a name."""
    return re.sub(r"(?<=\w)[.:](?=[\w/])", lambda found: f"{found[0]} ", words)
