"""What happened in plain words: one phrase a tag, in the languages of the sentences.

Each goes after a name: "Frederik (facilitator) published a listing."
"""

from collections.abc import Mapping

from symbiosis.audit.exchange_words import ABOUT_EXCHANGES
from symbiosis.audit.money_words import ABOUT_MONEY
from symbiosis.audit.paper_words import ABOUT_PAPERS
from symbiosis.audit.programme_words import ABOUT_PROGRAMMES
from symbiosis.audit.registration_words import ABOUT_REGISTRATIONS
from symbiosis.audit.trip_words import ABOUT_TRIPS

Said = Mapping[str, str]

ABOUT_PEOPLE: Mapping[str, Said] = {
    "invitation.invited": {"en": "invited somebody", "da": "inviterede en ny person"},
    "invitation.sent_again": {"en": "sent an invitation again", "da": "sendte en invitation igen"},
    "invitation.revoked": {"en": "took an invitation back", "da": "trak en invitation tilbage"},
    "invitation.accepted": {"en": "accepted an invitation", "da": "tog imod en invitation"},
    "member.added": {"en": "became part of the organisation", "da": "blev en del af organisationen"},
    "member.role_changed": {"en": "changed somebody's role", "da": "ændrede en persons rolle"},
    "member.removed": {
        "en": "removed somebody from the organisation",
        "da": "fjernede en person fra organisationen",
    },
    "member.left": {"en": "left the organisation", "da": "forlod organisationen"},
    "organisation.people_read": {
        "en": "read who belongs to the organisation",
        "da": "læste, hvem der hører til organisationen",
    },
    "mandate.granted": {"en": "granted a mandate", "da": "gav en fuldmagt"},
    "mandate.replaced": {"en": "replaced a mandate", "da": "erstattede en fuldmagt"},
    "mandate.revoked": {"en": "ended a mandate", "da": "afsluttede en fuldmagt"},
    "mandate.lapsed": {
        "en": "ended a mandate, because its holder no longer works for a cluster",
        "da": "afsluttede en fuldmagt, fordi indehaveren ikke længere arbejder for en klynge",
    },
    "staff_role.appointed": {"en": "gave somebody a staff role", "da": "gav en person en medarbejderrolle"},
    "staff_role.ended": {"en": "ended a staff role", "da": "afsluttede en medarbejderrolle"},
}

ABOUT_ORGANISATIONS: Mapping[str, Said] = {
    "actor.verification_requested": {
        "en": "asked for the organisation to be verified",
        "da": "bad om at få organisationen verificeret",
    },
    "actor.verified": {"en": "verified the organisation", "da": "verificerede organisationen"},
    "actor.verification_rejected": {
        "en": "refused to verify the organisation",
        "da": "afviste at verificere organisationen",
    },
    "actor.verification_lapsed": {
        "en": "changed what had been verified, so that it is to be verified anew",
        "da": "ændrede noget, der var verificeret, så det skal verificeres igen",
    },
    "actor.register_disagreed": {
        "en": "did not find the organisation confirmed by the register",
        "da": "fik ikke organisationen bekræftet i registret",
    },
    "actor.suspended": {"en": "suspended the organisation", "da": "suspenderede organisationen"},
    "actor.reinstated": {
        "en": "let the organisation take part again",
        "da": "lod organisationen deltage igen",
    },
    "actor.told_apart": {
        "en": "said that the organisation is not the same as another one",
        "da": "oplyste, at organisationen ikke er den samme som en anden",
    },
    "actor.merged": {
        "en": "merged the organisation into another one",
        "da": "lagde organisationen sammen med en anden, som fortsætter",
    },
    "actor.united": {
        "en": "merged another organisation into this one",
        "da": "lagde en anden organisation sammen med denne",
    },
    "actor.cluster_membership_claimed": {
        "en": "said that the organisation belongs to a cluster",
        "da": "meldte organisationen ind i en klynge",
    },
    "actor.cluster_membership_confirmed": {
        "en": "confirmed that the organisation belongs to a cluster",
        "da": "bekræftede, at organisationen hører til en klynge",
    },
    "actor.cluster_membership_refused": {
        "en": "refused the organisation a place in a cluster",
        "da": "afviste organisationens plads i en klynge",
    },
    "actor.cluster_membership_ended": {
        "en": "ended the organisation's place in a cluster",
        "da": "afsluttede organisationens plads i en klynge",
    },
    "actor.blocks_changed": {
        "en": "changed whom the organisation does not deal with",
        "da": "ændrede, hvem organisationen ikke handler med",
    },
    "stream.moved": {
        "en": "moved a listing to the organisation it was merged into",
        "da": "flyttede et opslag til den organisation, den er lagt sammen med",
    },
}

