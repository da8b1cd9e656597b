"""What people can do about a pair, one visible table: the first of equal gains is the one advised.

A change that finds something out assumes the answer is the one the need hopes
for; the sentence says "if".
"""

from symbiosis.matching.changes.change import Change
from symbiosis.matching.changes.cleanliness import (
    confirm_contamination,
    confirm_treatments,
    dry_it,
    measure_moisture,
    store_dry,
    wash_it,
)
from symbiosis.matching.changes.composition import lab_test, state_composition, state_range
from symbiosis.matching.changes.condition import (
    remove_disruptors,
    state_condition,
    state_disruptors,
    state_layers,
)
from symbiosis.matching.changes.dealing import accept_transport, meet_price, share_transport, widen_distance
from symbiosis.matching.changes.goods import (
    agree_construction,
    agree_measures,
    state_colour,
    state_construction,
    state_form,
    state_measures,
    state_origin,
)
from symbiosis.matching.changes.law import (
    confirm_legal_status,
    confirm_permit,
    keep_brand,
    send_certificate,
    state_route,
    state_waste_code,
)
from symbiosis.matching.changes.parties import (
    ASSUMABLE_LIMITS,
    confirm_acceptance,
    confirm_limit,
    confirm_need,
    confirm_offer,
    shorten_lead_time,
    verify_organisation,
)
from symbiosis.matching.changes.quantity import bigger_lot, state_quantity, weigh_it

CHANGES: tuple[tuple[str, Change], ...] = (
    ("improve_lab_test", lab_test),
    ("improve_state_composition", state_composition),
    ("improve_dry_it", dry_it),
    ("improve_measure_moisture", measure_moisture),
    ("improve_store_dry", store_dry),
    ("improve_remove_disruptors", remove_disruptors),
    ("improve_state_disruptors", state_disruptors),
    ("improve_state_layers", state_layers),
    ("improve_state_condition", state_condition),
    ("improve_state_colour", state_colour),
    ("improve_state_construction", state_construction),
    ("improve_agree_construction", agree_construction),
    ("improve_state_measures", state_measures),
    ("improve_agree_measures", agree_measures),
    ("improve_state_range", state_range),
    ("improve_state_form", state_form),
    ("improve_state_origin", state_origin),
    ("improve_confirm_contamination", confirm_contamination),
    ("improve_wash_it", wash_it),
    ("improve_confirm_treatments", confirm_treatments),
    ("improve_confirm_legal_status", confirm_legal_status),
    ("improve_confirm_permit", confirm_permit),
    ("improve_state_waste_code", state_waste_code),
    ("improve_state_route", state_route),
    ("improve_keep_brand", keep_brand),
    ("improve_send_certificate", send_certificate),
    ("improve_bigger_lot", bigger_lot),
    ("improve_state_quantity", state_quantity),
    ("improve_widen_distance", widen_distance),
    ("improve_accept_transport", accept_transport),
    *[("improve_confirm_limit", confirm_limit(name)) for name in ASSUMABLE_LIMITS],
    ("improve_confirm_acceptance", confirm_acceptance),
    ("improve_verify_organisation", verify_organisation),
    ("improve_shorten_lead_time", shorten_lead_time),
    ("improve_share_transport", share_transport),
    ("improve_meet_price", meet_price),
    ("improve_confirm_offer", confirm_offer),
    ("improve_confirm_need", confirm_need),
    ("improve_weigh_it", weigh_it),
)
