"""What happened to trips and their seats, in words."""

from collections.abc import Mapping

ABOUT_TRIPS: Mapping[str, Mapping[str, str]] = {
    "trip.created": {"en": "drafted a trip", "da": "lavede et udkast til en rejse"},
    "trip.changed": {"en": "changed a trip", "da": "ændrede en rejse"},
    "trip.discarded": {"en": "discarded the draft of a trip", "da": "kasserede udkastet til en rejse"},
    "trip.imported": {"en": "brought in a trip of the past", "da": "indlæste en tidligere rejse"},
    "trip.published": {"en": "published a trip", "da": "offentliggjorde en rejse"},
    "trip.registration_closed": {
        "en": "closed the registration of a trip",
        "da": "lukkede tilmeldingen til en rejse",
    },
    "trip.registration_reopened": {
        "en": "opened the registration of a trip again",
        "da": "åbnede tilmeldingen til en rejse igen",
    },
    "trip.confirmed": {"en": "confirmed a trip", "da": "bekræftede en rejse"},
    "trip.started": {"en": "noted that a trip has begun", "da": "noterede, at en rejse er begyndt"},
    "trip.finished": {"en": "noted that a trip is over", "da": "noterede, at en rejse er slut"},
    "trip.reported": {"en": "reported on a trip", "da": "afgav rapport om en rejse"},
    "trip.archived": {"en": "archived a trip", "da": "arkiverede en rejse"},
    "trip.cancelled": {"en": "cancelled a trip", "da": "aflyste en rejse"},
    "trip.photo_added": {"en": "added a photo of a trip", "da": "tilføjede et foto fra en rejse"},
    "trip.photo_changed": {"en": "changed a photo of a trip", "da": "ændrede et foto fra en rejse"},
    "trip.photo_removed": {"en": "deleted a photo of a trip", "da": "slettede et foto fra en rejse"},
    "trip_application.drafted": {
        "en": "began an application for seats on a trip",
        "da": "begyndte på en ansøgning om pladser på en rejse",
    },
    "trip_application.changed": {
        "en": "changed an application for seats",
        "da": "ændrede en ansøgning om pladser",
    },
    "trip_application.submitted": {
        "en": "asked for seats on a trip",
        "da": "søgte om pladser på en rejse",
    },
    "trip_application.reviewed": {
        "en": "scored an application for seats",
        "da": "vurderede en ansøgning om pladser",
    },
    "trip_application.prepared": {
        "en": "prepared a decision on seats",
        "da": "forberedte en afgørelse om pladser",
    },
    "trip_application.offered": {"en": "offered seats on a trip", "da": "tilbød pladser på en rejse"},
    "trip_application.waitlisted": {
        "en": "put an application on the waiting list",
        "da": "satte en ansøgning på ventelisten",
    },
    "trip_application.declined": {
        "en": "declined an application for seats",
        "da": "afviste en ansøgning om pladser",
    },
    "trip_application.confirmed": {
        "en": "accepted seats on a trip",
        "da": "sagde ja til pladser på en rejse",
    },
    "trip_application.withdrawn": {
        "en": "gave up seats, or the wish for them",
        "da": "opgav pladser eller ønsket om dem",
    },
    "trip_application.offer_expired": {
        "en": "let an offer of seats run out",
        "da": "lod et tilbud om pladser udløbe",
    },
    "trip_application.travellers_named": {
        "en": "said who travels",
        "da": "oplyste, hvem der rejser",
    },
    "trip_application.checked_in": {
        "en": "checked an organisation in on a trip",
        "da": "tjekkede en organisation ind på en rejse",
    },
    "trip_application.day_recorded": {
        "en": "recorded who was there on a day of a trip",
        "da": "registrerede, hvem der var med på en rejsedag",
    },
    "trip_application.attended": {
        "en": "noted that an organisation took part in a trip",
        "da": "noterede, at en organisation deltog i en rejse",
    },
    "trip_application.missed": {
        "en": "noted that an organisation did not come along",
        "da": "noterede, at en organisation ikke kom med",
    },
    "trip_application.exchange_opened": {
        "en": "opened the exchange of a seat on a trip",
        "da": "åbnede udvekslingen til en plads på en rejse",
    },
}
