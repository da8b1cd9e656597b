"""Waste codes: whether the asterisk of hazardous waste stands where the list has it."""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from symbiosis.kit.problems import FieldError
from symbiosis.reference import files
from symbiosis.streams.schemas import OfferIn, StreamDraft


def odd_codes(draft: StreamDraft) -> Iterator[FieldError]:
    if isinstance(draft, OfferIn):
        code = draft.material.waste_code
        said = [] if code is None else [("/material/waste_code", code)]
    else:
        codes = draft.requirements.permitted_waste_codes or []
        said = [(f"/requirements/permitted_waste_codes/{i}", code) for i, code in enumerate(codes)]
    for pointer, code in said:
        digits, marked = code.rstrip("*"), code.endswith("*")
        hazardous = _hazardous().get(digits)
        if hazardous and not marked:
            remedy = f"In the list this waste is hazardous: write {digits}*."
            yield FieldError(pointer, "hazard_mark_missing", remedy)
        if hazardous is False and marked:
            remedy = f"In the list this waste is not hazardous: write {digits}, or its hazardous mirror code."
            yield FieldError(pointer, "hazard_mark_wrong", remedy)


@lru_cache
def _hazardous() -> Mapping[str, bool]:
    """The codes of the trade; others are taken as they are written."""
    return {row["code_compact"]: row["hazardous"] == "1" for row in files.rows("waste_codes")}
