"""Weight per area, width, length: windows the right way round, one number for one thing."""

from collections.abc import Iterator

from symbiosis.kit.problems import FieldError
from symbiosis.streams.descriptions import Requirements
from symbiosis.streams.schemas import OfferIn


def odd_measures(wanted: Requirements) -> Iterator[FieldError]:
    if wanted.gsm_min is not None and wanted.gsm_max is not None and wanted.gsm_max < wanted.gsm_min:
        yield FieldError("/requirements/gsm_max", "below_minimum", "It must be at least gsm_min.")


def odd_weight(offer: OfferIn) -> Iterator[FieldError]:
    """What weighs the amount and what describes the cloth is the same cloth."""
    for name in ("gsm", "width_cm"):
        said, weighing = getattr(offer.material, name), getattr(offer.quantity, name)
        if said is not None and weighing is not None and said != weighing:
            remedy = f"The material says {said.normalize():f}; say the same here, or leave it out there."
            yield FieldError(f"/quantity/{name}", f"other_{name}", remedy)
