"""What happened to an exchange in plain words."""

from collections.abc import Mapping

ABOUT_EXCHANGES: Mapping[str, Mapping[str, str]] = {
    "exchange.opened": {"en": "began an exchange", "da": "begyndte et udvekslingsophold"},
    "exchange.changed": {"en": "changed what an exchange agrees", "da": "ændrede aftalen om et ophold"},
    "exchange.host_confirmed": {
        "en": "confirmed an exchange as its host",
        "da": "bekræftede et ophold som vært",
    },
    "exchange.host_declined": {
        "en": "declined an exchange as its host",
        "da": "sagde nej til et ophold som vært",
    },
    "exchange.funding_set": {
        "en": "decided whether an exchange is funded",
        "da": "afgjorde, om et ophold får støtte",
    },
    "exchange.privacy_notice_accepted": {
        "en": "accepted the data-protection notice of an exchange",
        "da": "accepterede oplysningerne om databeskyttelse ved et ophold",
    },
    "exchange.signing_started": {
        "en": "sent an exchange to be signed",
        "da": "sendte aftalen om et ophold til underskrift",
    },
    "exchange.reopened": {
        "en": "took an exchange back from signing",
        "da": "tog aftalen om et ophold tilbage fra underskrift",
    },
    "exchange.committed": {
        "en": "gave the last signature to an exchange",
        "da": "gav den sidste underskrift til et ophold",
    },
    "exchange.made_ready": {"en": "made an exchange ready", "da": "gjorde et ophold klar"},
    "exchange.started": {"en": "started a stay by its date", "da": "startede et ophold efter datoen"},
    "exchange.checked_in": {"en": "checked in to a stay", "da": "meldte ankomst til et ophold"},
    "exchange.check_in_code_made": {
        "en": "made a check-in code for a stay",
        "da": "lavede en kode til ankomst ved et ophold",
    },
    "exchange.presence_recorded": {
        "en": "recorded who was present at a stay",
        "da": "noterede, hvem der var til stede ved et ophold",
    },
    "exchange.stay_confirmed": {"en": "confirmed how a stay was", "da": "bekræftede, hvordan et ophold var"},
    "exchange.stay_ended": {"en": "ended a stay by its date", "da": "afsluttede et ophold efter datoen"},
    "exchange.cut_short": {"en": "ended a stay early", "da": "afsluttede et ophold før tid"},
    "exchange.no_show_reported": {
        "en": "reported that nobody came",
        "da": "meldte, at ingen kom til et ophold",
    },
    "exchange.report_submitted": {"en": "sent the report of a stay", "da": "sendte rapporten om et ophold"},
    "exchange.host_report_submitted": {
        "en": "sent the host's answers about a stay",
        "da": "sendte værtens svar om et ophold",
    },
    "exchange.report_returned": {
        "en": "sent the report of a stay back",
        "da": "sendte rapporten om et ophold tilbage",
    },
    "exchange.validated": {"en": "approved the report of a stay", "da": "godkendte rapporten om et ophold"},
    "exchange.paid": {"en": "had an exchange paid", "da": "fik et ophold udbetalt"},
    "exchange.closed": {"en": "closed an exchange", "da": "lukkede et udvekslingsophold"},
    "exchange.rejected": {"en": "rejected an exchange", "da": "afviste et udvekslingsophold"},
    "exchange.cancelled": {"en": "cancelled an exchange", "da": "aflyste et udvekslingsophold"},
    "exchange.follow_up_submitted": {
        "en": "answered what has become of a cooperation after a stay",
        "da": "svarede på, hvad der er blevet af et samarbejde efter et ophold",
    },
    "exchange.recovered": {
        "en": "recovered the money of an exchange",
        "da": "fik pengene for et ophold tilbage",
    },
}
