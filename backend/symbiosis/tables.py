"""Every room's tables, gathered for migrations."""

from sqlalchemy import MetaData

import symbiosis.accounts.models
import symbiosis.actors.models
import symbiosis.actors.people_models
import symbiosis.exchanges.follow_up_models
import symbiosis.exchanges.models
import symbiosis.exchanges.money_models
import symbiosis.exchanges.paper_models
import symbiosis.integrations.models
import symbiosis.joining.models
import symbiosis.journal.models
import symbiosis.kit.files.models
import symbiosis.kit.limits
import symbiosis.kit.mail.models
import symbiosis.knowledge.models
import symbiosis.matches.models
import symbiosis.privacy.models
import symbiosis.programmes.models
import symbiosis.reference.models
import symbiosis.streams.models
import symbiosis.trips.models  # noqa: F401  # imported for its tables, like the ones above
from symbiosis.kit.database import Base

metadata: MetaData = Base.metadata
