"""What the API says about blocked organisations."""

from uuid import UUID

from pydantic import Field

from symbiosis.kit.http import In


class BlockedIn(In):
    actor_ids: list[UUID] = Field(
        max_length=200,
        description="All organisations you do not want to be matched with; the list replaces the last one.",
    )
