"""ClusterXchange: programmes with their terms and money, exchanges, study trips, files.

The database itself refuses what must never happen: a ledger or a version of terms that changes, an exchange
with another visitor or host.
"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = "a22fed097a57"
down_revision: str | None = "7c1e5a90d2b6"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


KEPT = ("ledger_entries", "rule_sets", "rate_tables", "period_lines")
"""Tables whose rows are never changed or deleted."""

GUARDS = (
    """
create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'rows of % are never changed', tg_table_name using errcode = 'restrict_violation';
end
$$
""",
    *(
        f"create trigger {table}_kept before update or delete on {table} "
        "for each row execute function refuse_change()"
        for table in KEPT
    ),
    # Organisations that turn out to be one are merged: then, and only then, the record follows.
    """
create function refuse_other_parties() returns trigger language plpgsql as $$
begin
    if exists (
        select from (values (old.visitor_id, new.visitor_id), (old.host_id, new.host_id)) as side (was, becomes)
        where was <> becomes
            and not exists (select from actors where id = was and merged_into = becomes)
    ) or (new.visitor_user_id <> old.visitor_user_id) then
        raise exception 'visitor, host and person of an exchange are never changed'
            using errcode = 'restrict_violation';
    end if;
    return new;
end
$$
""",
    """
create trigger exchanges_parties before update on exchanges
    for each row execute function refuse_other_parties()
""",
    """
create trigger exchanges_state_since before update of state on exchanges
    for each row when (new.state is distinct from old.state) execute function note_state_since()
""",
    # Two-person rule, second half: nobody moves money to an organisation of their own.
    """
create function refuse_own_money() returns trigger language plpgsql as $$
begin
    if exists (
        select from (values (old.approved_by, new.approved_by), (old.ordered_by, new.ordered_by),
            (old.paid_by, new.paid_by)) as doer (was, becomes)
        join memberships on user_id = becomes and actor_id = new.visitor_id
        where was is distinct from becomes
    ) then
        raise exception 'nobody approves, orders or pays for an organisation of their own'
            using errcode = 'restrict_violation';
    end if;
    return new;
end
$$
""",
    """
create trigger vouchers_own_money before update of approved_by, ordered_by, paid_by on vouchers
    for each row execute function refuse_own_money()
