"""What the routes' rules in words mean in the closed lists of a need.

Read from the texts of reference/data/recycling_routes.csv (disruptor_rule, coating_print_rule,
colour_rule). Only what a text says is a limit: a threshold the vocabulary cannot hold ("coating
<= 5 %", "low") limits nothing here and stands in the need's description instead.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from symbiosis.streams.vocabulary import ColourClass, ConditionGrade, Contamination, Disruptor, Treatment

D = Disruptor
ZIPS = frozenset({D.ZIP_METAL, D.ZIP_PLASTIC})
METAL = frozenset({D.ZIP_METAL, D.RIVET, D.ELECTRONICS, D.RFID_TAG})
HARD_PARTS = ZIPS | METAL | {D.BUTTON}
LAYERS = frozenset({D.COATING, D.LAMINATION})
EVERYTHING = frozenset(D)

C = ColourClass
UNIFORM = frozenset(
    {C.WHITE_OPTICAL, C.OFF_WHITE_ECRU, C.LIGHT, C.DARK, C.BLACK, C.INDIGO_DENIM, C.SINGLE_COLOUR}
)
SORTED = UNIFORM | {C.MULTICOLOUR}


@dataclass(frozen=True)
class RouteLimits:
    """`refused` disruptors: None where the rule leaves it to design or to the goods themselves."""

    refused: frozenset[Disruptor] | None = None
    colours: frozenset[ColourClass] = frozenset()
    multilayer_accepted: bool | None = None
    accepted_contamination: frozenset[Contamination] = frozenset({Contamination.DUST})
    excluded_treatments: frozenset[Treatment] = frozenset()
    minimum_condition: ConditionGrade | None = None

    @property
    def accepted_disruptors(self) -> list[Disruptor] | None:
        return None if self.refused is None else sorted(EVERYTHING - self.refused)


LIMITS: Mapping[str, RouteLimits] = {
    "reuse": RouteLimits(minimum_condition=ConditionGrade.REWEARABLE_LOW),
    "repair_remanufacture_upcycling": RouteLimits(),
    "mechanical_wool": RouteLimits(ZIPS | LAYERS | {D.BUTTON, D.PRINT_PLASTISOL}, SORTED),
    "mechanical_cotton": RouteLimits(HARD_PARTS | LAYERS | {D.LABEL}, UNIFORM),
    "mechanical_denim": RouteLimits(ZIPS | {D.RIVET, D.BUTTON}, frozenset({C.INDIGO_DENIM, C.DARK, C.BLACK})),
    "mechanical_acrylic": RouteLimits(ZIPS | LAYERS | {D.BUTTON}, SORTED),
    # Its own machine takes buttons and zips off.
    "nonwoven_felt": RouteLimits(METAL - ZIPS),
    "insulation": RouteLimits(
        HARD_PARTS, excluded_treatments=frozenset({Treatment.PFAS_SUSPECTED, Treatment.BIOCIDE})
    ),
    "acoustic_panel_board": RouteLimits(HARD_PARTS),
    "wiping_rags": RouteLimits(HARD_PARTS | LAYERS),
    "cellulose_pulp": RouteLimits(ZIPS | {D.BUTTON, D.LABEL, D.PRINT_PLASTISOL}),
    "carbamate_fibre": RouteLimits(HARD_PARTS),
    "blend_pulp_oncemore": RouteLimits(ZIPS | LAYERS | {D.BUTTON}, frozenset({C.WHITE_OPTICAL})),
    "polycotton_hydrothermal_solvent": RouteLimits(HARD_PARTS),
    "pet_glycolysis": RouteLimits(METAL | LAYERS),
    "pet_methanolysis": RouteLimits(METAL),
    "pet_enzymatic": RouteLimits(METAL),
    "polymer_melt": RouteLimits(EVERYTHING, SORTED),
    "pa6_depolymerisation": RouteLimits(METAL),
    "sorting": RouteLimits(
        LAYERS,
        multilayer_accepted=False,
        accepted_contamination=frozenset({Contamination.DUST, Contamination.ODOUR}),
    ),
}
"""Energy recovery and landfill are missing on purpose: nobody is matched with them."""
