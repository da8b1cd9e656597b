"""Organisations as trips name them."""

from typing import Any

from symbiosis.actors.models import Actor


def ref(actor: Actor | None) -> dict[str, Any] | None:
    """`ActorRef`."""
    if actor is None:
        return None
    return {name: getattr(actor, name) for name in ("id", "display_name", "country", "verification")}
