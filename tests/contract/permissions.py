"""Who may call what: one row for each operation and each kind of target, one status for each kind of caller.

`owner` belongs to the target (or, where there is none, is any signed-in member), `other` is a member
of another organisation. 404 is what hidden rows answer. Every operation must have a row.
"""

from dataclasses import dataclass
from typing import Any

from conftest import PASSWORD
from contract.operations import NOBODY
from joining.applying import for_herning
from streams.bodies import need, offer

NEW_ACTOR = {"legal_name": "Nyt Væveri ApS", "country": "DK", "site": {"country": "DK", "postcode": "7400"}}
SITE = {"country": "DK", "postcode": "8000"}
REASON = {"reason": "other"}
PLACE = {"place": {"country": "DK", "postcode": "7400"}}
PAIR = {"offer": offer(**PLACE), "need": need(**PLACE)}
SIGN_IN = {"email": "nobody@people.example", "password": "not a password of anyone"}
NEW_PASSWORD = {"current_password": PASSWORD, "new_password": "twelve looms and a kettle"}
INVITATION = {"email": "newcomer@people.example", "role": "viewer"}
MANDATE = {"holder_id": str(NOBODY), "scope": ["streams"], "valid_until": "2100-01-01T00:00:00Z"}
APPOINTMENT = {"email": "newcomer@people.example", "display_name": "Ny", "role": "analyst"}
PASSKEY = {"challenge_id": str(NOBODY), "credential": {}}
API_KEY = {"name": "Monthly report", "scopes": ["streams:read"]}
API_CLIENT = {"name": "Hub", "cluster_slug": "modacc", "scopes": ["streams:read"]}
FILE = "title,form,kg\nCutting scraps,cutting_scraps,200\n"


@dataclass(frozen=True)
class Case:
    """`target` names what the path's ids belong to; it is made anew for every caller."""

    operation: str
    anonymous: int
    other: int
    owner: int
    facilitator: int
    target: str = ""
    query: str = ""
    body: Any = None

    def __str__(self) -> str:
        return " ".join(filter(None, (self.operation, self.target, self.query)))


def everyone(operation: str, status: int = 200, **details: Any) -> Case:
    return Case(operation, status, status, status, status, **details)


