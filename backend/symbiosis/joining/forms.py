"""The forms people apply with: one for each programme, as data. Pure."""

from collections.abc import Mapping

from symbiosis.joining.questions import Bar, Choice, Form, Question
from symbiosis.joining.vocabulary import QuestionKind

EU = "AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE"
ASSOCIATED = "IS AL BA XK ME MK RS TR AM MD UA"
COSME = frozenset(f"{EU} {ASSOCIATED}".split())
"""Countries that took part in COSME: the EU and those associated (list of 2018)."""

ORGANISATION_KINDS = (
    Choice("sme", {"da": "Lille eller mellemstor virksomhed (SMV)", "en": "Small or medium-sized company"}),
    Choice("large", {"da": "Stor virksomhed", "en": "Large company"}),
    Choice("cluster", {"da": "Klyngeorganisation", "en": "Cluster organisation"}),
    Choice(
        "scaling_up",
        {
            "da": "Støtte til vækst: inkubator, accelerator, testcenter",
            "en": "Scaling-up support: incubator, accelerator, test centre",
        },
    ),
    Choice("education", {"da": "Skole, universitet, videninstitution", "en": "School, university, research"}),
    Choice("public", {"da": "Offentlig myndighed", "en": "Public authority"}),
)

CLOTH = Form(
    intro={
        "da": "CLOTH samler fem klynger i fem lande om tekstil, der bliver i brug. "
        "Medlemmer besøger hinanden og finder brug for hinandens tekstilressourcer.",
        "en": "CLOTH brings five clusters in five countries together around textiles that stay in use. "
        "Members visit each other and find uses for each other's textile resources.",
    },
    asks_of_you=(
        {
            "da": "I er medlem af en af de fem klynger, eller er på vej til at blive det.",
            "en": "You are a member of one of the five clusters, or becoming one.",
        },
        {
            "da": "SMV'er bekræfter deres størrelse senere, før et besøg.",
            "en": "SMEs declare their size later, before a visit.",
        },
        {"da": "I fortæller kort, hvad der kom ud af det.", "en": "You tell briefly what came of it."},
    ),
    countries=COSME,
    elsewhere=Bar(
        reason={
            "da": "CLOTH er for organisationer i EU og de lande, der var med i COSME.",
            "en": "CLOTH is for organisations in the EU and in the countries that took part in COSME.",
        },
        remedy={
            "da": "Søg med den del af jeres organisation, der ligger i et af disse lande.",
            "en": "Apply with the part of your organisation that is in one of these countries.",
        },
    ),
    questions=(
        Question(
            "organisation_kind",
            QuestionKind.CHOICE,
            label={"da": "Hvad er I for en organisation?", "en": "What kind of organisation are you?"},
            help={
                "da": "SMV: under 250 ansatte, og højst 50 mio. euro i omsætning eller 43 mio. i balance.",
                "en": "SME: fewer than 250 staff, and at most EUR 50 m turnover or EUR 43 m balance sheet.",
            },
            choices=ORGANISATION_KINDS,
        ),
        Question(
            "cluster_member",
            QuestionKind.CHOICE,
            label={
                "da": "Er I medlem af en af de fem klynger?",
                "en": "Are you a member of one of the five clusters?",
            },
            choices=(
                Choice("yes", {"da": "Ja", "en": "Yes"}),
                Choice("becoming", {"da": "Vi er ved at blive det", "en": "We are becoming one"}),
                Choice("no", {"da": "Nej", "en": "No"}),
            ),
            bars={
                "no": Bar(
                    reason={
                        "da": "CLOTH er for medlemmer af de fem klynger.",
                        "en": "CLOTH is for members of the five clusters.",
                    },
                    remedy={
                        "da": "Meld jer ind i en af dem, og svar så »Vi er ved at blive det«.",
                        "en": 'Ask one of them for membership, then answer "We are becoming one".',
                    },
                )
            },
        ),
        Question(
            "aim",
            QuestionKind.CHOICE,
            label={"da": "Hvad vil I helst?", "en": "What would you most like to do?"},
            choices=(
                Choice("visit", {"da": "Besøge andre", "en": "Visit others"}),
                Choice("host", {"da": "Have besøg", "en": "Host visitors"}),
                Choice("both", {"da": "Begge dele", "en": "Both"}),
                Choice(
                    "materials", {"da": "Tilbyde eller finde materialer", "en": "Offer or find materials"}
                ),
            ),
        ),
    ),
    needs_cluster=True,
)

