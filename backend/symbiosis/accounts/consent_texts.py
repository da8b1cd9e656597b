"""What people agree to, word for word. A changed text gets a new version; old ones stay here as proof. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Purpose(StrEnum):
    """What a consent is for."""

    TERMS = "terms"
    DATA_SHARING = "data_sharing"
    NEWSLETTER = "newsletter"


@dataclass(frozen=True)
class ConsentText:
    """`title` and `text` by language; `required` where nobody can take part without it."""

    purpose: Purpose
    version: str
    required: bool
    title: Mapping[str, str]
    text: Mapping[str, str]


TEXTS = (
    ConsentText(
        Purpose.TERMS,
        "2026-11-22",
        required=True,
        title={"da": "Vilkår for at være med", "en": "Terms of taking part"},
        text={
            "da": (
                "Jeg må handle på vegne af min virksomhed. Det, vi skriver på platformen, er rigtigt efter "
                "vores bedste viden, og vi retter det, når det ændrer sig. Vi bruger det, vi ser om andre, "
                "til at finde brug for tekstilressourcer, ikke til andet. Vi kan stoppe når som helst. "
                "Medarbejdere i vores klynge kan se og kontrollere vores oplysninger."
            ),
            "en": (
                "I may act for my organisation. What we write on the platform is right to the best of our "
                "knowledge, and we correct it when it changes. We use what we see about others to find uses "
                "for textile resources, and for nothing else. We can stop at any time. Staff of our cluster "
                "can see and check our information."
            ),
        },
    ),
    ConsentText(
        Purpose.DATA_SHARING,
        "2026-11-22",
        required=True,
        title={"da": "Deling af oplysninger", "en": "Sharing of information"},
        text={
            "da": (
                "Platformen viser vores virksomhed i oversigten og vores materialer til dem, vi vælger. "
                "Mængder indgår i samlede tal, når mindst tre virksomheder er med. Priser og grænser vises "
                "ikke for andre. Mit navn og min e-mail vises for min egen virksomhed og for medarbejdere i "
                "klyngen, og for en modpart, når vi begge har vist interesse."
            ),
            "en": (
                "The platform shows our organisation in the registry, and our materials to those we choose. "
                "Quantities enter totals once three or more organisations are in them. Prices and limits are "
                "not shown to others. My name and e-mail address are shown to my own organisation and to "
                "cluster staff, and to a counterpart once both of us have shown interest."
            ),
        },
    ),
    ConsentText(
        Purpose.NEWSLETTER,
        "2026-11-22",
        required=False,
        title={"da": "Nyhedsbrev", "en": "Newsletter"},
        text={
            "da": (
                "Send mig nyheder om programmet, højst en gang om måneden. Jeg kan sige nej igen når som helst."
            ),
            "en": "Send me news of the programme, at most once a month. I can say no again at any time.",
        },
    ),
)
"""Every text there has been, the one in force last for each purpose."""

CURRENT: Mapping[Purpose, ConsentText] = {text.purpose: text for text in TEXTS}
