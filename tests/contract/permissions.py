"""Who may call what: one row for each operation and each kind of target, one status for every principal.

To add an operation, add a row (cases.py says what the words mean):

    row("pause_stream", 403, writers=200, mandate_holder=200, target="published"),

reads: whoever is signed in gets 403, but the org_admin, the stream_editor and the holder of a mandate get 200;
visitors get 401; a key and a partner's system get what their person or a facilitator gets when they have the
scope, else 403. `everyone(...)`: visitors get the same. `open_to_all(...)`: nobody is asked who they are.
`people(...)`: machines get 403. The principals and their groups stand in principals.py, the targets in
world.py; `"$name"` in a body is filled in from `World.names`. 404 is what hidden rows answer.

Every cell is asked; nothing that a cell does is left for the next one. Every operation must have a row.
"""

from conftest import PASSWORD
from contract.cases import everyone, open_to_all, people, row
from contract.money_world import IBAN
from contract.operations import NOBODY
from contract.paper_permissions import PAPERS
from contract.registration_permissions import REGISTRATIONS
from contract.trip_permissions import TRIPS
from joining.applying import for_herning
from streams.bodies import need, offer, profile

NEW_ACTOR = {"legal_name": "Nyt Væveri ApS", "country": "DK", "site": {"country": "DK", "postcode": "7400"}}
SITE = {"country": "DK", "postcode": "8000"}
REASON = {"reason": "other"}
PLACE = {"place": {"country": "DK", "postcode": "7400"}}
PAIR = {"offer": offer(**PLACE), "need": need(**PLACE)}
SIGN_IN = {"email": "nobody@people.example", "password": "not a password of anyone"}
NEW_PASSWORD = {"current_password": PASSWORD, "new_password": "twelve looms and a kettle"}
INVITATION = {"email": "newcomer@people.example", "role": "viewer"}
MANDATE = {"holder_id": "$facilitator", "scope": ["streams"], "valid_until": "$in a month"}
APPOINTMENT = {
    "email": "newcomer@people.example",
    "display_name": "Ny",
    "role": "analyst",
    "cluster_slug": "modacc",
}
PASSKEY = {"challenge_id": str(NOBODY), "credential": {}}
API_KEY = {"name": "Monthly report", "scopes": ["streams:read"]}
API_CLIENT = {"name": "Hub", "cluster_slug": "modacc", "scopes": ["streams:read"]}
PROFILE = profile(title="Rags for felt")
FILE = "title,form,kg\nCutting scraps,cutting_scraps,200\n"
FILTER = {"page": "matches", "name": "Strong ones", "query": {"band": ["strong"]}}
PATTERN = {
    "names": {"en": "Denim becomes felt"},
    "summary": {"en": "Jeans, torn, become felt."},
    "product": {"en": "Felt"},
    "route": "mechanical_denim",
    "maturity": 9,
    "evidence": "Made in the Netherlands.",
    "source": "Public pages.",
}
PATTERN = {
    "names": {"en": "Denim becomes felt"},
    "summary": {"en": "Jeans, torn, become felt."},
    "product": {"en": "Felt"},
    "route": "mechanical_denim",
    "maturity": 9,
    "evidence": "Made in the Netherlands.",
    "source": "Public pages.",
}
CONSENT = {"given": True, "text_version": "2026-11-22"}

RATES = {
    "name": "2026",
    "valid_from": "2026-01-01",
    "confirmed": True,
    "source": "Letter",
    "rates": {"FI": "1000.00"},
}
REQUIREMENT = {"mandatory": True, "applies": "all"}
PERIOD = {"programme_slug": "cloth", "name": "2024", "starts_on": "2024-01-01", "ends_on": "2024-12-31"}
LEAD = {"programme_lead": 200}
PROGRAMME_STAFF = {"brokers": 200, "finance": 200, "analyst": 200, "auditor": 200}
ELSEWHERE_404 = {"away_facilitator": 404, "mandate_holder": 404}

