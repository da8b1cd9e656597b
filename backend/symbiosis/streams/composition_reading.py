"""The composition reader as the API answers it."""

from symbiosis.streams.schemas import CompositionReadingOut, CompositionTextIn


def read(text: CompositionTextIn) -> CompositionReadingOut:
    from symbiosis.streams.composition_text import read_composition

    reading = read_composition(text.text, text.language)
    return CompositionReadingOut.model_validate(reading, from_attributes=True)
