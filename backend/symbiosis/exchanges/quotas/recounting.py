"""Exchanges follow what somebody decided that their visitor counts as."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.exchanges.models import Exchange
from symbiosis.programmes.vocabulary import Bucket, OrganisationClass


async def recount(
    session: AsyncSession,
    programme_slug: str,
    actor_id: UUID,
    organisation_class: OrganisationClass,
    bucket: Bucket | None,
    now: datetime,
) -> None:
    """Unless their own bucket was set with a reason. What a frozen period told stays told: the next one says
    what changed."""
    follows = (
        Exchange.programme_slug == programme_slug,
        Exchange.visitor_id == actor_id,
        Exchange.bucket_reason.is_(None),
        Exchange.organisation_class.is_distinct_from(organisation_class)
        | Exchange.bucket.is_distinct_from(bucket),
    )
    await session.execute(
        update(Exchange)
        .where(*follows)
        .values(
            organisation_class=organisation_class,
            bucket=bucket,
            version=Exchange.version + 1,
            updated_at=now,
        )
        .execution_options(synchronize_session=False)
    )
