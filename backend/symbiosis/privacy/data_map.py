"""Every place that holds personal data: what for, on what basis, how long, and what erasing does to it.

docs/personal-data.md is made from this (`python -m symbiosis.privacy.data_map`), and a test holds it
against the tables: a column that is neither listed here nor known to hold no personal data fails it.
"""

from dataclasses import dataclass

CONTRACT = "contract (GDPR 6.1.b)"
INTEREST = "legitimate interest: security and fair dealing (6.1.f)"
CONSENT = "consent (6.1.a)"
DUTY = "legal duty to show how grants were used (6.1.c)"


@dataclass(frozen=True)
class PersonalData:
    """`columns` of `table`; `kept` and `erased` are for people to read."""

    table: str
    columns: str
    what: str
    basis: str
    kept: str
    erased: str


UNTIL_CONTROL_ENDS = "5 years after the final payment of the grant, or as long as the programme says"
WITH_ACCOUNT = "as long as the account"
GONE = "deleted"

DATA_MAP = (
    PersonalData(
        "users",
        "email display_name language password_hash",
        "who the person is and how they sign in",
        CONTRACT,
        WITH_ACCOUNT,
        "address and name replaced by a mark, password deleted; the row stays so that the journal"
        " still tells one doer from another",
    ),
    PersonalData(
        "user_sessions",
        "token_hash previous_token_hash method user_agent",
        "signed-in browsers",
        INTEREST,
        "8 idle hours, at most 7 days",
        GONE,
    ),
    PersonalData(
        "sign_in_mails",
        "token_hash code_hash",
        "links and codes to sign in with",
        CONTRACT,
        "15 minutes",
        GONE,
    ),
    PersonalData(
        "passkeys",
        "credential_id public_key transports name",
        "passkeys; no biometric data ever leaves the device",
        CONTRACT,
        WITH_ACCOUNT,
        GONE,
    ),
    PersonalData(
        "passkey_challenges", "challenge", "what a passkey is asked to sign", CONTRACT, "5 minutes", GONE
    ),
    PersonalData(
        "authenticator_apps",
        "secret new_secret",
        "sealed shared secret of an authenticator app",
        CONTRACT,
        WITH_ACCOUNT,
        GONE,
    ),
    PersonalData(
        "recovery_codes", "code_hash", "codes for a lost authenticator", CONTRACT, WITH_ACCOUNT, GONE
    ),
    PersonalData(
        "api_keys",
        "name prefix secret_hash scopes",
        "keys of the person's scripts",
        CONTRACT,
        "400 days after their end",
        GONE,
    ),
    PersonalData(
        "consents",
        "email purpose text_version language",
        "what the person agreed to, in which words",
        CONSENT,
        "5 years after the account, as proof; of applicants without an account 180 days",
        "kept under the mark; an applicant's address is deleted",
    ),
    PersonalData(
        "memberships", "role", "organisations the person belongs to", CONTRACT, "until they leave", GONE
    ),
    PersonalData("mandates", "scope", "organisations the person may act for", CONTRACT, "5 years", "ended"),
    PersonalData(
        "staff_grants",
        "role programme_slug cluster_slug",
        "roles in programmes and clusters",
        DUTY,
        "5 years after their end",
        "ended, kept under the mark",
    ),
    PersonalData(
        "invitations",
        "email role language token_hash",
        "people invited",
        CONTRACT,
        "90 days after their end",
        GONE,
    ),
    PersonalData(
        "applications",
        "applicant_name applicant_email language organisation proof answers message token_hash reason",
        "people who ask to join",
        CONTRACT,
        "180 days after the decision",
        "emptied",
    ),
    PersonalData(
        "mails",
        "recipient language subject body_text body_html failure",
        "mails to people",
        CONTRACT,
        "bodies until sent, the rest 90 days",
        GONE,
    ),
    PersonalData(
        "limit_counters",
        "name key_hash",
        "digests of addresses, to slow guessing",
        INTEREST,
        "until their window ends, at most a day",
        "run out by themselves",
    ),
    PersonalData(
        "imports",
        "content errors notes failure",
        "files people brought; their rows describe organisations, but a cell may hold a name",
        CONTRACT,
        "the file until it is done with, findings 400 days",
        "the person's mark is taken off",
    ),
    PersonalData(
        "saved_filters",
        "page name query",
        "what the person looks for, under names of their own",
        CONTRACT,
        WITH_ACCOUNT,
        GONE,
    ),
    PersonalData(
        "match_notices",
        "digest",
        "how the person wants to hear of new matches, and until when they have heard",
        CONTRACT,
        WITH_ACCOUNT,
        GONE,
    ),
    PersonalData(
        "match_notes",
        "text",
        "what staff note about a match, and who wrote it; they are asked not to write about people",
        INTEREST,
        "as long as the match",
        "the person's mark is taken off",
    ),
    PersonalData(
        "match_follow_ups",
        "next_step",
        "who of the staff follows a match up, and how",
        INTEREST,
        "as long as the match",
        "the person's mark is taken off",
    ),
    PersonalData(
        "exchange_registrations",
        "roles motivation learning_goals offers topics activity_types languages target_countries"
        " excluded_countries availability reason",
        "who registered an organisation for exchanges, and what it looks for and offers",
        CONTRACT,
        "as long as the programme",
        "the person's mark is taken off; what the organisation wrote stays",
    ),
    PersonalData(
        "exchange_proposals",
        "proposed_as message reason",
        "who proposed an exchange between two organisations, and what both wrote",
        CONTRACT,
        "as long as the programme",
        "the person's mark is taken off; what the organisations wrote stays",
    ),
    PersonalData(
        "trip_applications",
        "motivation expectations publish_consent organisation_class bucket pending_decision pending_reason"
        " reason passed_over unfunded_reason",
        "who applied for an organisation's seats on a trip, and why it wants to come along",
        CONTRACT,
        "as long as the trip",
        "the person's mark is taken off; what the organisation wrote stays",
    ),
    PersonalData(
        "trip_travellers",
        "name email sealed_needs code_hash",
        "who travels; what they need on the way is sealed",
        CONTRACT,
        "needs 30 days after the trip, the rest 5 years after it as proof of attendance",
        "name replaced by a mark, address and needs deleted",
    ),
    PersonalData(
        "trip_days",
        "method",
        "that a traveller was there on a day",
        DUTY,
        "as long as the traveller",
        "stays under the mark",
    ),
    PersonalData(
        "trip_photos",
        "caption",
        "photos of a trip's report, shown once everybody on them agrees",
        CONSENT,
        "until taken off",
        "taken off by the cluster on request",
    ),
    PersonalData(
        "exchanges",
        "visitor_person host_person end_reason end_note goals objectives agenda activity_types topics"
        " organisation_class bucket bucket_reason unfunded_reason source rate_country code mode host_state"
        " travel_days",
        "who travels and who receives, when, where and what for",
        DUTY,
        UNTIL_CONTROL_ENDS,
        "kept until then, as proof towards the funder (17.3.b); the link to the account is taken off",
    ),
    PersonalData(
        "exchange_reports",
        "side answers returned_reason",
        "what who travelled and who received say about the stay",
        DUTY,
        UNTIL_CONTROL_ENDS,
        "kept until then, as proof towards the funder (17.3.b); a quote is published with consent only",
    ),
    PersonalData(
        "exchange_follow_ups",
        "side answers",
        "what both organisations say has become of it half a year and a year later, and who said it",
        DUTY,
        UNTIL_CONTROL_ENDS,
        "the person's mark is taken off; what the organisation said stays until then (17.3.b)",
    ),
    PersonalData(
        "presence_days",
        "kind method",
        "that who travels was there on a day, and who noted it",
        DUTY,
        UNTIL_CONTROL_ENDS,
        "kept until then, as proof towards the funder (17.3.b)",
    ),
    PersonalData(
        "journal_entries",
        "before after change auth tag subject_type request_id",
        "who did what: of people ids only; what organisations said of themselves",
        DUTY,
        "10 years; nobody can change or delete it",
        "the id stays and leads to the mark only",
    ),
    PersonalData(
        "stored_files",
        "key sha256 media_type name classification",
        "files people upload and documents the platform sets; a name or the content may tell of a person",
        DUTY,
        UNTIL_CONTROL_ENDS
        + "; CVs and welcome packs of registrations (contract) half a year after the stay, or"
        " after the registration is closed, rejected or at rest",
        "evidence and documents of exchanges stay until then; the person's mark is all they hold of who"
        " uploaded them; the person's CVs are deleted",
    ),
    PersonalData(
        "exchange_documents",
        "kind language template_version inputs content_hash number",
        "what documents of exchanges say; they name who travels and who receives",
        DUTY,
        UNTIL_CONTROL_ENDS,
        "kept until then, as proof towards the funder (17.3.b)",
    ),
    PersonalData(
        "exchange_signatures",
        "party signed_hash signer_name method reason",
        "who signed what, when and how; no address, no device",
        DUTY,
        UNTIL_CONTROL_ENDS,
        "kept until then, as proof towards the funder (17.3.b); under documents that were voided, declined or"
        " replaced the name is deleted",
    ),
    PersonalData(
        "bank_accounts",
        "sealed_holder sealed_iban sealed_bic last_four country",
        "where an organisation is paid; its holder may be a person",
        CONTRACT,
        "sealed; 5 years after the last payment to it (bookkeeping), deleted at once when replaced or removed"
        " before anything was paid to it",
        "kept with the organisation, who removes it; the person's mark is all it holds of who entered it",
    ),
)

