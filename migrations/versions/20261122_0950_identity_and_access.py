"""Identity and access: sign-in means, machines, people of organisations, staff, applications, mail, consents."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = "2f7f6f01ba84"
down_revision: str | None = "b61f0d2c9a37"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def one_of(column: str, words: str) -> str:
    return f"{column} in ({', '.join(repr(word) for word in words.split())})"


CHECKS = (
    (
        "actors",
        "verification_known",
        one_of("verification", "public_source self_declared pending verified demonstration"),
    ),
    ("actors", "standing_known", one_of("standing", "active suspended closed merged")),
    ("actors", "merged_somewhere", "(standing = 'merged') = (merged_into is not null)"),
    ("cluster_memberships", "state_known", one_of("state", "claimed confirmed refused ended")),
    (
        "memberships",
        "role_known",
        one_of("role", "org_admin stream_editor negotiator signatory logistics viewer"),
    ),
    ("user_sessions", "method_known", one_of("method", "password mail passkey invitation")),
    ("material_streams", "visibility_known", one_of("visibility", "public network cluster invited private")),
)
"""Constraints that are new or know more words; table, name, condition."""

BEFORE = (
    (
        "actors",
        "verification_known",
        one_of("verification", "public_source self_declared verified demonstration"),
    ),
    ("memberships", "role_known", one_of("role", "org_admin stream_editor viewer")),
    ("material_streams", "visibility_known", one_of("visibility", "public network cluster private")),
)


def upgrade() -> None:
    op.create_table(
        "api_clients",
        sa.Column("id", sa.Uuid(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("cluster_slug", sa.Text(), nullable=False),
        sa.Column("scopes", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("created_by", sa.Uuid(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("disabled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_used_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_api_clients")),
    )
    op.create_index(op.f("ix_api_clients_cluster_slug"), "api_clients", ["cluster_slug"], unique=False)
    op.create_table(
        "limit_counters",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("key_hash", sa.LargeBinary(), nullable=False),
        sa.Column("window_start", sa.DateTime(timezone=True), nullable=False),
        sa.Column("taken", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("name", "key_hash", "window_start", name=op.f("pk_limit_counters")),
    )
    op.create_index(op.f("ix_limit_counters_ends_at"), "limit_counters", ["ends_at"], unique=False)
    op.create_table(
        "mails",
        sa.Column("id", sa.Uuid(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("recipient", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("body_text", sa.Text(), nullable=True),
        sa.Column("body_html", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("tries", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("failure", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mails")),
    )
    op.create_index(
        "ix_mails_unsent", "mails", ["id"], unique=False, postgresql_where=sa.text("sent_at is null")
    )
    op.create_table(
        "programmes",
        sa.Column("slug", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("slug", name=op.f("pk_programmes")),
    )
    op.create_table(
        "retention_runs",
        sa.Column("id", sa.Uuid(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("removed", sa.Integer(), nullable=False),
        sa.Column("failure", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_retention_runs")),
    )
    op.create_index("ix_retention_runs_rule", "retention_runs", ["rule", "at"], unique=False)
    op.create_table(
        "signing_keys",
        sa.Column("kid", sa.Text(), nullable=False),
        sa.Column("private_pem", sa.Text(), nullable=False),
        sa.Column("public_jwk", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("not_before", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sign_until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("verify_until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.PrimaryKeyConstraint("kid", name=op.f("pk_signing_keys")),
    )
    op.create_table(
        "api_client_secrets",
        sa.Column("id", sa.Uuid(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("client_id", sa.Uuid(), nullable=False),
        sa.Column("secret_hash", sa.LargeBinary(), nullable=False),
        sa.Column("hint", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["client_id"],
            ["api_clients.id"],
            name=op.f("fk_api_client_secrets_client_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_api_client_secrets")),
    )
    op.create_index(
        op.f("ix_api_client_secrets_client_id"), "api_client_secrets", ["client_id"], unique=False
    )
    op.create_table(
        "api_keys",
        sa.Column("id", sa.Uuid(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("prefix", sa.Text(), nullable=False),
        sa.Column("secret_hash", sa.LargeBinary(), nullable=False),
        sa.Column("scopes", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("second_factor", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_used_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f("fk_api_keys_user_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_api_keys")),
        sa.UniqueConstraint("prefix", name=op.f("uq_api_keys_prefix")),
    )
    op.create_index(op.f("ix_api_keys_user_id"), "api_keys", ["user_id"], unique=False)
    op.create_table(
        "applications",
        sa.Column("id", sa.Uuid(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("programme_slug", sa.Text(), nullable=False),
        sa.Column("cluster_slug", sa.Text(), nullable=True),
        sa.Column("state", sa.Text(), server_default="submitted", nullable=False),
        sa.Column("applicant_name", sa.Text(), nullable=False),
        sa.Column("applicant_email", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("organisation", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("claims_actor_id", sa.Uuid(), nullable=True),
        sa.Column("proof", sa.Text(), nullable=True),
        sa.Column("answers", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("message", sa.Text(), nullable=True),
        sa.Column("token_hash", sa.LargeBinary(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("decided_by", sa.Uuid(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("actor_id", sa.Uuid(), nullable=True),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint(
            "state in ('submitted', 'changes_requested', 'accepted', 'refused', 'withdrawn')",
            name=op.f("ck_applications_state_known"),
        ),
        sa.ForeignKeyConstraint(
            ["actor_id"], ["actors.id"], name=op.f("fk_applications_actor_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["claims_actor_id"],
            ["actors.id"],
            name=op.f("fk_applications_claims_actor_id"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["cluster_slug"], ["clusters.slug"], name=op.f("fk_applications_cluster_slug")
        ),
        sa.ForeignKeyConstraint(
            ["programme_slug"], ["programmes.slug"], name=op.f("fk_applications_programme_slug")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_applications")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_applications_token_hash")),
    )
    op.create_index(op.f("ix_applications_actor_id"), "applications", ["actor_id"], unique=False)
    op.create_index(
        op.f("ix_applications_claims_actor_id"), "applications", ["claims_actor_id"], unique=False
    )
    op.create_index(op.f("ix_applications_cluster_slug"), "applications", ["cluster_slug"], unique=False)
    op.create_index(
        "ix_applications_programme", "applications", ["programme_slug", "state", "id"], unique=False
    )
    op.create_table(
        "authenticator_apps",
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("secret", sa.Text(), nullable=True),
        sa.Column("new_secret", sa.Text(), nullable=True),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_step", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint(
            "(secret is null) = (confirmed_at is null)", name=op.f("ck_authenticator_apps_secret_confirmed")
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f("fk_authenticator_apps_user_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("user_id", name=op.f("pk_authenticator_apps")),
    )
    op.create_table(
        "consents",
        sa.Column("id", sa.Uuid(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=True),
        sa.Column("email", sa.Text(), nullable=True),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("text_version", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("given", sa.Boolean(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint("(user_id is null) <> (email is null)", name=op.f("ck_consents_one_subject")),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f("fk_consents_user_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consents")),
    )
    op.create_index("ix_consents_user", "consents", ["user_id", "purpose", "at"], unique=False)
    op.create_table(
        "invitations",
        sa.Column("id", sa.Uuid(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("actor_id", sa.Uuid(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), server_default="da", nullable=False),
        sa.Column("token_hash", sa.LargeBinary(), nullable=False),
        sa.Column("invited_by", sa.Uuid(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("accepted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "role in ('org_admin', 'stream_editor', 'negotiator', 'signatory', 'logistics', 'viewer')",
            name=op.f("ck_invitations_role_known"),
        ),
        sa.ForeignKeyConstraint(
            ["actor_id"], ["actors.id"], name=op.f("fk_invitations_actor_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invitations")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_invitations_token_hash")),
    )
    op.create_index("ix_invitations_actor", "invitations", ["actor_id", "id"], unique=False)
    op.create_table(
        "mandates",
        sa.Column("id", sa.Uuid(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("actor_id", sa.Uuid(), nullable=False),
        sa.Column("holder_id", sa.Uuid(), nullable=False),
        sa.Column("scope", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("valid_until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("granted_by", sa.Uuid(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("cardinality(scope) > 0", name=op.f("ck_mandates_scope_given")),
        sa.CheckConstraint("valid_until > created_at", name=op.f("ck_mandates_ends_later")),
        sa.ForeignKeyConstraint(
            ["actor_id"], ["actors.id"], name=op.f("fk_mandates_actor_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["holder_id"], ["users.id"], name=op.f("fk_mandates_holder_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mandates")),
    )
    op.create_index(op.f("ix_mandates_actor_id"), "mandates", ["actor_id"], unique=False)
    op.create_index(
        "ix_mandates_live",
        "mandates",
        ["holder_id"],
        unique=False,
        postgresql_where=sa.text("revoked_at is null"),
    )
    op.create_table(
        "passkey_challenges",
        sa.Column("id", sa.Uuid(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=True),
        sa.Column("challenge", sa.LargeBinary(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f("fk_passkey_challenges_user_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_passkey_challenges")),
    )
    op.create_index(
        op.f("ix_passkey_challenges_expires_at"), "passkey_challenges", ["expires_at"], unique=False
    )
    op.create_index(op.f("ix_passkey_challenges_user_id"), "passkey_challenges", ["user_id"], unique=False)
    op.create_table(
        "passkeys",
        sa.Column("id", sa.Uuid(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("credential_id", sa.LargeBinary(), nullable=False),
        sa.Column("public_key", sa.LargeBinary(), nullable=False),
        sa.Column("sign_count", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("transports", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("last_used_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f("fk_passkeys_user_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_passkeys")),
        sa.UniqueConstraint("credential_id", name=op.f("uq_passkeys_credential_id")),
    )
    op.create_index(op.f("ix_passkeys_user_id"), "passkeys", ["user_id"], unique=False)
    op.create_table(
        "programme_clusters",
        sa.Column("programme_slug", sa.Text(), nullable=False),
        sa.Column("cluster_slug", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["cluster_slug"],
            ["clusters.slug"],
            name=op.f("fk_programme_clusters_cluster_slug"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["programme_slug"],
            ["programmes.slug"],
            name=op.f("fk_programme_clusters_programme_slug"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("programme_slug", "cluster_slug", name=op.f("pk_programme_clusters")),
    )
    op.create_index(
        op.f("ix_programme_clusters_cluster_slug"), "programme_clusters", ["cluster_slug"], unique=False
    )
    op.create_table(
        "recovery_codes",
        sa.Column("id", sa.Uuid(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("code_hash", sa.LargeBinary(), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f("fk_recovery_codes_user_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recovery_codes")),
        sa.UniqueConstraint("user_id", "code_hash", name=op.f("uq_recovery_codes_user_id_code_hash")),
    )
    op.create_table(
        "sign_in_mails",
        sa.Column("id", sa.Uuid(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=True),
        sa.Column("token_hash", sa.LargeBinary(), nullable=False),
        sa.Column("code_hash", sa.LargeBinary(), nullable=False),
        sa.Column("tries", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f("fk_sign_in_mails_user_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_in_mails")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_sign_in_mails_token_hash")),
    )
    op.create_index(op.f("ix_sign_in_mails_expires_at"), "sign_in_mails", ["expires_at"], unique=False)
    op.create_index(op.f("ix_sign_in_mails_user_id"), "sign_in_mails", ["user_id"], unique=False)
    op.create_table(
        "staff_grants",
        sa.Column("id", sa.Uuid(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("programme_slug", sa.Text(), nullable=True),
        sa.Column("cluster_slug", sa.Text(), nullable=True),
        sa.Column("valid_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("granted_by", sa.Uuid(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "role <> 'auditor' or valid_until is not null", name=op.f("ck_staff_grants_auditors_end")
        ),
        sa.CheckConstraint(
            "role in ('programme_lead', 'cluster_manager', 'facilitator', 'reviewer', 'finance', 'analyst', 'auditor')",
            name=op.f("ck_staff_grants_role_known"),
        ),
        sa.ForeignKeyConstraint(
            ["cluster_slug"], ["clusters.slug"], name=op.f("fk_staff_grants_cluster_slug")
        ),
        sa.ForeignKeyConstraint(
            ["programme_slug"], ["programmes.slug"], name=op.f("fk_staff_grants_programme_slug")
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f("fk_staff_grants_user_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff_grants")),
    )
    op.create_index(
        "ix_staff_grants_live",
        "staff_grants",
        ["user_id"],
        unique=False,
        postgresql_where=sa.text("ended_at is null"),
    )
    op.create_table(
        "stream_invitations",
        sa.Column("stream_id", sa.Uuid(), nullable=False),
        sa.Column("actor_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(
            ["actor_id"], ["actors.id"], name=op.f("fk_stream_invitations_actor_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["stream_id"],
            ["material_streams.id"],
            name=op.f("fk_stream_invitations_stream_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("stream_id", "actor_id", name=op.f("pk_stream_invitations")),
    )
    op.create_index(op.f("ix_stream_invitations_actor_id"), "stream_invitations", ["actor_id"], unique=False)
    op.drop_index(op.f("ix_sign_in_attempts_email_hash"), table_name="sign_in_attempts")
    op.drop_table("sign_in_attempts")
    op.add_column("actors", sa.Column("standing", sa.Text(), server_default="active", nullable=False))
    op.add_column("actors", sa.Column("standing_reason", sa.Text(), nullable=True))
    op.add_column("actors", sa.Column("merged_into", sa.Uuid(), nullable=True))
    op.add_column("actors", sa.Column("verified_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("actors", sa.Column("verified_by", sa.Uuid(), nullable=True))
    op.add_column("actors", sa.Column("verified_source", sa.Text(), nullable=True))
    op.add_column("actors", sa.Column("verification_asked_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column(
        "actors", sa.Column("verification_note", postgresql.JSONB(astext_type=sa.Text()), nullable=True)
    )
    op.create_table(
        "told_apart",
        sa.Column("actor_id", sa.Uuid(), nullable=False),
        sa.Column("other_id", sa.Uuid(), nullable=False),
        sa.Column("decided_by", sa.Uuid(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint("actor_id < other_id", name=op.f("ck_told_apart_ordered")),
        sa.ForeignKeyConstraint(
            ["actor_id"], ["actors.id"], name=op.f("fk_told_apart_actor_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["other_id"], ["actors.id"], name=op.f("fk_told_apart_other_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("actor_id", "other_id", name=op.f("pk_told_apart")),
    )
    op.create_index(op.f("ix_told_apart_other_id"), "told_apart", ["other_id"], unique=False)
    op.create_index(op.f("ix_actors_merged_into"), "actors", ["merged_into"], unique=False)
    op.create_foreign_key(op.f("fk_actors_merged_into"), "actors", "actors", ["merged_into"], ["id"])
    op.add_column(
        "cluster_memberships", sa.Column("state", sa.Text(), server_default="confirmed", nullable=False)
    )
    op.add_column("cluster_memberships", sa.Column("reason", sa.Text(), nullable=True))
    op.add_column("cluster_memberships", sa.Column("claimed_by", sa.Uuid(), nullable=True))
    op.add_column("cluster_memberships", sa.Column("decided_by", sa.Uuid(), nullable=True))
    op.add_column(
        "cluster_memberships",
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
    )
    op.add_column("cluster_memberships", sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("journal_entries", sa.Column("client_id", sa.Uuid(), nullable=True))
    op.add_column("journal_entries", sa.Column("auth", sa.Text(), server_default="system", nullable=False))
    op.add_column("journal_entries", sa.Column("on_behalf_of", sa.Uuid(), nullable=True))
    op.add_column("journal_entries", sa.Column("actor_id", sa.Uuid(), nullable=True))
    op.add_column(
        "journal_entries",
        sa.Column("before", postgresql.JSONB(astext_type=sa.Text()), server_default="{}", nullable=False),
    )
    op.add_column(
        "journal_entries",
        sa.Column("after", postgresql.JSONB(astext_type=sa.Text()), server_default="{}", nullable=False),
    )
    op.add_column("journal_entries", sa.Column("request_id", sa.Text(), nullable=True))
    op.create_index("ix_journal_entries_actor", "journal_entries", ["actor_id", "id"], unique=False)
    op.create_index(op.f("ix_journal_entries_client_id"), "journal_entries", ["client_id"], unique=False)
    op.add_column(
        "memberships",
        sa.Column("since", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
    )
    op.add_column("user_sessions", sa.Column("previous_token_hash", sa.LargeBinary(), nullable=True))
    op.add_column("user_sessions", sa.Column("previous_until", sa.DateTime(timezone=True), nullable=True))
    op.add_column(
        "user_sessions", sa.Column("rotate", sa.Boolean(), server_default=sa.text("false"), nullable=False)
    )
    op.add_column("user_sessions", sa.Column("method", sa.Text(), server_default="password", nullable=False))
    op.add_column("user_sessions", sa.Column("second_factor_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("user_sessions", sa.Column("user_agent", sa.Text(), nullable=True))
    op.create_index(
        op.f("ix_user_sessions_previous_token_hash"), "user_sessions", ["previous_token_hash"], unique=False
    )
    op.add_column("users", sa.Column("erased_at", sa.DateTime(timezone=True), nullable=True))
    op.alter_column("users", "password_hash", existing_type=sa.TEXT(), nullable=True)
    # Whoever was a facilitator is one still, on the whole platform.
    op.execute(
        "insert into staff_grants (user_id, role) select id, staff_role from users where staff_role is not null"
    )
    op.drop_column("users", "staff_role")
    for table, name, condition in CHECKS:
        op.execute(f"alter table {table} drop constraint if exists ck_{table}_{name}")
        op.create_check_constraint(op.f(f"ck_{table}_{name}"), table, condition)


def downgrade() -> None:
    for table, name, _ in CHECKS:
        op.execute(f"alter table {table} drop constraint ck_{table}_{name}")
    for table, name, condition in BEFORE:
        op.create_check_constraint(op.f(f"ck_{table}_{name}"), table, condition)
    op.add_column("users", sa.Column("staff_role", sa.TEXT(), autoincrement=False, nullable=True))
    op.create_check_constraint(op.f("ck_users_staff_role_known"), "users", "staff_role in ('facilitator')")
    op.execute(
        "update users set staff_role = role from staff_grants where user_id = users.id and role = 'facilitator'"
    )
    op.execute("delete from users where password_hash is null")
    op.alter_column("users", "password_hash", existing_type=sa.TEXT(), nullable=False)
    op.drop_column("users", "erased_at")
    op.drop_index(op.f("ix_user_sessions_previous_token_hash"), table_name="user_sessions")
    op.drop_column("user_sessions", "user_agent")
    op.drop_column("user_sessions", "second_factor_at")
    op.drop_column("user_sessions", "method")
    op.drop_column("user_sessions", "rotate")
    op.drop_column("user_sessions", "previous_until")
    op.drop_column("user_sessions", "previous_token_hash")
    op.drop_column("memberships", "since")
    op.drop_index(op.f("ix_journal_entries_client_id"), table_name="journal_entries")
    op.drop_index("ix_journal_entries_actor", table_name="journal_entries")
    op.drop_column("journal_entries", "request_id")
    op.drop_column("journal_entries", "after")
    op.drop_column("journal_entries", "before")
    op.drop_column("journal_entries", "actor_id")
    op.drop_column("journal_entries", "on_behalf_of")
    op.drop_column("journal_entries", "auth")
    op.drop_column("journal_entries", "client_id")
    op.drop_column("cluster_memberships", "decided_at")
    op.drop_column("cluster_memberships", "created_at")
    op.drop_column("cluster_memberships", "decided_by")
    op.drop_column("cluster_memberships", "claimed_by")
    op.drop_column("cluster_memberships", "reason")
    op.drop_column("cluster_memberships", "state")
    op.drop_constraint(op.f("fk_actors_merged_into"), "actors", type_="foreignkey")
    op.drop_index(op.f("ix_actors_merged_into"), table_name="actors")
    op.drop_index(op.f("ix_told_apart_other_id"), table_name="told_apart")
    op.drop_table("told_apart")
    op.drop_column("actors", "verification_note")
    op.drop_column("actors", "verification_asked_at")
    op.drop_column("actors", "verified_source")
    op.drop_column("actors", "verified_by")
    op.drop_column("actors", "verified_at")
    op.drop_column("actors", "merged_into")
    op.drop_column("actors", "standing_reason")
    op.drop_column("actors", "standing")
    op.create_table(
        "sign_in_attempts",
        sa.Column("id", sa.UUID(), server_default=sa.text("uuidv7()"), autoincrement=False, nullable=False),
        sa.Column("email_hash", postgresql.BYTEA(), autoincrement=False, nullable=False),
        sa.Column(
            "at",
            postgresql.TIMESTAMP(timezone=True),
            server_default=sa.text("now()"),
            autoincrement=False,
            nullable=False,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_in_attempts")),
    )
    op.create_index(op.f("ix_sign_in_attempts_email_hash"), "sign_in_attempts", ["email_hash"], unique=False)
    op.drop_index(op.f("ix_stream_invitations_actor_id"), table_name="stream_invitations")
    op.drop_table("stream_invitations")
    op.drop_index(
        "ix_staff_grants_live", table_name="staff_grants", postgresql_where=sa.text("ended_at is null")
    )
    op.drop_table("staff_grants")
    op.drop_index(op.f("ix_sign_in_mails_user_id"), table_name="sign_in_mails")
    op.drop_index(op.f("ix_sign_in_mails_expires_at"), table_name="sign_in_mails")
    op.drop_table("sign_in_mails")
    op.drop_table("recovery_codes")
    op.drop_index(op.f("ix_programme_clusters_cluster_slug"), table_name="programme_clusters")
    op.drop_table("programme_clusters")
    op.drop_index(op.f("ix_passkeys_user_id"), table_name="passkeys")
    op.drop_table("passkeys")
    op.drop_index(op.f("ix_passkey_challenges_user_id"), table_name="passkey_challenges")
    op.drop_index(op.f("ix_passkey_challenges_expires_at"), table_name="passkey_challenges")
    op.drop_table("passkey_challenges")
    op.drop_index("ix_mandates_live", table_name="mandates", postgresql_where=sa.text("revoked_at is null"))
    op.drop_index(op.f("ix_mandates_actor_id"), table_name="mandates")
    op.drop_table("mandates")
    op.drop_index("ix_invitations_actor", table_name="invitations")
    op.drop_table("invitations")
    op.drop_index("ix_consents_user", table_name="consents")
    op.drop_table("consents")
    op.drop_table("authenticator_apps")
    op.drop_index("ix_applications_programme", table_name="applications")
    op.drop_index(op.f("ix_applications_cluster_slug"), table_name="applications")
    op.drop_index(op.f("ix_applications_claims_actor_id"), table_name="applications")
    op.drop_index(op.f("ix_applications_actor_id"), table_name="applications")
    op.drop_table("applications")
    op.drop_index(op.f("ix_api_keys_user_id"), table_name="api_keys")
    op.drop_table("api_keys")
    op.drop_index(op.f("ix_api_client_secrets_client_id"), table_name="api_client_secrets")
    op.drop_table("api_client_secrets")
    op.drop_table("signing_keys")
    op.drop_index("ix_retention_runs_rule", table_name="retention_runs")
    op.drop_table("retention_runs")
    op.drop_table("programmes")
    op.drop_index("ix_mails_unsent", table_name="mails", postgresql_where=sa.text("sent_at is null"))
    op.drop_table("mails")
    op.drop_index(op.f("ix_limit_counters_ends_at"), table_name="limit_counters")
    op.drop_table("limit_counters")
    op.drop_index(op.f("ix_api_clients_cluster_slug"), table_name="api_clients")
    op.drop_table("api_clients")