ABOUT_APPLICATIONS: Mapping[str, Said] = {
    # Applicants have no account yet: for them it is the platform that does it.
    "application.submitted": {"en": "received an application", "da": "modtog en ansøgning"},
    "application.corrected": {
        "en": "received a correction of an application",
        "da": "modtog en rettelse af en ansøgning",
    },
    "application.resubmitted": {
        "en": "received an application once more",
        "da": "modtog en ansøgning igen",
    },
    "application.withdrawn": {
        "en": "received the withdrawal of an application",
        "da": "modtog besked om, at en ansøgning trækkes tilbage",
    },
    "application.read": {"en": "read an application", "da": "læste en ansøgning"},
    "application.changes_requested": {
        "en": "asked for changes to an application",
        "da": "bad om ændringer i en ansøgning",
    },
    "application.accepted": {"en": "accepted an application", "da": "godkendte en ansøgning"},
    "application.refused": {"en": "refused an application", "da": "afviste en ansøgning"},
}

ABOUT_ACCOUNTS: Mapping[str, Said] = {
    "session.opened": {"en": "signed in", "da": "loggede ind"},
    "session.ended": {"en": "signed out", "da": "loggede ud"},
    "profile.changed": {"en": "changed their profile", "da": "ændrede sin profil"},
    "password.set": {"en": "set a password", "da": "valgte en adgangskode"},
    "passkey.added": {"en": "added a passkey", "da": "tilføjede en adgangsnøgle"},
    "passkey.removed": {"en": "removed a passkey", "da": "fjernede en adgangsnøgle"},
    "passkey.refused": {"en": "was refused with a passkey", "da": "blev afvist med en adgangsnøgle"},
    "authenticator_app.added": {"en": "added an authenticator app", "da": "tilføjede en godkendelsesapp"},
    "authenticator_app.removed": {"en": "removed an authenticator app", "da": "fjernede en godkendelsesapp"},
    "recovery_codes.renewed": {"en": "made new recovery codes", "da": "lavede nye gendannelseskoder"},
    "recovery_code.used": {"en": "used a recovery code", "da": "brugte en gendannelseskode"},
    "factors.forgotten": {
        "en": "removed all passkeys and apps of an account",
        "da": "fjernede alle adgangsnøgler og apps fra en konto",
    },
    "consent.given": {"en": "gave a consent", "da": "gav et samtykke"},
    "consent.taken_back": {"en": "took a consent back", "da": "trak et samtykke tilbage"},
    "api_key.created": {"en": "made an API key", "da": "lavede en API-nøgle"},
    "api_key.revoked": {"en": "revoked an API key", "da": "spærrede en API-nøgle"},
    "api_client.created": {"en": "registered a partner's system", "da": "registrerede en partners system"},
    "api_client.changed": {"en": "changed a partner's system", "da": "ændrede en partners system"},
    "api_client.disabled": {"en": "disabled a partner's system", "da": "lukkede for en partners system"},
    "api_client.secret_added": {
        "en": "added a secret to a partner's system",
        "da": "tilføjede en hemmelighed til en partners system",
    },
    "api_client.secret_revoked": {
        "en": "revoked a secret of a partner's system",
        "da": "spærrede en hemmelighed til en partners system",
    },
    "signing_key.made": {"en": "made a new signing key", "da": "lavede en ny signeringsnøgle"},
}

ABOUT_PATTERNS: Mapping[str, Said] = {
    "pattern.created": {"en": "added a synergy pattern", "da": "tilføjede et eksempel på symbiose"},
    "pattern.changed": {"en": "changed a synergy pattern", "da": "ændrede et eksempel på symbiose"},
    "pattern.retired": {"en": "retired a synergy pattern", "da": "tog et eksempel på symbiose ud af brug"},
    "pattern.reinstated": {
        "en": "brought a synergy pattern back into use",
        "da": "tog et eksempel på symbiose i brug igen",
    },
}

