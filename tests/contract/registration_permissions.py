"""Who may call what about registrations, the catalogue and proposals; a part of permissions.py, in its form."""

from contract.cases import people, row
from contract.principals import MEMBERS
from kit import crafted

_TAKING_PART = ("org_admin", "negotiator", "signatory")
TAKES_PART = dict.fromkeys(_TAKING_PART, 200)
STAFF = {"overseers": 200, "finance": 200}
SEEN = {"members": 200, **STAFF}
KNOWN = {"members": 403, "overseers": 403, "finance": 403}
BOTH_SIDES = {**SEEN, "other": 200}
EITHER_SIDE = {**KNOWN, "other": 403}
OWN_DRAFT = {**dict.fromkeys(MEMBERS, 403), **TAKES_PART}
PAPER = crafted.pdf().decode()
SAID = {"reason": "Say more"}
PAIR = {"visitor_registration_id": "$visiting", "host_registration_id": "$hosting"}

REGISTRATIONS = (
    # the organisation writes, the staff of the cluster it chose read what was sent, those who judge decide
    row(
        "draft_exchange_registration",
        403,
        dict.fromkeys(_TAKING_PART, 409),
        other=409,
        neighbour=201,
        body={"programme_slug": "cloth"},
    ),
    row("list_exchange_registrations", 200),
    row("get_exchange_registration", 404, members=200, target="draft registration"),
    row("get_exchange_registration", 404, SEEN, target="submitted registration"),
    row(
        "change_exchange_registration",
        404,
        KNOWN,
        TAKES_PART,
        target="accepted registration",
        body={"motivation": "We are curious"},
    ),
    row(
        "submit_exchange_registration",
        404,
        dict.fromkeys(_TAKING_PART, 409),
        stream_editor=403,
        logistics=403,
        viewer=403,
        target="draft registration",
    ),
    row("take_back_exchange_registration", 404, KNOWN, TAKES_PART, target="submitted registration"),
    row("stay_interested_in_exchanges", 404, KNOWN, TAKES_PART, target="accepted registration"),
    row("close_exchange_registration", 404, KNOWN, TAKES_PART, target="accepted registration", body={}),
    # its programme allows nobody: the rules refuse, after the policy let them in
    people("accept_exchange_registration", 403, judges=409, target="submitted registration"),
    people(
        "request_exchange_registration_changes",
        403,
        judges=200,
        target="submitted registration",
        body=SAID,
    ),
    people("reject_exchange_registration", 403, judges=200, target="submitted registration", body=SAID),
    # files: the administrator attached the CV, and only who judges reads it besides
    people(
        "attach_exchange_cv",
        404,
        KNOWN,
        TAKES_PART,
        target="accepted registration",
        query="name=cv.pdf",
        body=PAPER,
    ),
    people("download_exchange_cv", 404, KNOWN, judges=200, org_admin=200, target="submitted registration"),
    people(
        "download_exchange_cv", 404, dict.fromkeys(MEMBERS, 403), org_admin=200, target="draft registration"
    ),
    people("remove_exchange_cv", 404, OWN_DRAFT, target="draft registration"),
    people(
        "attach_exchange_welcome_pack",
        404,
        KNOWN,
        TAKES_PART,
        target="accepted registration",
        query="name=welcome.pdf",
        body=PAPER,
    ),
    people("download_exchange_welcome_pack", 404, SEEN, target="submitted registration"),
    people("remove_exchange_welcome_pack", 404, OWN_DRAFT, target="draft registration"),
    row("download_catalogue_welcome_pack", 404, BOTH_SIDES, target="host registration"),
    # the catalogue: who is in it, and the programme's staff
    row("list_exchange_catalogue", 403, BOTH_SIDES, query="programme=cloth"),
    row("get_exchange_catalogue_entry", 404, BOTH_SIDES, target="accepted registration"),
    row("list_exchange_suggestions", 404, SEEN, target="accepted registration"),
    # proposals: both sides and their clusters; the two are in one country, which is said last
    row(
        "propose_exchange",
        404,
        EITHER_SIDE,
        dict.fromkeys(_TAKING_PART, 409),
        other=409,
        brokers=409,
        body=PAIR,
    ),
    row("list_exchange_proposals", 200),
    row("get_exchange_proposal", 404, BOTH_SIDES, target="proposal"),
    row(
        "accept_exchange_proposal",
        404,
        EITHER_SIDE,
        dict.fromkeys(_TAKING_PART, 409),
        target="proposal",
    ),
    row("decline_exchange_proposal", 404, EITHER_SIDE, TAKES_PART, target="proposal", body=SAID),
    row("withdraw_exchange_proposal", 404, EITHER_SIDE, other=200, target="proposal", body={}),
)
