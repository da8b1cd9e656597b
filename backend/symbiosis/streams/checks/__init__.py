"""What is refused at the door: unknown words, and limits that contradict one another. Pure.

Unknown is a valid answer everywhere; refused is only what cannot be meant. Every finding names the field,
a stable code and the remedy, whichever way the stream came in.
"""

from decimal import Decimal

from symbiosis.kit.problems import FieldError
from symbiosis.streams.checks import amounts, composition, dealing, measures, prices, waste_codes, windows
from symbiosis.streams.checks.known import unknown_words
from symbiosis.streams.schemas import OfferIn, StreamDraft


def findings(draft: StreamDraft, kg: Decimal | None) -> list[FieldError]:
    """All that is wrong with it. `kg`: what the amount weighs, None where that cannot be told."""
    found = [
        *unknown_words(draft),
        *amounts.odd_days(draft),
        *amounts.odd_lots(draft, kg),
        *amounts.odd_key(draft),
        *prices.odd_prices(draft),
        *dealing.odd_dealing(draft),
        *waste_codes.odd_codes(draft),
    ]
    if isinstance(draft, OfferIn):
        return [*found, *composition.odd_composition(draft.material), *measures.odd_weight(draft)]
    found += [*measures.odd_measures(draft.requirements), *windows.odd_windows(draft.requirements)]
    if not found:
        # Whether anything can meet all windows is asked once each of them makes sense.
        found = windows.contradictions(draft.requirements)
    return found