HAPPENED: Mapping[str, Said] = {
    **ABOUT_EXCHANGES,
    **ABOUT_MONEY,
    **ABOUT_PAPERS,
    **ABOUT_PROGRAMMES,
    **ABOUT_REGISTRATIONS,
    "stream.created": {"en": "listed material", "da": "oprettede et opslag"},
    "stream.changed": {"en": "changed a listing", "da": "ændrede et opslag"},
    "stream.published": {"en": "published a listing", "da": "offentliggjorde et opslag"},
    "stream.paused": {"en": "paused a listing", "da": "satte et opslag på pause"},
    "stream.resumed": {"en": "resumed a listing", "da": "genoptog et opslag"},
    "stream.confirmed": {"en": "confirmed a listing", "da": "bekræftede et opslag"},
    "stream.fulfilled": {"en": "marked a listing as fulfilled", "da": "markerede et opslag som opfyldt"},
    "stream.withdrawn": {"en": "withdrew a listing", "da": "trak et opslag tilbage"},
    "stream.expired": {"en": "let a listing expire", "da": "lod et opslag udløbe"},
    "stream.invited": {"en": "chose who may see a listing", "da": "valgte, hvem der må se et opslag"},
    "stream.read": {
        "en": "read listings that are not public",
        "da": "læste opslag, der ikke er offentlige",
    },
    "match.read": {
        "en": "read matches that are not public",
        "da": "læste matches, der ikke er offentlige",
    },
    "match.viewed": {"en": "looked at a match", "da": "så på et match"},
    "match.shortlisted": {"en": "put a match on the shortlist", "da": "satte et match på huskelisten"},
    "match.interest_shown": {"en": "showed interest in a match", "da": "viste interesse for et match"},
    "match.dismissed": {"en": "dismissed a match", "da": "afviste et match"},
    "match.reopened": {"en": "took the dismissal of a match back", "da": "fortrød at afvise et match"},
    "match.created": {"en": "brought two together in a match", "da": "bragte to sammen i et match"},
    "match.converted": {"en": "said that two are dealing", "da": "meldte, at to handler med hinanden"},
    "match.follow_up_set": {
        "en": "planned the follow-up of a match",
        "da": "planlagde opfølgning på et match",
    },
    "match.note_added": {"en": "made a note on a match", "da": "skrev en note om et match"},
    "match.superseded": {
        "en": "replaced a match, because a listing changed",
        "da": "erstattede et match, fordi et opslag blev ændret",
    },
    "match.expired": {"en": "ended a match", "da": "afsluttede et match"},
    "actor.registered": {"en": "registered the organisation", "da": "registrerede organisationen"},
    "actor.changed": {"en": "changed the organisation's record", "da": "ændrede organisationens oplysninger"},
    "actor.site_added": {"en": "added a site", "da": "tilføjede en adresse"},
    "actor.member_added": {"en": "became part of the organisation", "da": "blev en del af organisationen"},
    "import.finished": {"en": "finished an import", "da": "afsluttede en import"},
    "history.read": {"en": "read the history", "da": "læste historikken"},
    "person.erased": {"en": "was erased", "da": "blev slettet"},
    **ABOUT_PEOPLE,
    **ABOUT_ORGANISATIONS,
    **ABOUT_APPLICATIONS,
    **ABOUT_ACCOUNTS,
    **ABOUT_PATTERNS,
    **ABOUT_TRIPS,
}

OFFICES: Mapping[str, Said] = {
    "programme_lead": {"en": "programme lead", "da": "programleder"},
    "cluster_manager": {"en": "cluster manager", "da": "klyngeleder"},
    "facilitator": {"en": "facilitator", "da": "facilitator"},
    "reviewer": {"en": "reviewer", "da": "sagsbehandler"},
    "finance": {"en": "finance", "da": "økonomi"},
    "analyst": {"en": "analyst", "da": "analytiker"},
    "auditor": {"en": "auditor", "da": "revisor"},
}

PLATFORM: Said = {"en": "The platform", "da": "Platformen"}
FORMER: Said = {"en": "Someone who is no longer here", "da": "En, der ikke længere er her"}
FORMER_SYSTEM: Said = {"en": "A former partner system", "da": "Et tidligere partnersystem"}
ON_BEHALF_OF: Said = {"en": "on behalf of", "da": "på vegne af"}
DID: Said = {"en": "did", "da": "foretog"}


def office(role: str | None, language: str) -> str | None:
    return OFFICES[role][language] if role is not None and role in OFFICES else None


def sentence(tag: str, who: str, office: str | None, on_behalf_of: str | None, language: str) -> str:
    """Who did what. A tag without words is shown as its code, and never breaks the page."""
    name = f"{who} ({office})" if office else who
    if on_behalf_of:
        name = f"{name} {ON_BEHALF_OF[language]} {on_behalf_of}"
    what = HAPPENED[tag][language] if tag in HAPPENED else f"{DID[language]} {tag}"
    return f"{name} {what}."