ORGANISATIONS = {
    "evidence_items": "how far each proof of an exchange is, with the reason of a refusal or waiver",
    "exchange_reminders": "what a side of an exchange was reminded of",
    "check_in_tokens": "digests of the codes a host shows",
    "evidence_files": "which file is in which proof",
    "actors": "descriptions of organisations (a sole trader's name is public register data)",
    "sites": "addresses of businesses",
    "material_streams": "descriptions of material; people are asked not to name anybody",
    "matches": "reasons and comments about a match, and where two met; the mark of who brought them together"
    " is taken off when they erase themselves",
    "cluster_memberships": "an organisation's place in a cluster, with the reason of a refusal",
    "told_apart": "pairs of organisations that staff found to be two",
    "actor_blocks": "whom an organisation does not deal with; its administrators alone read it",
    "synergy_patterns": "what has been made of which material, with published sources",
    "stream_obstacles": "how often a requirement alone stopped a stream's pairs",
    "obstacle_counts": "when that was counted last",
    "owner_records": "how many of an organisation's dealings came about",
    "stream_invitations": "which organisation may see a stream",
    "api_clients": "systems of partner clusters",
    "trips": "what a cluster plans, with a report afterwards that names organisations",
    "trip_hosts": "which organisations receive a trip",
    "trip_items": "the programme of a trip",
    "trip_partner_seats": "how many seats organisations of a cluster may have",
    "vouchers": "what an organisation's stay is entitled to, with what it was computed from",
    "payment_runs": "what a cluster orders its bank to pay; its own account is sealed, and deleted 5 years after",
    "payment_lines": "which payment of a run settled which voucher, and what the bank said",
    "participant_classes": "what an organisation counts as for the funder, with the reason and what is"
    " doubtful; its cluster and the programme's lead read it",
    "reporting_periods": "what was told the funder in numbers, with a note of the programme's lead",
    "period_lines": "exchanges as they were told the funder: organisations, days, amounts, no persons",
    "ledger_entries": "movements in a partner's budget, with the reason of an adjustment",
    "api_client_secrets": "digests of their secrets",
}
"""Tables about organisations; free text in them may name someone, and is corrected on request."""