""",
)
UNGUARDED = (
    "drop trigger vouchers_own_money on vouchers",
    "drop function refuse_own_money()",
    "drop trigger exchanges_state_since on exchanges",
    "drop trigger exchanges_parties on exchanges",
    "drop function refuse_other_parties()",
    *(f"drop trigger {table}_kept on {table}" for table in KEPT),
    "drop function refuse_change()",
)


def upgrade() -> None:
    op.create_table(
        "stored_files",
        sa.Column("id", sa.Uuid(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("size_bytes", sa.Integer(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("classification", sa.Text(), nullable=False),
        sa.Column("uploaded_by", sa.Uuid(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("purged_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "classification in ('public', 'internal', 'personal', 'sensitive')",
            name=op.f("ck_stored_files_classification_known"),
        ),
        sa.CheckConstraint("length(sha256) = 64", name=op.f("ck_stored_files_sha256_length")),
        sa.CheckConstraint("size_bytes > 0", name=op.f("ck_stored_files_not_empty")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stored_files")),
        sa.UniqueConstraint("key", name=op.f("uq_stored_files_key")),
    )
    op.create_table(
        "bank_accounts",
        sa.Column("id", sa.Uuid(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("actor_id", sa.Uuid(), nullable=False),
        sa.Column("sealed_holder", sa.Text(), nullable=True),
        sa.Column("sealed_iban", sa.Text(), nullable=True),
        sa.Column("sealed_bic", sa.Text(), nullable=True),
        sa.Column("last_four", sa.Text(), nullable=False),
        sa.Column("country", sa.Text(), nullable=False),
        sa.Column("entered_by", sa.Uuid(), nullable=True),
        sa.Column("verified_by", sa.Uuid(), nullable=True),
        sa.Column("verified_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("replaced_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint(
            "verified_by is null or verified_by <> entered_by", name=op.f("ck_bank_accounts_two_persons")
        ),
        sa.ForeignKeyConstraint(["actor_id"], ["actors.id"], name=op.f("fk_bank_accounts_actor_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bank_accounts")),
    )
    op.create_index(
        "uq_bank_accounts_current",
        "bank_accounts",
        ["actor_id"],
        unique=True,
        postgresql_where=sa.text("replaced_at is null"),
    )
    op.create_table(
        "eligibility_rules",
        sa.Column("programme_slug", sa.Text(), nullable=False),
        sa.Column("organisation_class", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("allowed", sa.Boolean(), nullable=False),
        sa.Column("funded", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("needs_membership", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "organisation_class in ('cluster_org', 'business_network', 'sme', 'small_midcap', 'large_company', 'scaling_up_support', 'training_provider', 'university', 'public_body', 'public_company', 'npo', 'other')",
            name=op.f("ck_eligibility_rules_organisation_class_known"),
        ),
        sa.CheckConstraint("role in ('visitor', 'host')", name=op.f("ck_eligibility_rules_role_known")),
        sa.CheckConstraint("allowed or not funded", name=op.f("ck_eligibility_rules_funded_only_if_allowed")),
        sa.ForeignKeyConstraint(
            ["programme_slug"],
            ["programmes.slug"],
            name=op.f("fk_eligibility_rules_programme_slug"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "programme_slug", "organisation_class", "role", name=op.f("pk_eligibility_rules")
        ),
    )
    op.create_table(
        "eligible_countries",
        sa.Column("programme_slug", sa.Text(), nullable=False),
        sa.Column("country", sa.Text(), nullable=False),
        sa.Column("as_visitor", sa.Boolean(), server_default=sa.text("true"), nullable=False),
        sa.Column("as_host", sa.Boolean(), server_default=sa.text("true"), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.CheckConstraint("country ~ '^[A-Z]{2}$'", name=op.f("ck_eligible_countries_country_code")),
        sa.ForeignKeyConstraint(
            ["programme_slug"],
            ["programmes.slug"],
            name=op.f("fk_eligible_countries_programme_slug"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("programme_slug", "country", name=op.f("pk_eligible_countries")),
    )
    op.create_table(
        "evidence_requirements",
        sa.Column("id", sa.Uuid(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("programme_slug", sa.Text(), nullable=False),
        sa.Column("cluster_slug", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("mandatory", sa.Boolean(), nullable=False),
        sa.Column("applies", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "applies in ('all', 'funded', 'funded_sme')", name=op.f("ck_evidence_requirements_applies_known")
        ),
        sa.CheckConstraint(
            "kind in ('eligibility', 'membership', 'sme_declaration', 'commitment_to_quality', 'financial_agreement', 'agenda', 'attendance', 'travel_proof', 'stay_proof', 'closing_report', 'host_feedback', 'photo', 'payment_proof', 'privacy_notice', 'visibility')",
            name=op.f("ck_evidence_requirements_kind_known"),
        ),
        sa.ForeignKeyConstraint(
            ["cluster_slug"], ["clusters.slug"], name=op.f("fk_evidence_requirements_cluster_slug")
        ),
        sa.ForeignKeyConstraint(
            ["programme_slug"],
            ["programmes.slug"],
            name=op.f("fk_evidence_requirements_programme_slug"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evidence_requirements")),
        sa.UniqueConstraint(
            "programme_slug",
            "cluster_slug",
            "kind",
            name=op.f("uq_evidence_requirements_programme_slug_cluster_slug_kind"),
            postgresql_nulls_not_distinct=True,
        ),
    )
    op.create_index(
        op.f("ix_evidence_requirements_cluster_slug"), "evidence_requirements", ["cluster_slug"], unique=False
    )
    op.create_table(
        "exchange_registrations",
        sa.Column("id", sa.Uuid(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("programme_slug", sa.Text(), nullable=False),
        sa.Column("actor_id", sa.Uuid(), nullable=False),
        sa.Column("cluster_slug", sa.Text(), nullable=False),
        sa.Column("contact_user_id", sa.Uuid(), nullable=True),
        sa.Column("roles", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("motivation", sa.Text(), nullable=True),
        sa.Column("learning_goals", sa.Text(), nullable=True),
        sa.Column("offers", sa.Text(), nullable=True),
        sa.Column("topics", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
        sa.Column(
            "activity_types", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False
        ),
        sa.Column("languages", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
        sa.Column(
            "target_countries", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False
        ),
        sa.Column(
            "excluded_countries", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False
        ),
        sa.Column(
            "availability",
            postgresql.JSONB(astext_type=sa.Text()),
            server_default=sa.text("'[]'"),
            nullable=False,
        ),
        sa.Column("max_visitors", sa.Integer(), nullable=True),
        sa.Column("state", sa.Text(), server_default="draft", nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("decided_by", sa.Uuid(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("alive_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint(
            "roles <@ array['visitor', 'host'] and cardinality(roles) > 0",
            name=op.f("ck_exchange_registrations_roles_known"),
        ),
        sa.CheckConstraint(
            "state in ('draft', 'submitted', 'changes_requested', 'accepted', 'rejected', 'dormant', 'closed')",
            name=op.f("ck_exchange_registrations_state_known"),
        ),
        sa.ForeignKeyConstraint(["actor_id"], ["actors.id"], name=op.f("fk_exchange_registrations_actor_id")),
        sa.ForeignKeyConstraint(
            ["cluster_slug"], ["clusters.slug"], name=op.f("fk_exchange_registrations_cluster_slug")
        ),
        sa.ForeignKeyConstraint(
            ["contact_user_id"],
            ["users.id"],
            name=op.f("fk_exchange_registrations_contact_user_id"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["programme_slug"], ["programmes.slug"], name=op.f("fk_exchange_registrations_programme_slug")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exchange_registrations")),
    )
    op.create_index(
        op.f("ix_exchange_registrations_actor_id"), "exchange_registrations", ["actor_id"], unique=False
    )
    op.create_index(
        "ix_exchange_registrations_cluster",
        "exchange_registrations",
        ["cluster_slug", "state", "id"],
        unique=False,
    )
    op.create_index(
        "uq_exchange_registrations_live",
        "exchange_registrations",
        ["programme_slug", "actor_id"],
        unique=True,
        postgresql_where=sa.text("state not in ('closed', 'rejected')"),
    )
    op.create_table(
        "participant_classes",
        sa.Column("programme_slug", sa.Text(), nullable=False),
        sa.Column("actor_id", sa.Uuid(), nullable=False),
        sa.Column("organisation_class", sa.Text(), nullable=False),
        sa.Column("bucket", sa.Text(), nullable=True),
        sa.Column("bucket_reason", sa.Text(), nullable=True),
        sa.Column("doubt", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("decided_by", sa.Uuid(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint(
            "bucket is null or bucket in ('sme', 'cluster_organisation', 'scaling_up_support_organisation', 'large_company', 'public_company')",
            name=op.f("ck_participant_classes_bucket_known"),
        ),
        sa.CheckConstraint(
            "organisation_class in ('cluster_org', 'business_network', 'sme', 'small_midcap', 'large_company', 'scaling_up_support', 'training_provider', 'university', 'public_body', 'public_company', 'npo', 'other')",
            name=op.f("ck_participant_classes_organisation_class_known"),
        ),
        sa.ForeignKeyConstraint(
            ["actor_id"], ["actors.id"], name=op.f("fk_participant_classes_actor_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["programme_slug"],
            ["programmes.slug"],
            name=op.f("fk_participant_classes_programme_slug"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("programme_slug", "actor_id", name=op.f("pk_participant_classes")),
    )
    op.create_index(
        op.f("ix_participant_classes_actor_id"), "participant_classes", ["actor_id"], unique=False
    )
    op.create_table(
        "programme_partners",
        sa.Column("id", sa.Uuid(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("programme_slug", sa.Text(), nullable=False),
        sa.Column("cluster_slug", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("payout_currency", sa.Text(), server_default="EUR", nullable=False),
        sa.Column(
            "targets", postgresql.JSONB(astext_type=sa.Text()), server_default=sa.text("'{}'"), nullable=False
        ),
        sa.Column(
            "total_eur", sa.Numeric(precision=12, scale=2), server_default=sa.text("0"), nullable=False
        ),
        sa.Column("free_eur", sa.Numeric(precision=12, scale=2), server_default=sa.text("0"), nullable=False),
        sa.Column(
            "reserved_eur", sa.Numeric(precision=12, scale=2), server_default=sa.text("0"), nullable=False
        ),
        sa.Column(
            "issued_eur", sa.Numeric(precision=12, scale=2), server_default=sa.text("0"), nullable=False
        ),
        sa.Column("paid_eur", sa.Numeric(precision=12, scale=2), server_default=sa.text("0"), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint(
            "role in ('coordinator', 'partner')", name=op.f("ck_programme_partners_role_known")
        ),
        sa.CheckConstraint(
            "free_eur >= 0 and reserved_eur >= 0 and issued_eur >= 0 and paid_eur >= 0",
            name=op.f("ck_programme_partners_never_overdrawn"),
        ),
        sa.CheckConstraint(
            "total_eur = free_eur + reserved_eur + issued_eur + paid_eur",
            name=op.f("ck_programme_partners_budget_adds_up"),
        ),
        sa.ForeignKeyConstraint(
            ["cluster_slug"], ["clusters.slug"], name=op.f("fk_programme_partners_cluster_slug")
        ),
        sa.ForeignKeyConstraint(
            ["programme_slug"],
            ["programmes.slug"],
            name=op.f("fk_programme_partners_programme_slug"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_programme_partners")),
        sa.UniqueConstraint(
            "programme_slug", "cluster_slug", name=op.f("uq_programme_partners_programme_slug_cluster_slug")
        ),
    )
    op.create_index(
        op.f("ix_programme_partners_cluster_slug"), "programme_partners", ["cluster_slug"], unique=False
    )
    op.create_table(
        "programme_profiles",
        sa.Column("programme_slug", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column(
            "title", postgresql.JSONB(astext_type=sa.Text()), server_default=sa.text("'{}'"), nullable=False
        ),
        sa.Column("funder", sa.Text(), nullable=False),
        sa.Column("call_id", sa.Text(), nullable=True),
        sa.Column("grant_agreement_no", sa.Text(), nullable=True),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("final_payment_on", sa.Date(), nullable=True),
        sa.Column("retention_years", sa.Integer(), server_default=sa.text("5"), nullable=False),
        sa.Column(
            "funding_statement",
            postgresql.JSONB(astext_type=sa.Text()),
            server_default=sa.text("'{}'"),
            nullable=False,
        ),
        sa.Column(
            "targets", postgresql.JSONB(astext_type=sa.Text()), server_default=sa.text("'{}'"), nullable=False
        ),
        sa.Column("members_target", sa.Integer(), nullable=True),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint("ends_on >= starts_on", name=op.f("ck_programme_profiles_ends_later")),
        sa.ForeignKeyConstraint(
            ["programme_slug"],
            ["programmes.slug"],
            name=op.f("fk_programme_profiles_programme_slug"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("programme_slug", name=op.f("pk_programme_profiles")),
        sa.UniqueConstraint("code", name=op.f("uq_programme_profiles_code")),
    )
    op.create_table(
        "rate_tables",
        sa.Column("id", sa.Uuid(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("programme_slug", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("confirmed", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("rates", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("made_by", sa.Uuid(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(
            ["programme_slug"],
            ["programmes.slug"],
            name=op.f("fk_rate_tables_programme_slug"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rate_tables")),
        sa.UniqueConstraint("programme_slug", "version", name=op.f("uq_rate_tables_programme_slug_version")),
    )
    op.create_table(
        "reporting_periods",
        sa.Column("id", sa.Uuid(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("programme_slug", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("state", sa.Text(), server_default="open", nullable=False),
        sa.Column("revision", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("frozen_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("frozen_by", sa.Uuid(), nullable=True),
        sa.Column("snapshot", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
        sa.Column("snapshot_hash", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint(
            "state in ('open', 'collecting', 'frozen', 'submitted', 'accepted')",
            name=op.f("ck_reporting_periods_state_known"),
        ),
        sa.CheckConstraint("ends_on >= starts_on", name=op.f("ck_reporting_periods_ends_later")),
        sa.ForeignKeyConstraint(
            ["programme_slug"], ["programmes.slug"], name=op.f("fk_reporting_periods_programme_slug")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reporting_periods")),
        sa.UniqueConstraint("programme_slug", "name", name=op.f("uq_reporting_periods_programme_slug_name")),
    )
    op.create_table(
        "rule_sets",
        sa.Column("id", sa.Uuid(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("programme_slug", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("min_working_days", sa.Integer(), server_default=sa.text("3"), nullable=False),
        sa.Column("max_months", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("full_rate_min_days", sa.Integer(), server_default=sa.text("5"), nullable=False),
        sa.Column("near_km", sa.Numeric(precision=8, scale=1), server_default=sa.text("200"), nullable=False),
        sa.Column(
            "reduction_factor",
            sa.Numeric(precision=3, scale=2),
            server_default=sa.text("0.5"),
            nullable=False,
        ),
        sa.Column(
            "cap_eur", sa.Numeric(precision=12, scale=2), server_default=sa.text("1100"), nullable=False
        ),
        sa.Column("once_per_visitor", sa.Boolean(), server_default=sa.text("true"), nullable=False),
        sa.Column("max_open_proposals", sa.Integer(), server_default=sa.text("5"), nullable=False),
        sa.Column("proposal_days", sa.Integer(), server_default=sa.text("14"), nullable=False),
        sa.Column("offer_hours", sa.Integer(), server_default=sa.text("48"), nullable=False),
        sa.Column("payment_days", sa.Integer(), server_default=sa.text("10"), nullable=False),
        sa.Column("claim_days", sa.Integer(), server_default=sa.text("60"), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("made_by", sa.Uuid(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint(
            "min_working_days between 1 and full_rate_min_days", name=op.f("ck_rule_sets_days_in_order")
        ),
        sa.CheckConstraint(
            "reduction_factor > 0 and reduction_factor <= 1", name=op.f("ck_rule_sets_reduces")
        ),
        sa.ForeignKeyConstraint(
            ["programme_slug"],
            ["programmes.slug"],
            name=op.f("fk_rule_sets_programme_slug"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rule_sets")),
        sa.UniqueConstraint("programme_slug", "version", name=op.f("uq_rule_sets_programme_slug_version")),
    )
    op.create_table(
        "trips",
        sa.Column("id", sa.Uuid(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("programme_slug", sa.Text(), nullable=False),
        sa.Column("owner_cluster", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("title", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column(
            "summary", postgresql.JSONB(astext_type=sa.Text()), server_default=sa.text("'{}'"), nullable=False
        ),
        sa.Column("theme", sa.Text(), nullable=False),
        sa.Column("topics", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("timezone", sa.Text(), server_default="Europe/Brussels", nullable=False),
        sa.Column(
            "destinations",
            postgresql.JSONB(astext_type=sa.Text()),
            server_default=sa.text("'[]'"),
            nullable=False,
        ),
        sa.Column("hosts_to_be_named", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("working_days", sa.Integer(), nullable=True),
        sa.Column("seats_total", sa.Integer(), nullable=False),
        sa.Column("seats_taken", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("seats_per_organisation", sa.Integer(), server_default=sa.text("2"), nullable=False),
        sa.Column("min_participants", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("waiting_list", sa.Boolean(), server_default=sa.text("true"), nullable=False),
        sa.Column("apply_from", sa.DateTime(timezone=True), nullable=True),
        sa.Column("apply_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("offer_hours", sa.Integer(), nullable=True),
        sa.Column(
            "cost_note",
            postgresql.JSONB(astext_type=sa.Text()),
            server_default=sa.text("'{}'"),
            nullable=False,
        ),
        sa.Column("cover_file_id", sa.Uuid(), nullable=True),
        sa.Column("state", sa.Text(), server_default="draft", nullable=False),
        sa.Column(
            "report", postgresql.JSONB(astext_type=sa.Text()), server_default=sa.text("'{}'"), nullable=False
        ),
        sa.Column("cancel_reason", sa.Text(), nullable=True),
        sa.Column(
            "programme_frozen", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True
        ),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("dates_note", sa.Text(), nullable=True),
        sa.Column("created_by", sa.Uuid(), nullable=True),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint(
            "state in ('draft', 'published', 'registration_closed', 'confirmed', 'running', 'finished', 'reported', 'archived', 'cancelled')",
            name=op.f("ck_trips_state_known"),
        ),
        sa.CheckConstraint(
            "theme in ('fashion_value_chain', 'circular_sustainability', 'technology_digital', 'capacity_building')",
            name=op.f("ck_trips_theme_known"),
        ),
        sa.CheckConstraint("apply_until > apply_from", name=op.f("ck_trips_window_in_order")),
        sa.CheckConstraint("ends_on >= starts_on", name=op.f("ck_trips_ends_later")),
        sa.CheckConstraint("seats_taken between 0 and seats_total", name=op.f("ck_trips_never_oversold")),
        sa.ForeignKeyConstraint(["cover_file_id"], ["stored_files.id"], name=op.f("fk_trips_cover_file_id")),
        sa.ForeignKeyConstraint(["owner_cluster"], ["clusters.slug"], name=op.f("fk_trips_owner_cluster")),
        sa.ForeignKeyConstraint(
            ["programme_slug"], ["programmes.slug"], name=op.f("fk_trips_programme_slug")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_trips")),
        sa.UniqueConstraint("programme_slug", "code", name=op.f("uq_trips_programme_slug_code")),
    )
    op.create_index("ix_trips_calendar", "trips", ["starts_on", "id"], unique=False)
    op.create_index("ix_trips_owner", "trips", ["owner_cluster"], unique=False)
    op.create_table(
        "exchanges",
        sa.Column("id", sa.Uuid(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("programme_slug", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("trip_id", sa.Uuid(), nullable=True),
        sa.Column("visitor_id", sa.Uuid(), nullable=False),
        sa.Column("host_id", sa.Uuid(), nullable=False),
        sa.Column("visitor_cluster", sa.Text(), nullable=False),
        sa.Column("host_cluster", sa.Text(), nullable=False),
        sa.Column("visitor_user_id", sa.Uuid(), nullable=True),
        sa.Column("visitor_person", sa.Text(), nullable=True),
        sa.Column("host_person", sa.Text(), nullable=True),
        sa.Column("mode", sa.Text(), server_default="physical", nullable=False),
        sa.Column("state", sa.Text(), server_default="matched", nullable=False),
        sa.Column("host_state", sa.Text(), server_default="pending", nullable=False),
        sa.Column("end_reason", sa.Text(), nullable=True),
        sa.Column("end_note", sa.Text(), nullable=True),
        sa.Column("planned_start", sa.Date(), nullable=True),
        sa.Column("planned_end", sa.Date(), nullable=True),
        sa.Column("actual_start", sa.Date(), nullable=True),
        sa.Column("actual_end", sa.Date(), nullable=True),
        sa.Column("travel_days", postgresql.ARRAY(sa.Date()), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("working_days_planned", sa.Integer(), nullable=True),
        sa.Column("working_days_actual", sa.Integer(), nullable=True),
        sa.Column("distance_km", sa.Numeric(precision=8, scale=1), nullable=True),
        sa.Column("distance_declared", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("rate_country", sa.Text(), nullable=True),
        sa.Column("goals", sa.Text(), nullable=True),
        sa.Column("objectives", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
        sa.Column(
            "agenda", postgresql.JSONB(astext_type=sa.Text()), server_default=sa.text("'[]'"), nullable=False
        ),
        sa.Column(
            "activity_types", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False
        ),
        sa.Column("topics", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("existing_relation", sa.Boolean(), nullable=True),
        sa.Column("organisation_class", sa.Text(), nullable=True),
        sa.Column("bucket", sa.Text(), nullable=True),
        sa.Column("bucket_reason", sa.Text(), nullable=True),
        sa.Column("counts_for_kpi", sa.Boolean(), server_default=sa.text("true"), nullable=False),
        sa.Column("funded", sa.Boolean(), server_default=sa.text("true"), nullable=False),
        sa.Column("holds_once", sa.Boolean(), server_default=sa.text("true"), nullable=False),
        sa.Column("unfunded_reason", sa.Text(), nullable=True),
        sa.Column("rule_set_id", sa.Uuid(), nullable=True),
        sa.Column("state_since", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("privacy_accepted_by", sa.Uuid(), nullable=True),
        sa.Column("privacy_accepted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("stay_confirmed_by", sa.Uuid(), nullable=True),
        sa.Column("stay_confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("validated_by", sa.Uuid(), nullable=True),
        sa.Column("validated_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("payment_due_on", sa.Date(), nullable=True),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint(
            "bucket is null or bucket in ('sme', 'cluster_organisation', 'scaling_up_support_organisation', 'large_company', 'public_company')",
            name=op.f("ck_exchanges_bucket_known"),
        ),
        sa.CheckConstraint(
            "end_reason in ('visitor_unavailable', 'host_unavailable', 'trip_cancelled', 'not_eligible', 'no_budget', 'travel_disrupted', 'illness', 'no_show', 'audit_finding', 'other')",
            name=op.f("ck_exchanges_end_reason_known"),
        ),
        sa.CheckConstraint(
            "host_state in ('pending', 'verified', 'rejected')", name=op.f("ck_exchanges_host_state_known")
        ),
        sa.CheckConstraint("mode in ('physical', 'virtual')", name=op.f("ck_exchanges_mode_known")),
        sa.CheckConstraint(
            "state in ('draft', 'matched', 'building', 'signing', 'committed', 'ready', 'ongoing', 'stay_done', 'report_submitted', 'report_returned', 'validated', 'paid', 'closed', 'rejected', 'cancelled', 'no_show', 'not_fundable', 'recovered')",
            name=op.f("ck_exchanges_state_known"),
        ),
        sa.CheckConstraint(
            "unfunded_reason in ('same_country', 'already_funded', 'class_not_eligible', 'country_not_eligible', 'membership_not_confirmed', 'no_rate', 'budget', 'declined_by_visitor', 'virtual', 'below_min_days', 'historical')",
            name=op.f("ck_exchanges_unfunded_reason_known"),
        ),
        sa.CheckConstraint("actual_end >= actual_start", name=op.f("ck_exchanges_actual_in_order")),
        sa.CheckConstraint(
            "funded = (unfunded_reason is null)", name=op.f("ck_exchanges_unfunded_for_a_reason")
        ),
        sa.CheckConstraint("planned_end >= planned_start", name=op.f("ck_exchanges_planned_in_order")),
        sa.CheckConstraint("visitor_id <> host_id", name=op.f("ck_exchanges_two_organisations")),
        sa.ForeignKeyConstraint(["host_cluster"], ["clusters.slug"], name=op.f("fk_exchanges_host_cluster")),
        sa.ForeignKeyConstraint(["host_id"], ["actors.id"], name=op.f("fk_exchanges_host_id")),
        sa.ForeignKeyConstraint(
            ["programme_slug"], ["programmes.slug"], name=op.f("fk_exchanges_programme_slug")
        ),
        sa.ForeignKeyConstraint(["rule_set_id"], ["rule_sets.id"], name=op.f("fk_exchanges_rule_set_id")),
        sa.ForeignKeyConstraint(
            ["visitor_cluster"], ["clusters.slug"], name=op.f("fk_exchanges_visitor_cluster")
        ),
        sa.ForeignKeyConstraint(["visitor_id"], ["actors.id"], name=op.f("fk_exchanges_visitor_id")),
        sa.ForeignKeyConstraint(
            ["visitor_user_id"], ["users.id"], name=op.f("fk_exchanges_visitor_user_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exchanges")),
        sa.UniqueConstraint("programme_slug", "code", name=op.f("uq_exchanges_programme_slug_code")),
    )
    op.create_index("ix_exchanges_host", "exchanges", ["host_id"], unique=False)
    op.create_index(op.f("ix_exchanges_host_cluster"), "exchanges", ["host_cluster"], unique=False)
    op.create_index(op.f("ix_exchanges_rule_set_id"), "exchanges", ["rule_set_id"], unique=False)
    op.create_index("ix_exchanges_visitor", "exchanges", ["visitor_id"], unique=False)
    op.create_index(
        "ix_exchanges_visitor_cluster", "exchanges", ["visitor_cluster", "state", "id"], unique=False
    )
    op.create_index(
        "uq_exchanges_funded_once",
        "exchanges",
        ["programme_slug", "visitor_id"],
        unique=True,
        postgresql_where=sa.text(
            "funded and holds_once and state not in ('cancelled', 'rejected', 'no_show', 'not_fundable', 'recovered')"
        ),
    )
    op.create_index(
        "uq_exchanges_once_per_trip",
        "exchanges",
        ["trip_id", "visitor_id"],
        unique=True,
        postgresql_where=sa.text("state not in ('cancelled', 'rejected')"),
    )
    op.create_table(
        "ledger_entries",
        sa.Column("id", sa.Uuid(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("partner_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("amount_eur", sa.Numeric(precision=12, scale=2), nullable=False),
        sa.Column("voucher_id", sa.Uuid(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("made_by", sa.Uuid(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint(
            "kind = 'adjust' or (amount_eur > 0 and voucher_id is not null)",
            name=op.f("ck_ledger_entries_names_voucher"),
        ),
        sa.CheckConstraint(
            "kind in ('adjust', 'reserve', 'release', 'issue', 'withdraw', 'pay', 'recover')",
            name=op.f("ck_ledger_entries_kind_known"),
        ),
        sa.ForeignKeyConstraint(
            ["partner_id"], ["programme_partners.id"], name=op.f("fk_ledger_entries_partner_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ledger_entries")),
    )
    op.create_index("ix_ledger_entries_partner", "ledger_entries", ["partner_id", "id"], unique=False)
    op.create_index("ix_ledger_entries_voucher", "ledger_entries", ["voucher_id"], unique=False)
    op.create_table(
        "payment_runs",
        sa.Column("id", sa.Uuid(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("partner_id", sa.Uuid(), nullable=False),
        sa.Column("state", sa.Text(), server_default="prepared", nullable=False),
        sa.Column("execute_on", sa.Date(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("total", sa.Numeric(precision=12, scale=2), nullable=False),
        sa.Column("debtor_name", sa.Text(), nullable=True),
        sa.Column("sealed_debtor_iban", sa.Text(), nullable=True),
        sa.Column("sealed_debtor_bic", sa.Text(), nullable=True),
        sa.Column("file_sha256", sa.Text(), nullable=True),
        sa.Column("csv_sha256", sa.Text(), nullable=True),
        sa.Column("made_by", sa.Uuid(), nullable=True),
        sa.Column("ordered_by", sa.Uuid(), nullable=True),
        sa.Column("ordered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint(
            "state in ('prepared', 'ordered', 'done', 'cancelled')", name=op.f("ck_payment_runs_state_known")
        ),
        sa.ForeignKeyConstraint(
            ["partner_id"], ["programme_partners.id"], name=op.f("fk_payment_runs_partner_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_payment_runs")),
    )
    op.create_index("ix_payment_runs_partner", "payment_runs", ["partner_id", "id"], unique=False)
    op.create_table(
        "trip_hosts",
        sa.Column("trip_id", sa.Uuid(), nullable=False),
        sa.Column("actor_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["actor_id"], ["actors.id"], name=op.f("fk_trip_hosts_actor_id")),
        sa.ForeignKeyConstraint(
            ["trip_id"], ["trips.id"], name=op.f("fk_trip_hosts_trip_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("trip_id", "actor_id", name=op.f("pk_trip_hosts")),
    )
    op.create_index(op.f("ix_trip_hosts_actor_id"), "trip_hosts", ["actor_id"], unique=False)
    op.create_table(
        "trip_items",
        sa.Column("id", sa.Uuid(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("trip_id", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("starts_at", sa.Time(), nullable=True),
        sa.Column("ends_at", sa.Time(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("title", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("host_actor_id", sa.Uuid(), nullable=True),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("latitude", sa.Double(), nullable=True),
        sa.Column("longitude", sa.Double(), nullable=True),
        sa.Column("counts", sa.Boolean(), server_default=sa.text("true"), nullable=False),
        sa.CheckConstraint(
            "kind in ('company_visit', 'cluster_meeting', 'workshop', 'b2b', 'fair', 'travel', 'social')",
            name=op.f("ck_trip_items_kind_known"),
        ),
        sa.ForeignKeyConstraint(["host_actor_id"], ["actors.id"], name=op.f("fk_trip_items_host_actor_id")),
        sa.ForeignKeyConstraint(
            ["trip_id"], ["trips.id"], name=op.f("fk_trip_items_trip_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_trip_items")),
    )
    op.create_index(op.f("ix_trip_items_host_actor_id"), "trip_items", ["host_actor_id"], unique=False)
    op.create_index("ix_trip_items_trip", "trip_items", ["trip_id", "day", "starts_at", "id"], unique=False)
    op.create_table(
        "trip_partner_seats",
        sa.Column("trip_id", sa.Uuid(), nullable=False),
        sa.Column("cluster_slug", sa.Text(), nullable=False),
        sa.Column("seats", sa.Integer(), nullable=False),
        sa.Column("taken", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.CheckConstraint("taken between 0 and seats", name=op.f("ck_trip_partner_seats_never_oversold")),
        sa.ForeignKeyConstraint(
            ["cluster_slug"], ["clusters.slug"], name=op.f("fk_trip_partner_seats_cluster_slug")
        ),
        sa.ForeignKeyConstraint(
            ["trip_id"], ["trips.id"], name=op.f("fk_trip_partner_seats_trip_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("trip_id", "cluster_slug", name=op.f("pk_trip_partner_seats")),
    )
    op.create_index(
        op.f("ix_trip_partner_seats_cluster_slug"), "trip_partner_seats", ["cluster_slug"], unique=False
    )
    op.create_table(
        "trip_photos",
        sa.Column("id", sa.Uuid(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("trip_id", sa.Uuid(), nullable=False),
        sa.Column("file_id", sa.Uuid(), nullable=False),
        sa.Column("caption", sa.Text(), nullable=True),
        sa.Column("consent_confirmed", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("added_by", sa.Uuid(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(["file_id"], ["stored_files.id"], name=op.f("fk_trip_photos_file_id")),
        sa.ForeignKeyConstraint(
            ["trip_id"], ["trips.id"], name=op.f("fk_trip_photos_trip_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_trip_photos")),
    )
    op.create_index(op.f("ix_trip_photos_file_id"), "trip_photos", ["file_id"], unique=False)
    op.create_index(op.f("ix_trip_photos_trip_id"), "trip_photos", ["trip_id"], unique=False)
    op.create_table(
        "check_in_tokens",
        sa.Column("token_hash", sa.LargeBinary(), nullable=False),
        sa.Column("exchange_id", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(
            ["exchange_id"], ["exchanges.id"], name=op.f("fk_check_in_tokens_exchange_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_check_in_tokens")),
    )
    op.create_index(op.f("ix_check_in_tokens_exchange_id"), "check_in_tokens", ["exchange_id"], unique=False)
    op.create_table(
        "evidence_items",
        sa.Column("id", sa.Uuid(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("exchange_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("mandatory", sa.Boolean(), nullable=False),
        sa.Column("state", sa.Text(), server_default="missing", nullable=False),
        sa.Column("automatic", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("decided_by", sa.Uuid(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("locked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint(
            "kind in ('eligibility', 'membership', 'sme_declaration', 'commitment_to_quality', 'financial_agreement', 'agenda', 'attendance', 'travel_proof', 'stay_proof', 'closing_report', 'host_feedback', 'photo', 'payment_proof', 'privacy_notice', 'visibility')",
            name=op.f("ck_evidence_items_kind_known"),
        ),
        sa.CheckConstraint(
            "state in ('missing', 'uploaded', 'accepted', 'rejected', 'waived')",
            name=op.f("ck_evidence_items_state_known"),
        ),
        sa.ForeignKeyConstraint(
            ["exchange_id"], ["exchanges.id"], name=op.f("fk_evidence_items_exchange_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evidence_items")),
        sa.UniqueConstraint("exchange_id", "kind", name=op.f("uq_evidence_items_exchange_id_kind")),
    )
    op.create_table(
        "exchange_documents",
        sa.Column("id", sa.Uuid(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("exchange_id", sa.Uuid(), nullable=True),
        sa.Column("trip_id", sa.Uuid(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), server_default="draft", nullable=False),
        sa.Column("language", sa.Text(), server_default="en", nullable=False),
        sa.Column("template_version", sa.Text(), nullable=False),
        sa.Column("inputs", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("content_hash", sa.Text(), nullable=False),
        sa.Column("file_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Text(), nullable=True),
        sa.Column("made_by", sa.Uuid(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint(
            "kind in ('commitment_to_quality', 'financial_agreement', 'sign_in_sheet', 'certificate', 'closing_report')",
            name=op.f("ck_exchange_documents_kind_known"),
        ),
        sa.CheckConstraint(
            "state in ('draft', 'sent', 'partly_signed', 'fully_signed', 'declined', 'voided', 'superseded')",
            name=op.f("ck_exchange_documents_state_known"),
        ),
        sa.CheckConstraint(
            "exchange_id is not null or trip_id is not null", name=op.f("ck_exchange_documents_of_something")
        ),
        sa.ForeignKeyConstraint(
            ["exchange_id"],
            ["exchanges.id"],
            name=op.f("fk_exchange_documents_exchange_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["file_id"], ["stored_files.id"], name=op.f("fk_exchange_documents_file_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exchange_documents")),
        sa.UniqueConstraint("number", name=op.f("uq_exchange_documents_number")),
    )
    op.create_index(op.f("ix_exchange_documents_file_id"), "exchange_documents", ["file_id"], unique=False)
    op.create_index("ix_exchange_documents_trip", "exchange_documents", ["trip_id"], unique=False)
    op.create_index(
        "uq_exchange_documents_current",
        "exchange_documents",
        ["exchange_id", "kind"],
        unique=True,
        postgresql_where=sa.text("state not in ('voided', 'superseded', 'declined')"),
    )
    op.create_table(
        "exchange_proposals",
        sa.Column("id", sa.Uuid(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("programme_slug", sa.Text(), nullable=False),
        sa.Column("visitor_registration_id", sa.Uuid(), nullable=False),
        sa.Column("host_registration_id", sa.Uuid(), nullable=False),
        sa.Column("state", sa.Text(), server_default="proposed", nullable=False),
        sa.Column("proposed_as", sa.Text(), nullable=True),
        sa.Column("visitor_accepted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("host_accepted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("existing_relation", sa.Boolean(), nullable=True),
        sa.Column("message", sa.Text(), nullable=True),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("proposed_by", sa.Uuid(), nullable=True),
        sa.Column("exchange_id", sa.Uuid(), nullable=True),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint(
            "proposed_as in ('visitor', 'host')", name=op.f("ck_exchange_proposals_proposed_as_known")
        ),
        sa.CheckConstraint(
            "state in ('proposed', 'converted', 'declined', 'withdrawn', 'expired')",
            name=op.f("ck_exchange_proposals_state_known"),
        ),
        sa.CheckConstraint(
            "visitor_registration_id <> host_registration_id", name=op.f("ck_exchange_proposals_two_sides")
        ),
        sa.ForeignKeyConstraint(
            ["exchange_id"], ["exchanges.id"], name=op.f("fk_exchange_proposals_exchange_id")
        ),
        sa.ForeignKeyConstraint(
            ["host_registration_id"],
            ["exchange_registrations.id"],
            name=op.f("fk_exchange_proposals_host_registration_id"),
        ),
        sa.ForeignKeyConstraint(
            ["programme_slug"], ["programmes.slug"], name=op.f("fk_exchange_proposals_programme_slug")
        ),
        sa.ForeignKeyConstraint(
            ["visitor_registration_id"],
            ["exchange_registrations.id"],
            name=op.f("fk_exchange_proposals_visitor_registration_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exchange_proposals")),
    )
    op.create_index(
        op.f("ix_exchange_proposals_exchange_id"), "exchange_proposals", ["exchange_id"], unique=False
    )
    op.create_index(
        op.f("ix_exchange_proposals_host_registration_id"),
        "exchange_proposals",
        ["host_registration_id"],
        unique=False,
    )
    op.create_index(
        "uq_exchange_proposals_open",
        "exchange_proposals",
        ["visitor_registration_id", "host_registration_id"],
        unique=True,
        postgresql_where=sa.text("state = 'proposed'"),
    )
    op.create_table(
        "exchange_reports",
        sa.Column("exchange_id", sa.Uuid(), nullable=False),
        sa.Column("side", sa.Text(), nullable=False),
        sa.Column(
            "answers", postgresql.JSONB(astext_type=sa.Text()), server_default=sa.text("'{}'"), nullable=False
        ),
        sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("submitted_by", sa.Uuid(), nullable=True),
        sa.Column("returned_reason", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint("side in ('visitor', 'host')", name=op.f("ck_exchange_reports_side_known")),
        sa.ForeignKeyConstraint(
            ["exchange_id"],
            ["exchanges.id"],
            name=op.f("fk_exchange_reports_exchange_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("exchange_id", "side", name=op.f("pk_exchange_reports")),
    )
    op.create_table(
        "period_lines",
        sa.Column("id", sa.Uuid(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("period_id", sa.Uuid(), nullable=False),
        sa.Column("exchange_id", sa.Uuid(), nullable=False),
        sa.Column("revision", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("adjustment", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("line", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("line_hash", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["exchange_id"], ["exchanges.id"], name=op.f("fk_period_lines_exchange_id")),
        sa.ForeignKeyConstraint(
            ["period_id"],
            ["reporting_periods.id"],
            name=op.f("fk_period_lines_period_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_period_lines")),
        sa.UniqueConstraint(
            "period_id",
            "revision",
            "exchange_id",
            name=op.f("uq_period_lines_period_id_revision_exchange_id"),
        ),
    )
    op.create_index(op.f("ix_period_lines_exchange_id"), "period_lines", ["exchange_id"], unique=False)
    op.create_table(
        "exchange_reminders",
        sa.Column("exchange_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("party", sa.Text(), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint(
            "kind in ('signature_waiting', 'report_due', 'evidence_missing', 'payment_due', 'payment_overdue')",
            name=op.f("ck_exchange_reminders_kind_known"),
        ),
        sa.CheckConstraint(
            "party in ('visitor', 'host', 'visitor_cluster', 'host_cluster')",
            name=op.f("ck_exchange_reminders_party_known"),
        ),
        sa.ForeignKeyConstraint(
            ["exchange_id"],
            ["exchanges.id"],
            name=op.f("fk_exchange_reminders_exchange_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("exchange_id", "kind", "party", name=op.f("pk_exchange_reminders")),
    )
    op.create_table(
        "presence_days",
        sa.Column("exchange_id", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("present", sa.Boolean(), nullable=False),
        sa.Column("method", sa.Text(), nullable=False),
        sa.Column("confirmed_by", sa.Uuid(), nullable=True),
        sa.Column(
            "confirmed_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False
        ),
        sa.CheckConstraint("kind in ('working', 'travel', 'off')", name=op.f("ck_presence_days_kind_known")),
        sa.CheckConstraint(
            "method in ('qr', 'list_signature', 'host_form')", name=op.f("ck_presence_days_method_known")
        ),
        sa.ForeignKeyConstraint(
            ["exchange_id"], ["exchanges.id"], name=op.f("fk_presence_days_exchange_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("exchange_id", "day", name=op.f("pk_presence_days")),
    )
    op.create_table(
        "trip_applications",
        sa.Column("id", sa.Uuid(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("trip_id", sa.Uuid(), nullable=False),
        sa.Column("actor_id", sa.Uuid(), nullable=False),
        sa.Column("cluster_slug", sa.Text(), nullable=False),
        sa.Column("applicant_id", sa.Uuid(), nullable=True),
        sa.Column("seats_wanted", sa.Integer(), nullable=False),
        sa.Column("all_or_none", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("seats_held", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("motivation", sa.Text(), nullable=True),
        sa.Column("expectations", sa.Text(), nullable=True),
        sa.Column("publish_consent", sa.Text(), server_default="nobody", nullable=False),
        sa.Column("preferred_host_id", sa.Uuid(), nullable=True),
        sa.Column("organisation_class", sa.Text(), nullable=True),
        sa.Column("bucket", sa.Text(), nullable=True),
        sa.Column("member", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("score", sa.Integer(), nullable=True),
        sa.Column("state", sa.Text(), server_default="draft", nullable=False),
        sa.Column("pending_decision", sa.Text(), nullable=True),
        sa.Column("pending_reason", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("passed_over", sa.Text(), nullable=True),
        sa.Column("queued_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("offered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("offer_expires_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("offer_reminded_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("unfunded_reason", sa.Text(), nullable=True),
        sa.Column("decided_by", sa.Uuid(), nullable=True),
        sa.Column("exchange_id", sa.Uuid(), nullable=True),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint(
            "(seats_held > 0) = (state in ('offered', 'confirmed', 'checked_in', 'attended', 'no_show'))",
            name=op.f("ck_trip_applications_holds_while_it_may"),
        ),
        sa.CheckConstraint(
            "bucket is null or bucket in ('sme', 'cluster_organisation', 'scaling_up_support_organisation', 'large_company', 'public_company')",
            name=op.f("ck_trip_applications_bucket_known"),
        ),
        sa.CheckConstraint(
            "pending_decision in ('offer', 'waitlist', 'decline')",
            name=op.f("ck_trip_applications_pending_decision_known"),
        ),
        sa.CheckConstraint(
            "publish_consent in ('nobody', 'participants', 'all')",
            name=op.f("ck_trip_applications_publish_consent_known"),
        ),
        sa.CheckConstraint(
            "state in ('draft', 'submitted', 'under_review', 'offered', 'confirmed', 'checked_in', 'attended', 'waitlisted', 'declined', 'withdrawn', 'offer_expired', 'no_show')",
            name=op.f("ck_trip_applications_state_known"),
        ),
        sa.CheckConstraint(
            "unfunded_reason in ('same_country', 'already_funded', 'class_not_eligible', 'country_not_eligible', 'membership_not_confirmed', 'no_rate', 'budget', 'declined_by_visitor', 'virtual', 'below_min_days', 'historical')",
            name=op.f("ck_trip_applications_unfunded_reason_known"),
        ),
        sa.CheckConstraint("score between 0 and 5", name=op.f("ck_trip_applications_score_in_range")),
        sa.CheckConstraint(
            "not all_or_none or seats_held in (0, seats_wanted)",
            name=op.f("ck_trip_applications_all_or_none"),
        ),
        sa.CheckConstraint(
            "seats_wanted > 0 and seats_held between 0 and seats_wanted",
            name=op.f("ck_trip_applications_seats_in_range"),
        ),
        sa.ForeignKeyConstraint(["actor_id"], ["actors.id"], name=op.f("fk_trip_applications_actor_id")),
        sa.ForeignKeyConstraint(
            ["applicant_id"],
            ["users.id"],
            name=op.f("fk_trip_applications_applicant_id"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["cluster_slug"], ["clusters.slug"], name=op.f("fk_trip_applications_cluster_slug")
        ),
        sa.ForeignKeyConstraint(
            ["exchange_id"], ["exchanges.id"], name=op.f("fk_trip_applications_exchange_id")
        ),
        sa.ForeignKeyConstraint(
            ["preferred_host_id"], ["actors.id"], name=op.f("fk_trip_applications_preferred_host_id")
        ),
        sa.ForeignKeyConstraint(
            ["trip_id"], ["trips.id"], name=op.f("fk_trip_applications_trip_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_trip_applications")),
    )
    op.create_index("ix_trip_applications_actor", "trip_applications", ["actor_id"], unique=False)
    op.create_index(
        op.f("ix_trip_applications_applicant_id"), "trip_applications", ["applicant_id"], unique=False
    )
    op.create_index(
        op.f("ix_trip_applications_cluster_slug"), "trip_applications", ["cluster_slug"], unique=False
    )
    op.create_index(
        op.f("ix_trip_applications_exchange_id"), "trip_applications", ["exchange_id"], unique=False
    )
    op.create_index(
        op.f("ix_trip_applications_preferred_host_id"),
        "trip_applications",
        ["preferred_host_id"],
        unique=False,
    )
    op.create_index(
        "ix_trip_applications_queue",
        "trip_applications",
        ["trip_id", "state", "queued_at", "id"],
        unique=False,
    )
    op.create_index(
        "uq_trip_applications_live",
        "trip_applications",
        ["trip_id", "actor_id"],
        unique=True,
        postgresql_where=sa.text("state not in ('declined', 'withdrawn', 'offer_expired')"),
    )
    op.create_table(
        "vouchers",
        sa.Column("id", sa.Uuid(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("programme_slug", sa.Text(), nullable=False),
        sa.Column("partner_id", sa.Uuid(), nullable=False),
        sa.Column("visitor_id", sa.Uuid(), nullable=False),
        sa.Column("exchange_id", sa.Uuid(), nullable=True),
        sa.Column("trip_id", sa.Uuid(), nullable=True),
        sa.Column("state", sa.Text(), server_default="reserved", nullable=False),
        sa.Column("holds_once", sa.Boolean(), server_default=sa.text("true"), nullable=False),
        sa.Column("rule_set_id", sa.Uuid(), nullable=False),
        sa.Column("rate_table_id", sa.Uuid(), nullable=False),
        sa.Column("full_rate_eur", sa.Numeric(precision=12, scale=2), nullable=False),
        sa.Column("factor", sa.Numeric(precision=3, scale=2), nullable=False),
        sa.Column(
            "factor_reasons", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False
        ),
        sa.Column("entitlement_eur", sa.Numeric(precision=12, scale=2), nullable=False),
        sa.Column("approved_eur", sa.Numeric(precision=12, scale=2), nullable=True),
        sa.Column("frozen", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("held_until", sa.Date(), nullable=True),
        sa.Column("issued_by", sa.Uuid(), nullable=True),
        sa.Column("issued_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("claimed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("payout_currency", sa.Text(), server_default="EUR", nullable=False),
        sa.Column("fx_rate", sa.Numeric(precision=12, scale=6), nullable=True),
        sa.Column("fx_on", sa.Date(), nullable=True),
        sa.Column("fx_source", sa.Text(), nullable=True),
        sa.Column("payout_amount", sa.Numeric(precision=12, scale=2), nullable=True),
        sa.Column("bank_account_id", sa.Uuid(), nullable=True),
        sa.Column("payment_run_id", sa.Uuid(), nullable=True),
        sa.Column("reference", sa.Text(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("claim_by", sa.Date(), nullable=True),
        sa.Column("approved_by", sa.Uuid(), nullable=True),
        sa.Column("approved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ordered_by", sa.Uuid(), nullable=True),
        sa.Column("paid_by", sa.Uuid(), nullable=True),
        sa.Column("paid_on", sa.Date(), nullable=True),
        sa.Column("end_reason", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint(
            "state in ('reserved', 'issued', 'claimed', 'approved', 'payment_ordered', 'payment_failed', 'paid', 'refused', 'released', 'expired', 'recovery_requested', 'recovered', 'written_off')",
            name=op.f("ck_vouchers_state_known"),
        ),
        sa.CheckConstraint(
            "approved_by <> ordered_by and approved_by <> paid_by", name=op.f("ck_vouchers_two_persons")
        ),
        sa.CheckConstraint(
            "approved_eur <= entitlement_eur", name=op.f("ck_vouchers_never_more_than_promised")
        ),
        sa.CheckConstraint(
            "trip_id is not null or exchange_id is not null", name=op.f("ck_vouchers_for_something")
        ),
        sa.ForeignKeyConstraint(
            ["bank_account_id"], ["bank_accounts.id"], name=op.f("fk_vouchers_bank_account_id")
        ),
        sa.ForeignKeyConstraint(["exchange_id"], ["exchanges.id"], name=op.f("fk_vouchers_exchange_id")),
        sa.ForeignKeyConstraint(
            ["partner_id"], ["programme_partners.id"], name=op.f("fk_vouchers_partner_id")
        ),
        sa.ForeignKeyConstraint(
            ["payment_run_id"], ["payment_runs.id"], name=op.f("fk_vouchers_payment_run_id")
        ),
        sa.ForeignKeyConstraint(
            ["programme_slug"], ["programmes.slug"], name=op.f("fk_vouchers_programme_slug")
        ),
        sa.ForeignKeyConstraint(
            ["rate_table_id"], ["rate_tables.id"], name=op.f("fk_vouchers_rate_table_id")
        ),
        sa.ForeignKeyConstraint(["rule_set_id"], ["rule_sets.id"], name=op.f("fk_vouchers_rule_set_id")),
        sa.ForeignKeyConstraint(["visitor_id"], ["actors.id"], name=op.f("fk_vouchers_visitor_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vouchers")),
    )
    op.create_index(op.f("ix_vouchers_bank_account_id"), "vouchers", ["bank_account_id"], unique=False)
    op.create_index("ix_vouchers_partner", "vouchers", ["partner_id", "state", "id"], unique=False)
    op.create_index(op.f("ix_vouchers_payment_run_id"), "vouchers", ["payment_run_id"], unique=False)
    op.create_index(op.f("ix_vouchers_rate_table_id"), "vouchers", ["rate_table_id"], unique=False)
    op.create_index(op.f("ix_vouchers_rule_set_id"), "vouchers", ["rule_set_id"], unique=False)
    op.create_index("ix_vouchers_trip", "vouchers", ["trip_id", "visitor_id"], unique=False)
    op.create_index(op.f("ix_vouchers_visitor_id"), "vouchers", ["visitor_id"], unique=False)
    op.create_index(
        "uq_vouchers_exchange",
        "vouchers",
        ["exchange_id"],
        unique=True,
        postgresql_where=sa.text("state not in ('refused', 'released', 'expired')"),
    )
    op.create_index(
        "uq_vouchers_once",
        "vouchers",
        ["programme_slug", "visitor_id"],
        unique=True,
        postgresql_where=sa.text(
            "holds_once and state not in ('refused', 'released', 'expired', 'recovered')"
        ),
    )
    op.create_table(
        "payment_lines",
        sa.Column("id", sa.Uuid(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("run_id", sa.Uuid(), nullable=False),
        sa.Column("voucher_id", sa.Uuid(), nullable=False),
        sa.Column("bank_account_id", sa.Uuid(), nullable=True),
        sa.Column("amount", sa.Numeric(precision=12, scale=2), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), server_default="pending", nullable=False),
        sa.Column("failure", sa.Text(), nullable=True),
        sa.Column("bank_reference", sa.Text(), nullable=True),
        sa.Column("settled_on", sa.Date(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint(
            "state in ('pending', 'paid', 'failed', 'removed')", name=op.f("ck_payment_lines_state_known")
        ),
        sa.CheckConstraint("amount > 0", name=op.f("ck_payment_lines_pays_something")),
        sa.ForeignKeyConstraint(
            ["bank_account_id"], ["bank_accounts.id"], name=op.f("fk_payment_lines_bank_account_id")
        ),
        sa.ForeignKeyConstraint(["run_id"], ["payment_runs.id"], name=op.f("fk_payment_lines_run_id")),
        sa.ForeignKeyConstraint(["voucher_id"], ["vouchers.id"], name=op.f("fk_payment_lines_voucher_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_payment_lines")),
    )
    op.create_index(
        op.f("ix_payment_lines_bank_account_id"), "payment_lines", ["bank_account_id"], unique=False
    )
    op.create_index("ix_payment_lines_run", "payment_lines", ["run_id", "reference"], unique=False)
    op.create_index(op.f("ix_payment_lines_voucher_id"), "payment_lines", ["voucher_id"], unique=False)
    op.create_index(
        "uq_payment_lines_once",
        "payment_lines",
        ["voucher_id"],
        unique=True,
        postgresql_where=sa.text("state in ('pending', 'paid')"),
    )
    op.create_table(
        "evidence_files",
        sa.Column("id", sa.Uuid(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column("file_id", sa.Uuid(), nullable=False),
        sa.Column("superseded_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("added_by", sa.Uuid(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(["file_id"], ["stored_files.id"], name=op.f("fk_evidence_files_file_id")),
        sa.ForeignKeyConstraint(
            ["item_id"], ["evidence_items.id"], name=op.f("fk_evidence_files_item_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evidence_files")),
    )
    op.create_index(op.f("ix_evidence_files_file_id"), "evidence_files", ["file_id"], unique=False)
    op.create_index(op.f("ix_evidence_files_item_id"), "evidence_files", ["item_id"], unique=False)
    op.create_table(
        "exchange_signatures",
        sa.Column("id", sa.Uuid(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("document_id", sa.Uuid(), nullable=False),
        sa.Column("party", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), server_default="pending", nullable=False),
        sa.Column("signed_hash", sa.Text(), nullable=True),
        sa.Column("signed_by", sa.Uuid(), nullable=True),
        sa.Column("signer_name", sa.Text(), nullable=True),
        sa.Column("signed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("method", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("scan_file_id", sa.Uuid(), nullable=True),
        sa.Column("confirmed_by", sa.Uuid(), nullable=True),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "party in ('visitor', 'host', 'visitor_cluster', 'host_cluster')",
            name=op.f("ck_exchange_signatures_party_known"),
        ),
        sa.CheckConstraint(
            "state in ('pending', 'accepted', 'rejected', 'on_behalf_unconfirmed', 'accepted_on_behalf')",
            name=op.f("ck_exchange_signatures_state_known"),
        ),
        sa.CheckConstraint(
            "confirmed_by is null or confirmed_by <> signed_by",
            name=op.f("ck_exchange_signatures_two_persons"),
        ),
        sa.ForeignKeyConstraint(
            ["document_id"],
            ["exchange_documents.id"],
            name=op.f("fk_exchange_signatures_document_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["scan_file_id"], ["stored_files.id"], name=op.f("fk_exchange_signatures_scan_file_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exchange_signatures")),
        sa.UniqueConstraint("document_id", "party", name=op.f("uq_exchange_signatures_document_id_party")),
    )
    op.create_index(
        op.f("ix_exchange_signatures_scan_file_id"), "exchange_signatures", ["scan_file_id"], unique=False
    )
    op.create_table(
        "trip_travellers",
        sa.Column("id", sa.Uuid(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("application_id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=True),
        sa.Column("sealed_needs", sa.Text(), nullable=True),
        sa.Column("photo_consent", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("code_hash", sa.LargeBinary(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(
            ["application_id"],
            ["trip_applications.id"],
            name=op.f("fk_trip_travellers_application_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f("fk_trip_travellers_user_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_trip_travellers")),
        sa.UniqueConstraint("code_hash", name=op.f("uq_trip_travellers_code_hash")),
    )
    op.create_index(
        op.f("ix_trip_travellers_application_id"), "trip_travellers", ["application_id"], unique=False
    )
    op.create_index(op.f("ix_trip_travellers_user_id"), "trip_travellers", ["user_id"], unique=False)
    op.create_table(
        "trip_days",
        sa.Column("traveller_id", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("present", sa.Boolean(), nullable=False),
        sa.Column("method", sa.Text(), nullable=False),
        sa.Column("confirmed_by", sa.Uuid(), nullable=True),
        sa.Column(
            "confirmed_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False
        ),
        sa.CheckConstraint(
            "method in ('qr', 'list_signature', 'host_form')", name=op.f("ck_trip_days_method_known")
        ),
        sa.ForeignKeyConstraint(
            ["traveller_id"],
            ["trip_travellers.id"],
            name=op.f("fk_trip_days_traveller_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("traveller_id", "day", name=op.f("pk_trip_days")),
    )
    for statement in GUARDS:
        op.execute(statement)


def downgrade() -> None:
    for statement in UNGUARDED:
        op.execute(statement)
    op.drop_table("trip_days")
    op.drop_index(op.f("ix_trip_travellers_user_id"), table_name="trip_travellers")
    op.drop_index(op.f("ix_trip_travellers_application_id"), table_name="trip_travellers")
    op.drop_table("trip_travellers")
    op.drop_index(op.f("ix_exchange_signatures_scan_file_id"), table_name="exchange_signatures")
    op.drop_table("exchange_signatures")
    op.drop_index(op.f("ix_evidence_files_item_id"), table_name="evidence_files")
    op.drop_index(op.f("ix_evidence_files_file_id"), table_name="evidence_files")
    op.drop_table("evidence_files")
    op.drop_index(
        "uq_payment_lines_once",
        table_name="payment_lines",
        postgresql_where=sa.text("state in ('pending', 'paid')"),
    )
    op.drop_index(op.f("ix_payment_lines_voucher_id"), table_name="payment_lines")
    op.drop_index("ix_payment_lines_run", table_name="payment_lines")
    op.drop_index(op.f("ix_payment_lines_bank_account_id"), table_name="payment_lines")
    op.drop_table("payment_lines")
    op.drop_index(
        "uq_vouchers_exchange",
        table_name="vouchers",
        postgresql_where=sa.text("state not in ('refused', 'released', 'expired')"),
    )
    op.drop_index(
        "uq_vouchers_once",
        table_name="vouchers",
        postgresql_where=sa.text(
            "holds_once and state not in ('refused', 'released', 'expired', 'recovered')"
        ),
    )
    op.drop_index(op.f("ix_vouchers_visitor_id"), table_name="vouchers")
    op.drop_index("ix_vouchers_trip", table_name="vouchers")
    op.drop_index(op.f("ix_vouchers_rule_set_id"), table_name="vouchers")
    op.drop_index(op.f("ix_vouchers_rate_table_id"), table_name="vouchers")
    op.drop_index(op.f("ix_vouchers_payment_run_id"), table_name="vouchers")
    op.drop_index("ix_vouchers_partner", table_name="vouchers")
    op.drop_index(op.f("ix_vouchers_bank_account_id"), table_name="vouchers")
    op.drop_table("vouchers")
    op.drop_index(
        "uq_trip_applications_live",
        table_name="trip_applications",
        postgresql_where=sa.text("state not in ('declined', 'withdrawn', 'offer_expired')"),
    )
    op.drop_index("ix_trip_applications_queue", table_name="trip_applications")
    op.drop_index(op.f("ix_trip_applications_preferred_host_id"), table_name="trip_applications")
    op.drop_index(op.f("ix_trip_applications_exchange_id"), table_name="trip_applications")
    op.drop_index(op.f("ix_trip_applications_cluster_slug"), table_name="trip_applications")
    op.drop_index(op.f("ix_trip_applications_applicant_id"), table_name="trip_applications")
    op.drop_index("ix_trip_applications_actor", table_name="trip_applications")
    op.drop_table("trip_applications")
    op.drop_table("presence_days")
    op.drop_table("exchange_reminders")
    op.drop_index(op.f("ix_period_lines_exchange_id"), table_name="period_lines")
    op.drop_table("period_lines")
    op.drop_table("exchange_reports")
    op.drop_index(
        "uq_exchange_proposals_open",
        table_name="exchange_proposals",
        postgresql_where=sa.text("state = 'proposed'"),
    )
    op.drop_index(op.f("ix_exchange_proposals_host_registration_id"), table_name="exchange_proposals")
    op.drop_index(op.f("ix_exchange_proposals_exchange_id"), table_name="exchange_proposals")
    op.drop_table("exchange_proposals")
    op.drop_index(
        "uq_exchange_documents_current",
        table_name="exchange_documents",
        postgresql_where=sa.text("state not in ('voided', 'superseded', 'declined')"),
    )
    op.drop_index("ix_exchange_documents_trip", table_name="exchange_documents")
    op.drop_index(op.f("ix_exchange_documents_file_id"), table_name="exchange_documents")
    op.drop_table("exchange_documents")
    op.drop_table("evidence_items")
    op.drop_index(op.f("ix_check_in_tokens_exchange_id"), table_name="check_in_tokens")
    op.drop_table("check_in_tokens")
    op.drop_index(op.f("ix_trip_photos_trip_id"), table_name="trip_photos")
    op.drop_index(op.f("ix_trip_photos_file_id"), table_name="trip_photos")
    op.drop_table("trip_photos")
    op.drop_index(op.f("ix_trip_partner_seats_cluster_slug"), table_name="trip_partner_seats")
    op.drop_table("trip_partner_seats")
    op.drop_index("ix_trip_items_trip", table_name="trip_items")
    op.drop_index(op.f("ix_trip_items_host_actor_id"), table_name="trip_items")
    op.drop_table("trip_items")
    op.drop_index(op.f("ix_trip_hosts_actor_id"), table_name="trip_hosts")
    op.drop_table("trip_hosts")
    op.drop_index("ix_payment_runs_partner", table_name="payment_runs")
    op.drop_table("payment_runs")
    op.drop_index("ix_ledger_entries_voucher", table_name="ledger_entries")
    op.drop_index("ix_ledger_entries_partner", table_name="ledger_entries")
    op.drop_table("ledger_entries")
    op.drop_index(
        "uq_exchanges_once_per_trip",
        table_name="exchanges",
        postgresql_where=sa.text("state not in ('cancelled', 'rejected')"),
    )
    op.drop_index(
        "uq_exchanges_funded_once",
        table_name="exchanges",
        postgresql_where=sa.text(
            "funded and holds_once and state not in ('cancelled', 'rejected', 'no_show', 'not_fundable', 'recovered')"
        ),
    )
    op.drop_index("ix_exchanges_visitor_cluster", table_name="exchanges")
    op.drop_index("ix_exchanges_visitor", table_name="exchanges")
    op.drop_index(op.f("ix_exchanges_rule_set_id"), table_name="exchanges")
    op.drop_index(op.f("ix_exchanges_host_cluster"), table_name="exchanges")
    op.drop_index("ix_exchanges_host", table_name="exchanges")
    op.drop_table("exchanges")
    op.drop_index("ix_trips_owner", table_name="trips")
    op.drop_index("ix_trips_calendar", table_name="trips")
    op.drop_table("trips")
    op.drop_table("rule_sets")
    op.drop_table("reporting_periods")
    op.drop_table("rate_tables")
    op.drop_table("programme_profiles")
    op.drop_index(op.f("ix_programme_partners_cluster_slug"), table_name="programme_partners")
    op.drop_table("programme_partners")
    op.drop_index(op.f("ix_participant_classes_actor_id"), table_name="participant_classes")
    op.drop_table("participant_classes")
    op.drop_index(
        "uq_exchange_registrations_live",
        table_name="exchange_registrations",
        postgresql_where=sa.text("state not in ('closed', 'rejected')"),
    )
    op.drop_index("ix_exchange_registrations_cluster", table_name="exchange_registrations")
    op.drop_index(op.f("ix_exchange_registrations_actor_id"), table_name="exchange_registrations")
    op.drop_table("exchange_registrations")
    op.drop_index(op.f("ix_evidence_requirements_cluster_slug"), table_name="evidence_requirements")
    op.drop_table("evidence_requirements")
    op.drop_table("eligible_countries")
    op.drop_table("eligibility_rules")
    op.drop_index(
        "uq_bank_accounts_current",
        table_name="bank_accounts",
        postgresql_where=sa.text("replaced_at is null"),
    )
    op.drop_table("bank_accounts")
    op.drop_table("stored_files")