OWN = {"members": 200, "mandate_holder": 200}
READ = {"readers": 200}
WRITE = {"writers": 200, "mandate_holder": 200}
WRITE_201 = {"writers": 201, "mandate_holder": 201}
SEEN = {"members": 403, "readers": 403}
KNOWN = {"members": 403, "overseers": 403}
UNSEEN = {"other": 404, "neighbour": 404}
EXCHANGED = {"members": 200, "other": 200, "overseers": 200, "finance": 200}
PARTIES = {"members": 403, "other": 403, "overseers": 403, "finance": 403}
TRAVELS = {"org_admin": 200, "negotiator": 200, "signatory": 200}
RECEIVES = {"other": 200, "brokers": 200}
ENDS = {"reason": "other"}
LIBRARIANS = {"brokers": 200, "away_facilitator": 200, "mandate_holder": 200}
LIBRARIANS = {"brokers": 200, "away_facilitator": 200, "mandate_holder": 200}
DECIDE = {"deciders": 200, "mandate_holder": 200}
BRING = {**DECIDE, "brokers": 200}
STOPPED = {"deciders": 409, "mandate_holder": 409, "brokers": 409, "auditor": 403}
BROKERS_404 = {"brokers": 404, "away_facilitator": 404, "mandate_holder": 404}

MONEY_SEEN = dict.fromkeys(("readers", "reviewer", "finance"), 200)
BUDGETS = dict.fromkeys(
    ("brokers", "finance", "analyst", "auditor", "away_facilitator", "mandate_holder"), 200
)
AWAY_404 = {"away_facilitator": 404, "mandate_holder": 404}
ACCOUNT = {"holder": "Systuen ApS", "iban": IBAN}
PAYMENT_RUN = {
    "programme_slug": "cloth",
    "cluster_slug": "modacc",
    "voucher_ids": ["$approved voucher"],
    "execute_on": "2026-10-01",
}
PAID = {"paid_on": "2026-10-01", "bank_reference": "x"}
FAILED = {"voucher_ids": ["$ordered run"], "reason": "Closed"}
ADJUSTMENT = {
    "cluster_slug": "modacc",
    "change": {"amount": "10.00", "currency": "EUR"},
    "reason": "More",
}

