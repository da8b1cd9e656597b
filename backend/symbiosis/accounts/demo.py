"""The accounts of the demonstration; they exist in the demo environment only."""

from symbiosis.accounts.schemas import DemoAccount

DEMO_PASSWORD = "demo-symbiose"  # noqa: S105  # public on purpose, refused outside the demo environment

DEMO_DOMAIN = "@demo.symbiosis.example"
"""Whoever has an address here belongs to the demonstration."""

DEMO_ACCOUNTS = [
    DemoAccount(
        email="sy@demo.symbiosis.example", password=DEMO_PASSWORD, role="sme", display_name="Signe, systue"
    ),
    DemoAccount(
        email="facilitator@demo.symbiosis.example",
        password=DEMO_PASSWORD,
        role="facilitator",
        display_name="Frederik, klyngen",
    ),
    DemoAccount(
        email="genanvend@demo.symbiosis.example",
        password=DEMO_PASSWORD,
        role="recycler",
        display_name="Rikke, genanvendelse",
    ),
    DemoAccount(
        email="leder@demo.symbiosis.example",
        password=DEMO_PASSWORD,
        role="programme_lead",
        display_name="Lone, programleder",
    ),
    DemoAccount(
        email="klynge@demo.symbiosis.example",
        password=DEMO_PASSWORD,
        role="cluster_manager",
        display_name="Kasper, klyngeleder",
    ),
    DemoAccount(
        email="ldc@demo.symbiosis.example",
        password=DEMO_PASSWORD,
        role="partner_manager",
        display_name="Laura, designklyngen",
    ),
    DemoAccount(
        email="finans@demo.symbiosis.example",
        password=DEMO_PASSWORD,
        role="finance",
        display_name="Finn, økonomi",
    ),
]
