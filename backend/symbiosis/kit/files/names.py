"""What a file may be called: no path, no direction marks, the ending of what it is. Pure."""

import re
import unicodedata

LONGEST = 120
_UNSAFE = re.compile(r'[<>:"|?*%]')
_RESERVED = re.compile(r"^(con|prn|aux|nul|com\d|lpt\d)$", re.IGNORECASE)
_ENDING = re.compile(r"(\.[A-Za-z0-9]{1,5})+$")


def clean_name(name: str, ending: str) -> str:
    """`../../Kvittering\u202egpj.exe` as a PDF -> `Kvitteringgpj.pdf`."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    plain = "".join(c for c in last if unicodedata.category(c)[0] != "C")
    stem = _ENDING.sub("", _UNSAFE.sub("_", plain)).strip(" .")[:LONGEST].strip(" .")
    if not stem or _RESERVED.match(stem):
        stem = f"file {stem}".strip()
    return stem + ending
