"""Whether a file is taken, and the bytes that are kept of it. Pure."""

import io
import zipfile
from collections.abc import Collection
from dataclasses import dataclass

from symbiosis.kit.files.images import rewritten
from symbiosis.kit.files.kinds import ENDING, IMAGES, OFFICE, Kind, kind_of
from symbiosis.kit.files.names import clean_name
from symbiosis.kit.files.office import refuse_bad_office
from symbiosis.kit.files.pdf import refuse_bad_pdf
from symbiosis.kit.files.problems import FileDamaged, FileSuspicious, FileTooLarge, FileTypeNotAccepted

MAX_FILE = 10 * 1024 * 1024


@dataclass(frozen=True)
class Checked:
    """What will be kept: the bytes (a photo without where it was taken), the type by content, a name."""

    content: bytes
    kind: Kind
    name: str


def check(content: bytes, name: str, allowed: Collection[str]) -> Checked:
    """Errors: `file-too-large`, `file-type-not-accepted`, `file-suspicious`, `file-damaged`."""
    if len(content) > MAX_FILE:
        raise too_large()
    if not content:
        raise FileDamaged("The file is empty. Choose another one.")
    kind = kind_of(content)
    if kind is None or kind not in allowed:
        endings = sorted(ENDING[one] for one in Kind if one in allowed)
        raise FileTypeNotAccepted(
            f"Send one of these: {', '.join(endings)}. What it is shows by its content, not by its name."
        )
    if kind in IMAGES:
        content = rewritten(kind, content)
    elif kind in OFFICE:
        refuse_bad_office(content)
    else:
        refuse_bad_pdf(content)
    if kind not in OFFICE and zipfile.is_zipfile(io.BytesIO(content)):
        raise FileSuspicious("An archive is hidden in it. Save it again and send that.")
    return Checked(content, kind, clean_name(name, ENDING[kind]))


def too_large() -> FileTooLarge:
    return FileTooLarge(f"Send at most {MAX_FILE // 1024 // 1024} MB; a photo of a paper is enough.")
