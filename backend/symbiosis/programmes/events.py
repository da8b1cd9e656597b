"""What other rooms may want to know of."""

from dataclasses import dataclass
from uuid import UUID

from symbiosis.programmes.vocabulary import Bucket, OrganisationClass


@dataclass(frozen=True)
class ParticipantClassed:
    """Somebody has decided what an organisation counts as; it may count elsewhere from now on."""

    programme_slug: str
    actor_id: UUID
    organisation_class: OrganisationClass
    bucket: Bucket | None
