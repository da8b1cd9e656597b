"""Why somebody on the waiting list was not offered seats, in sentences. Pure."""

from symbiosis.kit.language import Supported
from symbiosis.trips.vocabulary import PassedOver

_SENTENCES: dict[PassedOver, dict[str, str]] = {
    PassedOver.NO_SEATS_FREE: {
        "en": "All seats were taken by those before you on the list.",
        "da": "Alle pladser gik til dem, der står før jer på listen.",
    },
    PassedOver.GROUP_TOO_LARGE: {
        "en": "Fewer seats were free than the {wanted} you want together. You keep your place; ask for fewer, or"
        " do without “all or none”, to be offered single seats.",
        "da": "Der var færre ledige pladser end de {wanted}, I vil have samlet. I beholder jeres plads på listen;"
        " bed om færre, eller undvær “alle eller ingen”, så kan I blive tilbudt enkelte pladser.",
    },
    PassedOver.PARTNER_SHARE_TAKEN: {
        "en": "The seats for organisations of your cluster are taken. You are next when one of them is given back.",
        "da": "Pladserne til organisationer i jeres klynge er optaget. I får besked, når en af dem bliver ledig.",
    },
    PassedOver.OFFERS_ENDED: {
        "en": "Seats are not offered any more: the trip has begun, or is cancelled.",
        "da": "Der bliver ikke tilbudt flere pladser: rejsen er begyndt eller aflyst.",
    },
}


def passed_over(code: str, wanted: int, language: Supported) -> str:
    return _SENTENCES[PassedOver(code)][language].format(wanted=wanted)
