"""How the words of the shipped lists translate into ours. Pure."""

from symbiosis.actors.vocabulary import ActorRole as R

STATEMENT = "From public sources, not confirmed by the company."

CLUSTERS = (
    (
        "bulgarian-fashion-association",
        "Bulgarian Fashion Association",
        "BG",
        "Bulgarian fashion and textile cluster.",
    ),
    ("ea-eco-entreprises", "EA éco-entreprises", "FR", "Cluster of circular businesses across sectors."),
    ("iconic-cluster", "Iconic Cluster", "RO", "Cluster of the interactive new-media industry."),
    (
        "lifestyle-design-cluster",
        "Lifestyle & Design Cluster",
        "DK",
        "Danish lifestyle and design cluster, Herning.",
    ),
    ("modacc", "Modacc", "ES", "Catalan fashion and textile cluster."),
    (
        "tekstilsymbiose-herning",
        "Tekstilsymbiose Herning",
        "DK",
        "Network of companies around Herning that use each other's textile leftovers.",
    ),
)
"""Slug, name, country and an English sentence; an actor of the same name is its first member."""

ROLES_OF_SECTOR: dict[str, tuple[R, ...]] = {
    "": (R.UNSPECIFIED,),
    "brand": (R.BRAND,),
    "carpet_home": (R.HOME_TEXTILE_MAKER,),
    "cluster": (R.CLUSTER_ORG,),
    "collector": (R.COLLECTOR,),
    "cut_make": (R.GARMENT_MAKER,),
    "dyeing_finishing": (R.DYER_FINISHER,),
    "education": (R.SCHOOL,),
    "equipment": (R.EQUIPMENT_MAKER,),
    # A mill that makes fabric, most by weaving; the lists do not say more.
    "fabric_mill": (R.WEAVER,),
    "fibre": (R.FIBRE_PRODUCER,),
    "knitting": (R.KNITTER,),
    "laundry": (R.LAUNDRY_RENTAL,),
    "leather_footwear": (R.LEATHER_FOOTWEAR_MAKER,),
    "nonwoven": (R.NONWOVEN_INSULATION_MAKER,),
    "recycler": (R.MECHANICAL_RECYCLER,),
    "research": (R.KNOWLEDGE_INSTITUTE,),
    "sorter": (R.SORTER,),
    "spinning": (R.SPINNER,),
    "trading_office": (R.BROKER_DEALER,),
    "trims_components": (),
    "unspecified": (R.UNSPECIFIED,),
    "upcycler": (R.DESIGNER_UPCYCLER,),
    "weaving": (R.WEAVER,),
    "workwear": (R.BRAND,),
}

# Part of the plant list's free words for what a plant does -> roles; every part that occurs counts.
ROLES_OF_PLANT: tuple[tuple[str, tuple[R, ...]], ...] = (
    ("sorter", (R.SORTER,)),
    ("collector", (R.COLLECTOR,)),
    ("reuse exporter", (R.BROKER_DEALER,)),
    ("mechanical", (R.MECHANICAL_RECYCLER,)),
    ("from textile waste", (R.MECHANICAL_RECYCLER,)),
    ("from recycled cotton", (R.MECHANICAL_RECYCLER,)),
    ("secondary fibre", (R.MECHANICAL_RECYCLER,)),
    ("wool recyclers", (R.MECHANICAL_RECYCLER,)),
    ("spinner", (R.SPINNER,)),
    ("yarn", (R.SPINNER,)),
    ("chemical", (R.CHEMICAL_RECYCLER,)),
    ("pulping", (R.CHEMICAL_RECYCLER,)),
    ("carbamate", (R.CHEMICAL_RECYCLER,)),
    ("enzymatic", (R.CHEMICAL_RECYCLER,)),
    ("glycolysis", (R.CHEMICAL_RECYCLER,)),
    ("depolymerisation", (R.CHEMICAL_RECYCLER,)),
    ("hydrothermal", (R.CHEMICAL_RECYCLER,)),
    ("nonwoven", (R.NONWOVEN_INSULATION_MAKER,)),
    ("insulation", (R.NONWOVEN_INSULATION_MAKER,)),
    ("board maker", (R.NONWOVEN_INSULATION_MAKER,)),
    ("wipers", (R.WIPER_MAKER,)),
    ("upcycling", (R.DESIGNER_UPCYCLER,)),
    ("sewing", (R.CHARITY_SOCIAL,)),
    ("training", (R.SCHOOL,)),
    ("equipment maker", (R.EQUIPMENT_MAKER,)),
    ("test centre", (R.KNOWLEDGE_INSTITUTE,)),
    ("project", (R.UNSPECIFIED,)),
)

SOURCES = {
    "Climate TRACE": "Climate TRACE 2024 (facility list from Open Supply Hub)",
    "Open Apparel Registry": "Open Apparel Registry, sample facility lists 2018-19",
    "public company and trade pages": "Public company and trade pages",
    "public pages": "Public company and trade pages",
    "project description": "Description of the partner clusters' programme",
    "general knowledge": "General knowledge, not checked",
}
"""A part of what the lists call a source -> the name shown."""

_LEGAL_FORMS = """
a s as aps amba ab oy oyj ltd limited llc plc gmbh co kg ag bv b v nv n sa sas sarl sl l slu srl r
spa p snc sc lda ld unipessoal jsc ad eood ood sp z o doo d kft tic sti san ve
"""
LEGAL_FORMS = frozenset(_LEGAL_FORMS.split())
"""Words of a folded name that say how a company is organised, not what it is called."""

PROGRAMMES = (
    (
        "cloth",
        "CLOTH",
        (
            "bulgarian-fashion-association",
            "ea-eco-entreprises",
            "iconic-cluster",
            "lifestyle-design-cluster",
            "modacc",
        ),
    ),
    ("tekstilsymbiose-herning", "Tekstilsymbiose Herning", ("tekstilsymbiose-herning",)),
)
"""Slug, name and clusters of the programmes people join (the two project descriptions)."""