PERMISSIONS = (
    everyone("get_platform", machines="alike", revoked_key=401),
    open_to_all("get_livez"),
    open_to_all("get_readyz"),
    everyone("get_overview"),
    # reference
    open_to_all("list_fibres"),
    open_to_all("list_material_forms"),
    open_to_all("list_stream_types"),
    open_to_all("list_waste_codes"),
    open_to_all("list_recycling_routes"),
    open_to_all("suggest_places", query="q=Herning"),
    open_to_all("list_data_sources"),
    # signing in
    open_to_all("sign_in", 401, body=SIGN_IN),
    open_to_all("sign_out", 204),
    open_to_all("list_demo_accounts"),
    open_to_all("ask_passkey_challenge", 201, body={}),
    open_to_all("sign_in_by_passkey", 401, body=PASSKEY),
    open_to_all("ask_sign_in_mail", 202, body={"email": "nobody@people.example"}),
    open_to_all("sign_in_by_mail", 401, body={"id": str(NOBODY), "code": "123456"}),
    # one's own account
    everyone("get_me"),
    people("list_my_factors", 200),
    people("start_passkey", 201),
    people("add_passkey", 422, body={**PASSKEY, "name": "My phone"}),
    people("remove_passkey", 404, target="nothing"),
    people("start_authenticator_app", 201),
    people("confirm_authenticator_app", 401, body={"code": "000000"}),
    people("remove_authenticator_app", 404),
    people("renew_recovery_codes", 409),
    people("confirm_second_factor", 401, body={"code": "000000"}),
    people("list_my_sessions", 200),
    people("end_session", 404, target="nothing"),
    people("end_other_sessions", 204),
    people("set_password", 204, body=NEW_PASSWORD),
    people("change_me", 200, body={"language": "en"}),
    row("get_match_quality", 403, brokers=200, analyst=200, away_facilitator=200, mandate_holder=200),
    people("list_saved_filters", 200),
    people("save_filter", 201, body=FILTER),
    people("remove_saved_filter", 404, target="nothing"),
    people("get_match_notices", 200),
    people("set_match_notices", 200, body={"strong_at_once": False, "digest": "never"}),
    people("list_my_consents", 200),
    people("decide_consent", 404, target="nothing", body=CONSENT),
    people("export_me", 200),
    people("erase_me", 422, body={"confirm": "not me"}),
    open_to_all("list_consent_texts"),
    people("list_retention_rules", 403, auditors=200),
    # mails of the demonstration, in which these tests run
    open_to_all("list_mailbox"),
    open_to_all("read_mailbox_mail", 404, target="nothing"),
    # machines: keys are everybody's own, partners' systems belong to those who lead the cluster
    people("list_my_api_keys", 200),
    people("create_api_key", 201, sleeping_facilitator=403, body=API_KEY),
    people("revoke_api_key", 404, target="nothing"),
    open_to_all("issue_token", 415, body={"grant_type": "client_credentials"}),
    open_to_all("get_jwks"),
    open_to_all("get_oauth_metadata"),
    people("list_api_clients", 403, leaders=200),
    people("create_api_client", 403, leaders=201, body=API_CLIENT),
    people("get_api_client", 403, leaders=200, target="api client"),
    people("get_api_client", 403, leaders=404, target="nothing"),
    people("change_api_client", 403, leaders=200, target="api client", body={"name": "Hub"}),
    people("disable_api_client", 403, leaders=204, target="api client"),
    people("add_client_secret", 403, leaders=201, target="api client", body={}),
    people("revoke_client_secret", 403, leaders=204, target="api client"),
    # actors: the registry is public, records belong to their organisation, staff keep those of nobody
    everyone("list_actors"),
    everyone("list_actor_points"),
    everyone("list_clusters"),
    everyone("get_actor", target="actor"),
    everyone("get_actor", 404, target="nothing"),
    everyone("list_actor_sites", target="actor"),
    everyone("list_actor_sites", 404, target="nothing"),
    row("register_actor", 403, body=NEW_ACTOR),
    row("register_actor", 403, brokers=201, target="actor", body=NEW_ACTOR | {"clusters": ["modacc"]}),
    row("change_actor", 403, org_admin=200, target="actor", body={"sector": "weaving"}),
    row("change_actor", 403, brokers=200, target="unclaimed", body={"sector": "weaving"}),
    row("change_actor", 404, target="nothing", body={"sector": "weaving"}),
    row("add_site", 403, org_admin=201, target="actor", body=SITE),
    row("add_site", 403, brokers=201, target="unclaimed", body=SITE),
    # checking organisations: asked for by them, decided by the staff of their clusters
    row("get_verification", 403, members=200, overseers=200, target="actor"),
    row("request_verification", 403, target="actor", org_admin=200),
    people("verify_actor", 403, target="pending", judges=200, body={"source": "Register extract"}),
    people("reject_verification", 403, target="pending", judges=200, body={"reason": "No such number"}),
    people("suspend_actor", 403, target="actor", leaders=200, body={"reason": "Does not answer"}),
    people("reinstate_actor", 403, target="suspended", leaders=200),
    people("list_organisations_to_check", 403, judges=200),
    open_to_all("search_duplicates", body={"legal_name": "Systuen", "country": "DK"}),
    row("list_duplicates", 403, members=200, overseers=200, target="actor"),
    people("dismiss_duplicate", 403, target="pair", judges=204),
    people(
        "merge_actor", 403, target="double", programme_lead=200, body={"into": "$actor", "reason": "The same"}
    ),
    everyone("list_cluster_memberships", target="actor"),
    row(
        "claim_cluster_membership",
        403,
        target="actor",
        org_admin=201,
        body={"cluster_slug": "tekstilsymbiose-herning"},
    ),
    people("confirm_cluster_membership", 403, target="claiming", cluster_manager=200),
    people(
        "refuse_cluster_membership",
        403,
        target="claiming",
        cluster_manager=200,
        body={"reason": "Not one of ours"},
    ),
    row("end_cluster_membership", 403, target="membership", org_admin=200, cluster_manager=200, body={}),
    # people: an organisation's own see and change them, staff may read
    people("list_people", 404, members=200, overseers=200, powerless=403, target="actor"),
    people("list_people", 404, powerless=403, target="nothing"),
    people("change_person_role", 403, UNSEEN, org_admin=200, target="colleague", body={"role": "negotiator"}),
    people("remove_person", 404, KNOWN, org_admin=204, viewer=204, target="colleague"),
    people("list_invitations", 404, KNOWN, org_admin=200, target="actor"),
    people("invite_person", 404, KNOWN, org_admin=201, target="actor", body=INVITATION),
    people("revoke_invitation", 404, KNOWN, org_admin=204, target="invitation"),
    people("send_invitation_again", 404, KNOWN, org_admin=200, target="invitation"),
    open_to_all("look_at_invitation", 404, body={"token": "not-a-token"}),
    everyone("accept_invitation", 404, machines="alike", revoked_key=401, body={"token": "not-a-token"}),
    people("list_facilitators", 403, UNSEEN, org_admin=200, target="actor"),
    people("list_mandates", 404, members=200, overseers=200, powerless=403, target="actor"),
    people("grant_mandate", 403, UNSEEN, org_admin=201, target="actor", body=MANDATE),
    people("revoke_mandate", 404, KNOWN, org_admin=200, mandate_holder=200, target="mandate"),
    people("revoke_mandate", 404, target="nothing"),
    people("list_staff_roles", 403, auditors=200),
    people("appoint_staff", 403, leaders=201, body=APPOINTMENT),
    people("end_staff_role", 403, leaders=200, target="staff role"),
    # streams: drafts and private ones exist for their owner and who reads the confidential for its clusters
    everyone("list_material_streams"),
    everyone("list_material_stream_points"),
    everyone("read_composition_text", body={"text": "65% polyester 35% bomuld"}),
    everyone("get_material_stream", target="published"),
    row("get_material_stream", 404, OWN, READ, visitors=404, target="draft"),
    row("get_material_stream", 404, OWN, READ, visitors=404, target="private"),
    row("get_material_stream", 404, OWN, READ, visitors=404, target="withdrawn"),
    row("get_material_stream", 200, visitors=404, target="network"),
    row("get_material_stream", 404, OWN, READ, visitors=404, neighbour=200, target="cluster"),
    row("get_material_stream", 404, OWN, READ, visitors=404, neighbour=200, target="invited"),
    row("create_material_stream", 422, members=403, writers=201, other=201, neighbour=201, body=offer()),
    row("create_material_stream", 403, WRITE_201, target="actor", body=offer(owner_id="$actor")),
    row("create_material_stream", 403, brokers=201, target="unclaimed", body=offer(owner_id="$unclaimed")),
    row("change_material_stream", 403, WRITE, target="published", body={"title": "New"}),
    row("change_material_stream", 404, SEEN, WRITE, target="draft", body={"title": "New"}),
    row("change_material_stream", 403, brokers=200, target="unclaimed's", body={"title": "New"}),
    row("publish_stream", 404, SEEN, WRITE, target="draft"),
    row("pause_stream", 403, WRITE, target="published"),
    row("resume_stream", 404, SEEN, WRITE, target="paused"),
    row("confirm_stream", 403, WRITE, target="published"),
    row("fulfil_stream", 403, WRITE, target="published"),
    row("withdraw_stream", 403, WRITE, target="published", body=REASON),
    row("withdraw_stream", 404, SEEN, WRITE, target="draft", body=REASON),
    row("list_invited", 403, OWN, READ, target="published"),
    row("list_invited", 404, OWN, READ, neighbour=403, target="invited"),
    row("set_invited", 403, WRITE, target="published", body={"actor_ids": ["$other"]}),
    row("set_invited", 404, SEEN, WRITE, neighbour=403, target="invited", body={"actor_ids": []}),
    everyone("list_capability_profiles", target="actor"),
    everyone("list_capability_profiles", 404, target="nothing"),
    everyone("get_capability_profile", target="profile"),
    everyone("get_capability_profile", 404, target="nothing"),
    row("get_capability_profile", 404, OWN, READ, visitors=404, target="draft profile"),
    row("create_capability_profile", 403, WRITE_201, target="actor", body=PROFILE),
    row("create_capability_profile", 403, brokers=201, target="unclaimed", body=PROFILE),
    row("change_capability_profile", 403, WRITE, target="profile", body={"title": "New"}),
    row("change_capability_profile", 404, SEEN, WRITE, target="draft profile", body={"title": "New"}),
    everyone("get_match_readiness", target="published"),
    row("get_match_readiness", 404, OWN, READ, visitors=404, target="draft"),
    # whom an organisation does not deal with: its administrators alone, not even staff
    row("list_blocked_actors", 403, org_admin=200, target="actor"),
    row("set_blocked_actors", 403, org_admin=200, target="actor", body={"actor_ids": ["$other"]}),
    # matches: a pair is visible where both of its streams are, decided by its parties
    row("list_matches", 200),
    row("count_matches", 200),
    everyone("list_stream_matches", target="published"),
    row("list_stream_matches", 404, OWN, READ, visitors=404, target="draft"),
    row("get_match", 200, target="match"),
    row("get_match", 404, OWN, READ, target="dismissed match"),
    row("get_match", 404, target="nothing"),
    row("view_match", 403, DECIDE, brokers=200, target="match"),
    row("shortlist_match", 403, DECIDE, brokers=200, target="match"),
    row("show_interest", 403, DECIDE, target="match"),
    row("dismiss_match", 403, DECIDE, brokers=200, target="match", body=REASON),
    row("dismiss_match", 404, target="nothing", body=REASON),
    row("reopen_match", 403, deciders=409, mandate_holder=409, brokers=409, target="match"),
    row("reopen_match", 404, target="nothing"),
    row("create_match", 403, BRING, body={"offer_id": "$published", "need_id": "$wanted"}),
    row("create_match", 404, SEEN, STOPPED, body={"offer_id": "$private", "need_id": "$wanted"}),
    row(
        "create_match",
        403,
        deciders=409,
        mandate_holder=409,
        brokers=201,
        body={"offer_id": "$refused", "need_id": "$wanted", "override_reason": "They have talked."},
    ),
    row("convert_match", 403, deciders=409, mandate_holder=409, brokers=409, target="match"),
    row("convert_match", 404, target="nothing"),
    # what staff do between themselves: facilitators of a cluster of one of the parties
    row("get_match_board", 403, brokers=200, away_facilitator=200, mandate_holder=200),
    row("get_follow_up", 403, brokers=200, target="match"),
    row("get_follow_up", 403, BROKERS_404, target="nothing"),
    row("set_follow_up", 403, brokers=200, target="match", body={"next_step": "Ring"}),
    row("list_assignees", 403, brokers=200, target="match"),
    row("list_assignees", 403, BROKERS_404, target="nothing"),
    row("list_match_notes", 403, brokers=200, target="match"),
    row("list_match_notes", 403, brokers=200, away_facilitator=404, target="dismissed match"),
    row("list_match_notes", 403, BROKERS_404, target="nothing"),
    row("add_match_note", 403, brokers=201, target="match", body={"text": "Called."}),
    row("add_match_note", 403, BROKERS_404, target="nothing", body={"text": "Called."}),
    everyone("preview_match", body=PAIR),
    row("get_match_comparison", 200, target="match"),
    row("get_match_comparison", 404, OWN, READ, target="dismissed match"),
    row("get_match_comparison", 404, target="nothing"),
    everyone("preview_match", body={"offer_id": "$published", "need_id": "$wanted"}),
    row("preview_match", 404, OWN, READ, visitors=404, body={"offer_id": "$private", "need_id": "$wanted"}),
    everyone("list_chains", target="published"),
    row("list_chains", 404, OWN, READ, visitors=404, target="draft"),
    everyone("search_matches", body={"stream": offer(**PLACE)}),
    everyone("get_match_statistics"),
    everyone("list_closest_misses", target="published"),
    row("list_closest_misses", 404, OWN, READ, visitors=404, target="draft"),
    # patterns: everybody's; whoever looks after a cluster keeps them
    open_to_all("list_synergy_patterns"),
    open_to_all("get_synergy_pattern", target="pattern"),
    open_to_all("get_synergy_pattern", 404, target="no pattern"),
    people(
        "create_synergy_pattern",
        403,
        brokers=201,
        away_facilitator=201,
        mandate_holder=201,
        body=PATTERN,
    ),
    people("change_synergy_pattern", 403, LIBRARIANS, target="pattern", body={"maturity": 8}),
    people("retire_synergy_pattern", 403, LIBRARIANS, target="pattern"),
    people("reinstate_synergy_pattern", 403, LIBRARIANS, target="pattern"),
    everyone("list_pattern_proposals", target="published"),
    row("list_pattern_proposals", 404, OWN, READ, visitors=404, target="draft"),
    row("list_pattern_proposals", 200, visitors=404, target="network"),
    # joining: applying is open, the applicant's token is all it takes; reviewing is for staff of the programme
    open_to_all("list_programmes"),
    open_to_all("get_programme", target="programme"),
    open_to_all("get_programme", 404, target="nothing"),
    open_to_all("apply_to_join", 201, body=for_herning()),
    open_to_all("get_my_application", 404),
    open_to_all("correct_my_application", 404, body={"message": "x"}),
    open_to_all("resubmit_my_application", 404),
    open_to_all("withdraw_my_application", 404),
    people(
        "list_applications",
        403,
        judges=200,
        facilitator=200,
        auditor=200,
        away_facilitator=200,
        mandate_holder=200,
    ),
    people(
        "get_application",
        403,
        judges=200,
        facilitator=200,
        auditor=200,
        away_facilitator=404,
        mandate_holder=404,
        target="application",
    ),
    people("request_application_changes", 403, judges=200, target="application", body={"reason": "More"}),
    people("accept_application", 403, judges=200, target="application", body={}),
    people("refuse_application", 403, judges=200, target="application", body={"reason": "Full"}),
    # imports: organisations by staff of the whole platform, streams by whoever may list them
    row("start_import", 403, writers=202, other=202, neighbour=202, query="kind=streams", body=FILE),
    row("start_import", 403, query="kind=actors", body=FILE),
    row("list_imports", 200),
    row("get_import", 404, OWN, target="import"),
    row("get_import", 404, target="nothing"),
    # the journal: an organisation reads its own, staff that of their clusters
    row("list_actor_history", 403, members=200, overseers=200, target="actor"),
    row("list_actor_history", 404, powerless=403, target="nothing"),
    row("list_stream_history", 403, OWN, READ, target="published"),
    row("list_stream_history", 404, OWN, READ, target="draft"),
    row("list_journal_entries", 403, auditors=200, partner=403),
    # money: members read what they are entitled to, managers promise, finance pays, leads give and take back
    people("list_vouchers", 200),
    people("get_voucher", 404, MONEY_SEEN, members=200, target="voucher"),
    people(
        "issue_voucher",
        404,
        *({name: 403} for name in MONEY_SEEN),
        members=403,
        leaders=200,
        finance=200,
        target="voucher",
        body={},
    ),
    people(
        "take_voucher_back",
        404,
        *({name: 403} for name in MONEY_SEEN),
        members=403,
        leaders=200,
        target="issued voucher",
    ),
    people("request_voucher_recovery", 403, programme_lead=200, target="paid voucher", body={"reason": "x"}),
    people("confirm_voucher_recovery", 403, finance=200, target="recovery voucher", body={"reference": "x"}),
    people("write_off_voucher", 403, programme_lead=200, target="recovery voucher", body={"reason": "x"}),
    people("get_bank_account", 404, org_admin=200, finance=200, target="actor"),
    people("enter_bank_account", 403, org_admin=200, target="actor", body=ACCOUNT),
    people("remove_bank_account", 403, target="actor", org_admin=409),
    people("verify_bank_account", 403, finance=200, target="actor", body={"iban": IBAN, "how": "Called"}),
    people("list_payment_runs", 403, BUDGETS),
    people("get_payment_run", 403, {**BUDGETS, **AWAY_404}, target="prepared run"),
    people("prepare_payment_run", 403, finance=201, body=PAYMENT_RUN),
    people("order_payment_run", 403, finance=200, target="prepared run"),
    people("cancel_payment_run", 403, finance=200, target="prepared run"),
    people("mark_payments_paid", 403, finance=200, target="ordered run", body=PAID),
    people("mark_payments_failed", 403, finance=200, target="ordered run", body=FAILED),
    people("download_pain_001", 403, finance=200, target="ordered run"),
    people("download_payment_csv", 403, finance=200, target="ordered run"),
    people("get_budget", 403, BUDGETS, target="programme"),
    people("list_ledger", 403, BUDGETS, target="programme"),
    people("download_ledger", 403, BUDGETS, target="programme"),
    people("adjust_budget", 403, programme_lead=200, target="programme", body=ADJUSTMENT),
    # a programme's terms: everyone reads them, its lead sets them
    everyone("list_funded_programmes", machines="alike", revoked_key=401),
    everyone("get_programme_profile", machines="alike", revoked_key=401, target="terms"),
    people("change_programme_profile", 403, LEAD, target="terms", body={"members_target": 60}),
    people("change_programme_partner", 403, LEAD, target="terms", body={"targets": {"sme": 15}}),
    open_to_all("list_rule_sets", target="terms"),
    people("add_rule_set", 403, programme_lead=201, target="terms", body={"valid_from": "2026-01-01"}),
    open_to_all("list_rate_tables", target="terms"),
    people("add_rate_table", 403, programme_lead=201, target="terms", body=RATES),
    open_to_all("list_eligible_countries", target="terms"),
    people("set_eligible_country", 403, LEAD, target="terms", body={"as_visitor": False}),
    people("remove_eligible_country", 403, programme_lead=204, target="terms"),
    open_to_all("list_eligibility_rules", target="terms"),
    people("set_eligibility_rule", 403, LEAD, target="terms", body={"allowed": True}),
    open_to_all("list_evidence_requirements", target="terms"),
    people("set_evidence_requirement", 403, programme_lead=204, target="terms", body=REQUIREMENT),
    people("remove_evidence_requirement", 403, programme_lead=204, target="terms"),
    open_to_all("preview_voucher", target="terms", body={"host_country": "FI", "working_days": 3}),
    people("list_participants", 403, judges=200, target="terms"),
    people("classify_participant", 403, judges=200, target="participant", body={"organisation_class": "sme"}),
    # quotas and reporting periods: who works in the programme reads them, its lead moves them
    row("get_quota_board", 403, PROGRAMME_STAFF, target="terms"),
    row("list_reporting_periods", 403, PROGRAMME_STAFF, query="programme=cloth"),
    people("add_reporting_period", 403, programme_lead=201, body=PERIOD),
    row("get_reporting_period", 403, PROGRAMME_STAFF, ELSEWHERE_404, target="open period"),
    row("preview_reporting_period", 403, PROGRAMME_STAFF, ELSEWHERE_404, target="open period"),
    row("list_period_lines", 403, PROGRAMME_STAFF, ELSEWHERE_404, target="frozen period"),
    row("download_period_lines", 403, PROGRAMME_STAFF, ELSEWHERE_404, target="frozen period"),
    people("change_reporting_period", 403, LEAD, target="open period", body={"note": "Ask BFA"}),
    people("collect_reporting_period", 403, LEAD, target="open period"),
    people("freeze_reporting_period", 403, LEAD, target="collecting period", body={}),
    people("submit_reporting_period", 403, LEAD, target="frozen period"),
    people("accept_reporting_period", 403, LEAD, target="submitted period"),
    people("return_reporting_period", 403, LEAD, target="submitted period", body={"note": "Name C1"}),
    # exchanges: seen by both organisations and their clusters' staff, moved by who the table of moves names
    open_to_all("list_exchange_moves"),
    row("list_exchanges", 200),
    row("get_exchange", 404, EXCHANGED, target="building exchange"),
    row("get_exchange_calendar", 404, EXCHANGED, target="building exchange"),
    row("list_exchange_presence", 404, EXCHANGED, target="ongoing exchange"),
    row(
        "change_exchange", 404, PARTIES, TRAVELS, RECEIVES, target="building exchange", body={"goals": "See"}
    ),
    row("confirm_exchange_as_host", 404, PARTIES, RECEIVES, target="building exchange", body={}),
    row("decline_exchange_as_host", 404, PARTIES, RECEIVES, target="building exchange", body=ENDS),
    row(
        "set_exchange_funding",
        404,
        PARTIES,
        brokers=200,
        target="building exchange",
        body={"unfunded_reason": "declined_by_visitor"},
    ),
    people("accept_exchange_privacy_notice", 404, PARTIES, TRAVELS, target="building exchange"),
    row("start_exchange_signing", 404, PARTIES, brokers=409, target="building exchange"),
    row("reopen_exchange", 404, PARTIES, TRAVELS, RECEIVES, target="signing exchange"),
    row("make_exchange_ready", 404, PARTIES, brokers=200, finance=200, target="committed exchange"),
    row("reject_exchange", 404, PARTIES, judges=200, partner=403, target="building exchange", body=ENDS),
    row("cancel_exchange", 404, PARTIES, TRAVELS, RECEIVES, target="ready exchange", body=ENDS),
    row(
        "record_exchange_presence",
        404,
        PARTIES,
        RECEIVES,
        target="ongoing exchange",
        body={"days": [{"day": "$yesterday", "present": True}]},
    ),
    people(
        "make_exchange_check_in_code",
        404,
        PARTIES,
        other=201,
        brokers=201,
        target="ongoing exchange",
        body={"day": "$yesterday"},
    ),
    people(
        "check_in_to_exchange",
        404,
        PARTIES,
        {"org_admin": 409, "negotiator": 409, "signatory": 409},
        RECEIVES,
        target="ongoing exchange",
        body={},
    ),
    people("confirm_exchange_stay", 404, PARTIES, RECEIVES, target="ongoing exchange"),
    row(
        "cut_exchange_short",
        404,
        PARTIES,
        TRAVELS,
        RECEIVES,
        target="ongoing exchange",
        body={**ENDS, "last_day": "$yesterday"},
    ),
    row("report_exchange_no_show", 404, PARTIES, RECEIVES, target="ongoing exchange", body=ENDS),
    people("get_exchange_report", 404, EXCHANGED, target="report_submitted exchange"),
    people("get_exchange_host_report", 404, EXCHANGED, target="report_submitted exchange"),
    people("save_exchange_report", 404, PARTIES, TRAVELS, target="stay_done exchange", body={}),
    people("save_exchange_host_report", 404, PARTIES, RECEIVES, target="stay_done exchange", body={}),
    people(
        "submit_exchange_report",
        404,
        PARTIES,
        {"org_admin": 409, "negotiator": 409, "signatory": 409},
        target="stay_done exchange",
    ),
    people("submit_exchange_host_report", 404, PARTIES, other=409, brokers=409, target="stay_done exchange"),
    people(
        "return_exchange_report",
        403,
        judges=200,
        target="report_submitted exchange",
        body={"reason": "Say more"},
    ),
    people("validate_exchange", 403, judges=200, target="report_submitted exchange"),
    # what became of it: each side answers for itself, staff read what is sent, and count it
    people("list_exchange_follow_ups", 404, EXCHANGED, target="closed exchange"),
    people("save_exchange_follow_up", 404, PARTIES, TRAVELS, brokers=403, target="follow-up", body={}),
    people("submit_exchange_follow_up", 404, PARTIES, TRAVELS, brokers=403, target="follow-up"),
    row("get_programme_follow_ups", 403, PROGRAMME_STAFF, target="terms"),
    *PAPERS,
    *REGISTRATIONS,
    *TRIPS,
)
