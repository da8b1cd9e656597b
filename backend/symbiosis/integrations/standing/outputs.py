"""What leaves a plant on its route and is a material again, so that chains can lead through it.

Read from the column `output` of reference/data/recycling_routes.csv. Routes that are missing here end
chains: their product is finished (garments, felt, panels) or is no textile any more (pulp, monomers).
"""

from collections.abc import Mapping

from symbiosis.reference.catalogue import Route
from symbiosis.streams.descriptions import ProcessOutput
from symbiosis.streams.vocabulary import ProcessEffect

E = ProcessEffect

FORMS: Mapping[str, str] = {
    "sorting": "mixed_bales",  # sorted fractions by fibre, colour, grade
    "mechanical_wool": "shredded_fibre",  # regenerated wool fibre
    "mechanical_cotton": "shredded_fibre",  # recycled cotton fibre
    "mechanical_denim": "shredded_fibre",  # denim fibre for yarn; felt, insulation
    "mechanical_acrylic": "yarn_cones",  # recycled acrylic and wool-acrylic yarn
    "wiping_rags": "wiping_cloths",  # industrial wipers
    "polymer_melt": "pellets_flakes",  # pellets of fibre or injection grade
}
EFFECTS: Mapping[str, tuple[ProcessEffect, ...]] = {
    "sorting": (E.SORTS_FIBRES, E.SORTS_COLOURS, E.MEASURES_COMPOSITION),
}


def output_of(route: Route) -> ProcessOutput | None:
    """With the usual yield of the route."""
    form = FORMS.get(route.slug)
    if form is None:
        return None
    usual = route.yield_kg_per_kg
    return ProcessOutput(
        form=form,
        yield_pct=None if not usual else usual * 100,
        effects=list(EFFECTS.get(route.slug, ())),
    )
