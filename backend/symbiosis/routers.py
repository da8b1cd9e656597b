"""The routers of all rooms. Routes are tried in this order: the most read ones come first."""

from symbiosis.accounts.factors.routes import router as passkeys_router
from symbiosis.accounts.machines.oauth_routes import router as oauth_router
from symbiosis.accounts.routes import router as accounts_router
from symbiosis.actors.blocking.routes import router as blocking_router
from symbiosis.actors.checking.membership_routes import router as memberships_router
from symbiosis.actors.checking.routes import router as checking_router
from symbiosis.actors.merging.routes import router as duplicates_router
from symbiosis.actors.own.api_key_routes import router as api_keys_router
from symbiosis.actors.own.factor_routes import router as factors_router
from symbiosis.actors.own.routes import router as me_router
from symbiosis.actors.partners.routes import router as machines_router
from symbiosis.actors.people.invitation_routes import router as invitations_router
from symbiosis.actors.people.routes import router as people_router
from symbiosis.actors.routes import router as actors_router
from symbiosis.actors.staff.routes import router as staff_router
from symbiosis.audit.routes import router as audit_router
from symbiosis.exchanges.banking.routes import router as bank_accounts_router
from symbiosis.exchanges.building.routes import router as building_router
from symbiosis.exchanges.catalogue.routes import router as exchange_catalogue_router
from symbiosis.exchanges.dossier.routes import router as dossier_router
from symbiosis.exchanges.evidence.routes import router as evidence_router
from symbiosis.exchanges.following_up.routes import of_programmes as programme_follow_ups_router
from symbiosis.exchanges.following_up.routes import router as follow_ups_router
from symbiosis.exchanges.papers.routes import router as papers_router
from symbiosis.exchanges.paying.routes import router as payment_runs_router
from symbiosis.exchanges.periods.routes import router as periods_router
from symbiosis.exchanges.presence.routes import router as presence_router
from symbiosis.exchanges.proposing.routes import router as exchange_proposals_router
from symbiosis.exchanges.quotas.routes import router as quotas_router
from symbiosis.exchanges.registering.file_routes import router as registration_files_router
from symbiosis.exchanges.registering.routes import router as registrations_router
from symbiosis.exchanges.reporting.routes import router as reporting_router
from symbiosis.exchanges.routes import router as exchanges_router
from symbiosis.exchanges.vouchers.routes import router as vouchers_router
from symbiosis.health import router as health_router
from symbiosis.integrations.routes import router as imports_router
from symbiosis.joining.routes import router as joining_router
from symbiosis.kit.mail.routes import router as mailbox_router
from symbiosis.knowledge.proposal_routes import router as proposals_router
from symbiosis.knowledge.routes import router as patterns_router
from symbiosis.matches.chains.routes import router as chains_router
from symbiosis.matches.comparing.routes import router as comparing_router
from symbiosis.matches.facilitation.routes import router as facilitation_router
from symbiosis.matches.inbox.routes import router as inbox_router
from symbiosis.matches.misses.routes import router as misses_router
from symbiosis.matches.overview import router as overview_router
from symbiosis.matches.quality.routes import router as quality_router
from symbiosis.matches.routes import router as matches_router
from symbiosis.matches.statistics.routes import router as match_statistics_router
from symbiosis.privacy.consent_routes import router as consent_router
from symbiosis.privacy.routes import router as privacy_router
from symbiosis.problem_pages import router as problem_router
from symbiosis.programmes.budget_routes import router as budget_router
from symbiosis.programmes.condition_routes import router as conditions_router
from symbiosis.programmes.participants.routes import router as participants_router
from symbiosis.programmes.preview.routes import router as preview_router
from symbiosis.programmes.routes import listing as funded_programmes_router
from symbiosis.programmes.routes import router as programmes_router
from symbiosis.reference.routes import router as reference_router
from symbiosis.streams.invited_routes import router as invited_router
from symbiosis.streams.profiles.routes import router as profiles_router
from symbiosis.streams.readiness.routes import router as readiness_router
from symbiosis.streams.routes import router as streams_router
from symbiosis.trips.attendance.routes import router as attendance_router
from symbiosis.trips.feed_routes import router as trip_feed_router
from symbiosis.trips.moving_routes import router as trip_moving_router
from symbiosis.trips.pictures.routes import router as trip_pictures_router
from symbiosis.trips.routes import router as trips_router
from symbiosis.trips.seats.deciding_routes import router as seat_deciding_router
from symbiosis.trips.seats.routes import router as seats_router

ROUTERS = (
    streams_router,
    actors_router,
    checking_router,
    duplicates_router,
    memberships_router,
    matches_router,
    facilitation_router,
    comparing_router,
    misses_router,
    chains_router,
    match_statistics_router,
    inbox_router,
    quality_router,
    patterns_router,
    registrations_router,
    registration_files_router,
    exchange_catalogue_router,
    exchange_proposals_router,
    exchanges_router,
    papers_router,
    evidence_router,
    dossier_router,
    building_router,
    presence_router,
    reporting_router,
    proposals_router,
    overview_router,
    imports_router,
    invited_router,
    profiles_router,
    readiness_router,
    blocking_router,
    audit_router,
    reference_router,
    accounts_router,
    passkeys_router,
    factors_router,
    me_router,
    api_keys_router,
    oauth_router,
    machines_router,
    mailbox_router,
    programmes_router,
    conditions_router,
    funded_programmes_router,
    participants_router,
    preview_router,
    quotas_router,
    follow_ups_router,
    programme_follow_ups_router,
    periods_router,
    joining_router,
    budget_router,
    vouchers_router,
    bank_accounts_router,
    payment_runs_router,
    trip_feed_router,
    trips_router,
    trip_moving_router,
    seats_router,
    seat_deciding_router,
    attendance_router,
    trip_pictures_router,
    people_router,
    invitations_router,
    staff_router,
    privacy_router,
    consent_router,
    health_router,
    problem_router,
)
