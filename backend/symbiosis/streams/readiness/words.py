"""What is missing, as a sentence that says what to do about it: English and Danish."""

from collections.abc import Mapping

Said = Mapping[str, str]

SENTENCES: Mapping[str, Said] = {
    "place_missing": {
        "en": "Say a postcode or town: without a place nobody is near.",
        "da": "Angiv et postnummer eller en by: uden et sted er ingen i nærheden.",
    },
    "in_the_past": {
        "en": "The last day is over: choose one that is still to come, or leave it out.",
        "da": "Den sidste dag er forbi: vælg en, der ligger forude, eller lad feltet stå tomt.",
    },
    "visibility_private": {
        "en": "It is private: choose who may see it, then partners can be found.",
        "da": "Den er privat: vælg, hvem der må se den, så kan der findes partnere.",
    },
    "no_cluster": {
        "en": "Only your cluster may see it, but no cluster has confirmed your membership yet.",
        "da": "Kun jeres klynge må se den, men ingen klynge har bekræftet jeres medlemskab endnu.",
    },
    "nobody_invited": {
        "en": "Only invited organisations may see it: invite at least one.",
        "da": "Kun inviterede virksomheder må se den: invitér mindst én.",
    },
    "composition_missing": {
        "en": "Say which fibres it is made of: from the care label, the supplier or a test.",
        "da": "Angiv, hvilke fibre det består af: fra vaskemærket, leverandøren eller en test.",
    },
    "ranges_missing": {
        "en": "The articles differ: say the least and the greatest share of each fibre among them.",
        "da": "Varerne er forskellige: angiv den mindste og den største andel af hver fiber.",
    },
    "evidence_weak": {
        "en": "The composition is only declared: a supplier's statement or a test makes it certain.",
        "da": "Sammensætningen er kun oplyst: et leverandørpapir eller en test gør den sikker.",
    },
    "origin_missing": {
        "en": "Say where it comes from, for example from sewing or from a laundry.",
        "da": "Angiv, hvor det kommer fra, for eksempel fra en systue eller et vaskeri.",
    },
    "colour_missing": {"en": "Say which colour it is.", "da": "Angiv, hvilken farve det har."},
    "condition_missing": {"en": "Grade the condition.", "da": "Angiv standen."},
    "disruptors_missing": {
        "en": "Say whether there are zips, buttons, prints or the like; none is an answer too.",
        "da": "Angiv, om der er lynlåse, knapper, tryk eller lignende; ingen er også et svar.",
    },
    "removable_missing": {
        "en": "Say whether prints and coatings can be removed.",
        "da": "Angiv, om tryk og belægninger kan fjernes.",
    },
    "layers_missing": {
        "en": "Say whether several layers are bonded together.",
        "da": "Angiv, om flere lag er limet eller syet sammen.",
    },
    "moisture_missing": {"en": "Say whether it is dry.", "da": "Angiv, om det er tørt."},
    "contamination_missing": {
        "en": "Say whether it is soiled, and with what; clean is an answer too.",
        "da": "Angiv, om det er snavset og af hvad; rent er også et svar.",
    },
    "treatments_missing": {
        "en": "Ask the supplier whether it is treated, for example against fire or water.",
        "da": "Spørg leverandøren, om det er behandlet, for eksempel mod brand eller vand.",
    },
    "legal_status_missing": {
        "en": "Settle whether it is waste or a by-product; ask the municipality if in doubt.",
        "da": "Afklar, om det er affald eller et biprodukt; spørg kommunen, hvis I er i tvivl.",
    },
    "waste_code_missing": {
        "en": "Say the waste code: the receiver's permit is checked against it.",
        "da": "Angiv affaldskoden: modtagerens tilladelse holdes op imod den.",
    },
    "gsm_missing": {
        "en": "Say the weight of the cloth in g/m².",
        "da": "Angiv stoffets vægt i g/m².",
    },
    "width_missing": {
        "en": "Say the usable width in cm.",
        "da": "Angiv den brugbare bredde i cm.",
    },
    "length_missing": {
        "en": "Say how long the shortest roll or piece is.",
        "da": "Angiv, hvor lang den korteste rulle eller det korteste stykke er.",
    },
    "fibre_length_missing": {
        "en": "Say the mean length of the fibres in mm: spinners ask for it.",
        "da": "Angiv fibrenes gennemsnitslængde i mm: det spørger spinderier om.",
    },
    "construction_missing": {
        "en": "Say how the cloth is made, for example knitted or woven.",
        "da": "Angiv, hvordan stoffet er lavet, for eksempel strikket eller vævet.",
    },
    "price_missing": {
        "en": "Say a price, or that it is free: then it can be compared.",
        "da": "Angiv en pris, eller at det er gratis: så kan der sammenlignes.",
    },
    "not_weighed": {
        "en": "Weigh it: the amount is an estimate.",
        "da": "Vej det: mængden er et skøn.",
    },
    "permit_missing": {
        "en": "Say which waste codes your permit or registration covers; none is an answer too.",
        "da": "Angiv, hvilke affaldskoder jeres tilladelse eller registrering dækker; ingen er også et svar.",
    },
    "brands_kept_missing": {
        "en": "Say what you can do for brands, for example take labels off.",
        "da": "Angiv, hvad I kan gøre for mærker, for eksempel fjerne mærker fra varerne.",
    },
    "route_missing": {
        "en": "Say what becomes of the material: then the usual limits of that route count.",
        "da": "Angiv, hvad materialet bliver til: så gælder de almindelige krav for den anvendelse.",
    },
    "windows_missing": {
        "en": "Say which fibres you want, and how much of them.",
        "da": "Angiv, hvilke fibre I ønsker, og hvor meget af dem.",
    },
}


def sentence(code: str, language: str) -> str:
    """KeyError for a code the rules do not give."""
    said = SENTENCES[code]
    return said.get(language, said["en"])