HERNING = Form(
    intro={
        "da": "25 lokale virksomheder afprøver, hvordan tekstilressourcer bliver til forretning.",
        "en": "25 local companies try out how textile resources become business.",
    },
    asks_of_you=(
        {
            "da": "I producerer, bruger eller håndterer tekstil og har et sted i eller nær Herning.",
            "en": "You produce, use or handle textiles and have a place in or near Herning.",
        },
        {
            "da": "I beskriver mindst ét materiale, I har til overs eller mangler.",
            "en": "You describe at least one material that you have left over or need.",
        },
        {
            "da": "I deler, hvad I lærer, så andre kan bruge det.",
            "en": "You share what you learn, so that others can use it.",
        },
    ),
    countries=frozenset({"DK"}),
    elsewhere=Bar(
        reason={
            "da": "Tekstilsymbiose Herning er for virksomheder i Danmark.",
            "en": "Tekstilsymbiose Herning is for companies in Denmark.",
        },
        remedy={
            "da": "Søg om at komme med i CLOTH i stedet, der er åben for hele EU.",
            "en": "Apply to join CLOTH instead, which is open to all of the EU.",
        },
    ),
    questions=(
        Question(
            "textile_role",
            QuestionKind.CHOICE,
            label={"da": "Hvad gør I med tekstil?", "en": "What do you do with textiles?"},
            choices=(
                Choice("produces", {"da": "Vi producerer tekstil", "en": "We produce textiles"}),
                Choice("uses", {"da": "Vi bruger tekstil", "en": "We use textiles"}),
                Choice(
                    "handles",
                    {
                        "da": "Vi håndterer tekstil: indsamler, sorterer, vasker, transporterer",
                        "en": "We handle textiles: collect, sort, launder, carry",
                    },
                ),
                Choice("none", {"da": "Ingen af delene", "en": "None of these"}),
            ),
            bars={
                "none": Bar(
                    reason={
                        "da": "Programmet er for virksomheder, der producerer, bruger eller håndterer tekstil.",
                        "en": "The programme is for companies that produce, use or handle textiles.",
                    },
                    remedy={
                        "da": "Vil I begynde på det, så svar det, der passer på jeres plan, og skriv om den.",
                        "en": "If you plan to, answer what fits your plan and write about it below.",
                    },
                )
            },
        ),
        Question(
            "near_herning",
            QuestionKind.YES_NO,
            label={
                "da": "Har I et forretningssted i eller nær Herning?",
                "en": "Do you have a place of business in or near Herning?",
            },
            help={"da": "Omtrent en times kørsel er nær nok.", "en": "About an hour's drive is near enough."},
            bars={
                False: Bar(
                    reason={
                        "da": "Pilotprojekterne foregår i og omkring Herning.",
                        "en": "The pilots take place in and around Herning.",
                    },
                    remedy={
                        "da": "Søg sammen med en lokal partner, eller søg om at komme med i CLOTH.",
                        "en": "Apply together with a local partner, or apply to join CLOTH.",
                    },
                )
            },
        ),
        Question(
            "leftover_kg_per_year",
            QuestionKind.NUMBER,
            label={
                "da": "Hvor meget tekstil har I til overs om året, cirka i kg?",
                "en": "How much textile do you have left over a year, roughly in kg?",
            },
            help={
                "da": "Et skøn er fint. Spring over, hvis I ikke ved det.",
                "en": "A guess is fine. Skip it if you do not know.",
            },
            required=False,
            at_least=0,
            at_most=100_000_000,
        ),
    ),
)

FORMS: Mapping[str, Form] = {"cloth": CLOTH, "tekstilsymbiose-herning": HERNING}
"""By programme. One without a form takes no applications."""
