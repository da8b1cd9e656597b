"""Demonstration data: companies that say so in their names, their offers and needs, people and accounts."""

from symbiosis.integrations.demo.remove import Removed, remove_demo
from symbiosis.integrations.demo.seed import Seeded, seed_demo

__all__ = ["Removed", "Seeded", "remove_demo", "seed_demo"]