NO_PEOPLE = (
    "clusters",
    "programmes",
    "programme_clusters",
    "programme_profiles",
    "programme_partners",
    "rule_sets",
    "rate_tables",
    "eligible_countries",
    "eligibility_rules",
    "evidence_requirements",
    "signing_keys",
    "retention_runs",
    "gone_streams",
    "fibres",
    "material_forms",
    "stream_types",
    "waste_codes",
    "recycling_routes",
    "postcodes",
    "places",
    "reference_sets",
)
"""Reference data and the platform's own."""


def as_markdown() -> str:
    """docs/personal-data.md."""
    rows = "\n".join(
        f"| {d.table} | {', '.join(d.columns.split())} | {d.what} | {d.basis} | {d.kept} | {d.erased} |"
        for d in DATA_MAP
    )
    organisations = "\n".join(f"- `{table}`: {what}." for table, what in ORGANISATIONS.items())
    return _PAGE.format(rows=rows, organisations=organisations)


_PAGE = """# Personal data

Made from `backend/symbiosis/privacy/data_map.py`; change it there, then run
`.venv/bin/python -m symbiosis.privacy.data_map > docs/personal-data.md`.

Who is responsible: the organisation that runs the installation, with the clusters that use it. People
read, take along and erase their data themselves under "My data" (`GET /v1/me/export`,
`POST /v1/me/erasure`); `symbiosis user erase` does it for someone who asks another way.

| table | columns | what | basis | kept | when someone erases themselves |
|---|---|---|---|---|---|
{rows}

About organisations, not people:

{organisations}

Elsewhere: log lines hold request ids, user ids and routes, never bodies, names, addresses or tokens.
Backups hold everything of their day: keep them 35 days at most, and erase anew after a restore
(`docs/operations.md`). The retention page of the web app (`GET /v1/retention-rules`) shows what each
rule removed and when.
"""

if __name__ == "__main__":
    import sys

    sys.stdout.write(as_markdown())
