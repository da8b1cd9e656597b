"""Who may call what about trips and their seats; a part of permissions.py, in its form."""

from contract.cases import everyone, open_to_all, people, row
from contract.trip_world import CODE

TRIP = {
    "programme_slug": "cloth",
    "owner_cluster": "modacc",
    "title": {"en": "Felt"},
    "theme": "circular_sustainability",
    "starts_on": "2027-05-04",
    "ends_on": "2027-05-06",
}
_TRAVELS = ("org_admin", "negotiator", "signatory")
TRAVELS = dict.fromkeys(_TRAVELS, 200)
SEEN = {"members": 200, "overseers": 200, "finance": 200}
KNOWN = {"members": 403, "overseers": 403, "finance": 403}
AWAY_404 = {"away_facilitator": 404, "mandate_holder": 404}
MANAGES = {"brokers": 200}
WEIGHS = {"overseers": 200, "finance": 200}
COUNTS = {"brokers": 200, "judges": 200, "other": 200}
CODE_SHOWN = {"code": CODE}
MARKS = {"marks": [{"traveller_id": "$traveller", "present": True}]}

TRIPS = (
    # everybody reads what is published, the cluster's staff its drafts
    everyone("list_trips"),
    open_to_all("list_trip_moves"),
    open_to_all("get_trips_calendar"),
    open_to_all("get_trip_calendar", target="free trip"),
    open_to_all("get_trip_calendar", 404, target="draft trip"),
    everyone("get_trip", target="free trip"),
    everyone("get_trip", 404, target="draft trip", overseers=200, finance=200),
    everyone("get_trip_cover", 404, target="free trip"),
    everyone("get_trip_photo", 404, target="free trip"),
    # whoever manages trips of the cluster
    row("create_trip", 403, brokers=201, body=TRIP),
    row("change_trip", 403, MANAGES, AWAY_404, target="draft trip", body={"seats_total": 5}),
    row("change_trip", 403, MANAGES, target="free trip", body={"seats_total": 8}),
    row("discard_trip", 403, AWAY_404, brokers=204, target="draft trip"),
    row("set_trip_programme", 403, MANAGES, target="free trip", body={"lines": []}),
    row("set_trip_hosts", 403, MANAGES, target="free trip", body={"hosts": []}),
    row("set_partner_seats", 403, MANAGES, target="free trip", body={"shares": []}),
    # the programme's time is over, and nothing is confirmed: the guards refuse, after the policy let them in
    row("publish_trip", 403, AWAY_404, brokers=409, target="draft trip"),
    row("close_trip_registration", 403, MANAGES, target="free trip"),
    row("reopen_trip_registration", 403, brokers=409, target="free trip"),
    row("confirm_trip", 403, brokers=409, target="free trip"),
    row("report_trip", 403, brokers=409, target="free trip", body={}),
    row("archive_trip", 403, brokers=409, target="free trip"),
    row("cancel_trip", 403, MANAGES, target="free trip", body={"reason": "Too few"}),
    people("set_trip_cover", 403, brokers=422, target="free trip", query="name=x.png"),
    people("remove_trip_cover", 403, brokers=204, target="free trip"),
    people("add_trip_photo", 403, brokers=409, target="free trip", query="name=x.png"),
    people("change_trip_photo", 403, brokers=404, target="free trip", body={}),
    people("remove_trip_photo", 403, brokers=404, target="free trip"),
    # seats: the organisation asks, the staff of both clusters read, those who judge decide
    people(
        "draft_trip_application",
        403,
        dict.fromkeys((*_TRAVELS, "other", "neighbour"), 201),
        target="free trip",
        body={},
    ),
    people("list_trip_applications", 200),
    people("get_trip_application", 404, SEEN, target="submitted seat"),
    people("get_trip_application", 404, members=200, target="draft seat"),
    people("get_seat_voucher", 404, SEEN, target="submitted seat"),
    people("change_trip_application", 404, KNOWN, TRAVELS, target="submitted seat", body={"all_or_none": True}),
    people("submit_trip_application", 404, TRAVELS | {"stream_editor": 403, "logistics": 403, "viewer": 403},
           target="draft seat"),
    people("confirm_seat", 404, KNOWN, TRAVELS, target="offered seat", body={"accept_conditions": True}),
    people("withdraw_trip_application", 404, KNOWN, TRAVELS, judges=200, target="confirmed seat", body={}),
    people("get_quota_strip", 403, WEIGHS, AWAY_404, target="submitted seat"),
    people("review_trip_application", 403, judges=200, target="submitted seat", body={"score": 3}),
    people("offer_seat", 403, judges=200, target="submitted seat", body={}),
    people("waitlist_trip_application", 403, judges=200, target="submitted seat", body={}),
    people("decline_trip_application", 403, judges=200, target="submitted seat", body={"reason": "Full"}),
    people("prepare_seat_decision", 403, judges=200, target="submitted seat", body={"decision": "offer"}),
    people("publish_seat_decisions", 403, judges=409, target="free trip"),
    people("list_waiting", 403, WEIGHS, target="free trip"),
    # travellers: the organisation and who manages the trip; their days also the hosts
    people("list_travellers", 404, KNOWN, TRAVELS, MANAGES, target="confirmed seat"),
    people("name_travellers", 404, KNOWN, TRAVELS, MANAGES, target="confirmed seat", body={"travellers": []}),
    people("get_traveller_code", 404, KNOWN, TRAVELS, MANAGES, target="traveller"),
    people("look_up_check_in", 403, COUNTS, body=CODE_SHOWN),
    people("check_in_traveller", 403, dict.fromkeys(COUNTS, 409), body=CODE_SHOWN),
    people("get_trip_attendance", 403, COUNTS, target="confirmed seat trip"),
    people("set_trip_attendance", 403, dict.fromkeys(COUNTS, 409), target="confirmed seat trip", body=MARKS),
)  # fmt: skip
