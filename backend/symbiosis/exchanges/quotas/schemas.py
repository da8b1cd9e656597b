"""What the API says about quotas: what is owed to the funder, and how far it has come."""

from pydantic import Field

from symbiosis.kit.http import Out
from symbiosis.programmes.vocabulary import Bucket


class QuotaNumbers(Out):
    """Exchanges that count. What is closed is no longer committed, what is committed no longer planned."""

    target: int | None = Field(description="Null while nobody has set the share.")
    planned: int
    committed: int
    closed: int
    remaining: int | None = Field(
        description="Target less closed, committed and planned; negative when there are more."
    )
    red: int = Field(description="Of these, funded ones whose mandatory evidence is open.")
    doubtful: int = Field(description="Of these, visitors whose class a person should look at.")


class QuotaCell(QuotaNumbers):
    cluster_slug: str


class QuotaRow(Out):
    bucket: Bucket | None = Field(description="Null: in no bucket yet.")
    total: QuotaNumbers
    partners: list[QuotaCell]


class QuotaPartner(Out):
    cluster_slug: str
    name: str
    country: str


class QuotaBoardOut(Out):
    """Buckets by partner: the partner that sends counts."""

    programme_slug: str
    partners: list[QuotaPartner] = Field(description="The order of the columns.")
    rows: list[QuotaRow] = Field(description="Buckets in the funder's order; without bucket only if any are.")
    total: QuotaRow
    members: int = Field(description="Organisations that the partners have confirmed.")
    members_target: int | None