PERMISSIONS = (
    everyone("get_platform"),
    everyone("get_livez"),
    everyone("get_readyz"),
    everyone("get_overview"),
    # reference
    everyone("list_fibres"),
    everyone("list_material_forms"),
    everyone("list_stream_types"),
    everyone("list_waste_codes"),
    everyone("list_recycling_routes"),
    everyone("suggest_places", query="q=Herning"),
    everyone("list_data_sources"),
    # people
    everyone("sign_in", 401, body=SIGN_IN),
    everyone("sign_out", 204),
    everyone("list_demo_accounts"),
    everyone("get_me"),
    # factors: everybody's own
    everyone("ask_passkey_challenge", 201, body={}),
    everyone("sign_in_by_passkey", 401, body=PASSKEY),
    Case("list_my_factors", 401, 200, 200, 200),
    Case("start_passkey", 401, 201, 201, 201),
    Case("add_passkey", 401, 422, 422, 422, body={**PASSKEY, "name": "My phone"}),
    Case("remove_passkey", 401, 404, 404, 404, target="nothing"),
    Case("start_authenticator_app", 401, 201, 201, 201),
    everyone("confirm_authenticator_app", 401, body={"code": "000000"}),
    Case("remove_authenticator_app", 401, 404, 404, 404),
    Case("renew_recovery_codes", 401, 409, 409, 409),
    everyone("confirm_second_factor", 401, body={"code": "000000"}),
    everyone("ask_sign_in_mail", 202, body={"email": "nobody@people.example"}),
    everyone("sign_in_by_mail", 401, body={"id": str(NOBODY), "code": "123456"}),
    Case("list_my_sessions", 401, 200, 200, 200),
    Case("end_session", 401, 404, 404, 404, target="nothing"),
    Case("end_other_sessions", 401, 204, 204, 204),
    Case("set_password", 401, 204, 204, 204, body=NEW_PASSWORD),
    Case("change_me", 401, 200, 200, 200, body={"language": "en"}),
    # mails of the demonstration, in which these tests run
    everyone("list_mailbox"),
    everyone("read_mailbox_mail", 404, target="nothing"),
    # machines: keys are everybody's own, partners' systems belong to those who lead the cluster
    Case("list_my_api_keys", 401, 200, 200, 200),
    Case("create_api_key", 401, 201, 201, 201, body=API_KEY),
    Case("revoke_api_key", 401, 404, 404, 404, target="nothing"),
    everyone("issue_token", 415, body={"grant_type": "client_credentials"}),
    everyone("get_jwks"),
    everyone("get_oauth_metadata"),
    Case("list_api_clients", 401, 403, 403, 403),
    Case("create_api_client", 401, 403, 403, 403, body=API_CLIENT),
    Case("get_api_client", 401, 403, 403, 403, target="nothing"),
    Case("change_api_client", 401, 403, 403, 403, target="nothing", body={"name": "Hub"}),
    Case("disable_api_client", 401, 403, 403, 403, target="nothing"),
    Case("add_client_secret", 401, 403, 403, 403, target="nothing", body={}),
    Case("revoke_client_secret", 401, 403, 403, 403, target="nothing"),
    # actors: the registry is public, records belong to their organisation
    everyone("list_actors"),
    everyone("list_actor_points"),
    everyone("list_clusters"),
    everyone("get_actor", target="actor"),
    everyone("get_actor", 404, target="nothing"),
    everyone("list_actor_sites", target="actor"),
    everyone("list_actor_sites", 404, target="nothing"),
    Case("register_actor", 401, 403, 403, 201, body=NEW_ACTOR),
    Case("change_actor", 401, 403, 200, 200, target="actor", body={"sector": "weaving"}),
    Case("change_actor", 401, 404, 404, 404, target="nothing", body={"sector": "weaving"}),
    Case("add_site", 401, 403, 201, 201, target="actor", body=SITE),
    # people: an organisation's own see and change them, staff may read
    Case("list_people", 401, 404, 200, 200, target="actor"),
    Case("list_people", 401, 404, 404, 404, target="nothing"),
    Case("change_person_role", 401, 404, 409, 403, target="owner", body={"role": "viewer"}),
    Case("remove_person", 401, 404, 409, 403, target="owner"),
    Case("list_invitations", 401, 404, 200, 403, target="actor"),
    Case("invite_person", 401, 404, 201, 403, target="actor", body=INVITATION),
    Case("revoke_invitation", 401, 404, 204, 403, target="invitation"),
    Case("send_invitation_again", 401, 404, 200, 403, target="invitation"),
    everyone("look_at_invitation", 404, body={"token": "not-a-token"}),
    everyone("accept_invitation", 404, body={"token": "not-a-token"}),
    Case("list_facilitators", 401, 404, 200, 403, target="actor"),
    Case("list_mandates", 401, 404, 200, 200, target="actor"),
    Case("grant_mandate", 401, 404, 422, 403, target="actor", body=MANDATE),
    Case("revoke_mandate", 401, 404, 404, 404, target="nothing"),
    Case("list_staff_roles", 401, 403, 403, 403),
    Case("appoint_staff", 401, 403, 403, 403, body=APPOINTMENT),
    Case("end_staff_role", 401, 403, 403, 403, target="nothing"),
    # streams: drafts and private ones exist for their owner and staff only
    everyone("list_material_streams"),
    everyone("list_material_stream_points"),
    everyone("read_composition_text", body={"text": "65% polyester 35% bomuld"}),
    everyone("get_material_stream", target="published"),
    Case("get_material_stream", 404, 404, 200, 200, target="draft"),
    Case("get_material_stream", 404, 404, 200, 200, target="private"),
    Case("get_material_stream", 404, 200, 200, 200, target="network"),
    Case("get_material_stream", 404, 404, 200, 200, target="cluster"),
    Case("get_material_stream", 404, 404, 200, 200, target="withdrawn"),
    Case("create_material_stream", 401, 201, 201, 422, body=offer()),
    Case("create_material_stream", 401, 403, 201, 201, target="actor", body=offer()),
    Case("change_material_stream", 401, 403, 200, 200, target="published", body={"title": "New"}),
    Case("change_material_stream", 401, 404, 200, 200, target="draft", body={"title": "New"}),
    Case("publish_stream", 401, 404, 200, 200, target="draft"),
    Case("pause_stream", 401, 403, 200, 200, target="published"),
    Case("resume_stream", 401, 404, 200, 200, target="paused"),
    Case("confirm_stream", 401, 403, 200, 200, target="published"),
    Case("fulfil_stream", 401, 403, 200, 200, target="published"),
    Case("withdraw_stream", 401, 403, 200, 200, target="published", body=REASON),
    Case("withdraw_stream", 401, 404, 200, 200, target="draft", body=REASON),
    # matches: a pair is visible where both of its streams are, decided by its parties
    Case("list_matches", 401, 200, 200, 200),
    everyone("list_stream_matches", target="published"),
    Case("list_stream_matches", 404, 404, 200, 200, target="draft"),
    Case("get_match", 401, 200, 200, 200, target="match"),
    Case("get_match", 401, 404, 200, 200, target="dismissed match"),
    Case("get_match", 401, 404, 404, 404, target="nothing"),
    Case("view_match", 401, 403, 200, 200, target="match"),
    Case("shortlist_match", 401, 403, 200, 200, target="match"),
    Case("show_interest", 401, 403, 200, 403, target="match"),
    Case("dismiss_match", 401, 403, 200, 200, target="match", body=REASON),
    Case("dismiss_match", 401, 404, 404, 404, target="nothing", body=REASON),
    everyone("preview_match", body=PAIR),
    everyone("search_matches", body={"stream": offer(**PLACE)}),
    # joining: applying is open, the applicant's token is all it takes; reviewing is for staff of the programme
    everyone("list_programmes"),
    everyone("get_programme", target="programme"),
    everyone("get_programme", 404, target="nothing"),
    everyone("apply_to_join", 201, target="programme", body=for_herning()),
    everyone("get_my_application", 404),
    everyone("correct_my_application", 404, body={"message": "x"}),
    everyone("resubmit_my_application", 404),
    everyone("withdraw_my_application", 404),
    Case("list_applications", 401, 403, 403, 200),
    Case("get_application", 401, 403, 403, 404, target="nothing"),
    Case("get_application", 401, 403, 403, 200, target="application"),
    Case("request_application_changes", 401, 403, 403, 403, target="application", body={"reason": "More"}),
    Case("accept_application", 401, 403, 403, 403, target="application", body={}),
    Case("refuse_application", 401, 403, 403, 403, target="application", body={"reason": "Full"}),
    # imports: organisations by staff, streams by whoever may list them
    Case("start_import", 401, 202, 202, 202, query="kind=streams", body=FILE),
    Case("start_import", 401, 403, 403, 202, query="kind=actors", body=FILE),
    Case("list_imports", 401, 200, 200, 200),
    Case("get_import", 401, 404, 200, 200, target="import"),
    Case("get_import", 401, 404, 404, 404, target="nothing"),
)
