"""What happened to money in plain words: vouchers, bank accounts, payment runs, budgets."""

from collections.abc import Mapping

ABOUT_MONEY: Mapping[str, Mapping[str, str]] = {
    "voucher.reserved": {"en": "set money aside for a voucher", "da": "satte penge af til en voucher"},
    "voucher.issued": {"en": "issued a voucher", "da": "udstedte en voucher"},
    "voucher.taken_back": {"en": "took an issued voucher back", "da": "trak en udstedt voucher tilbage"},
    "voucher.claimed": {"en": "claimed a voucher", "da": "gjorde krav på en voucher"},
    "voucher.approved": {"en": "approved a voucher", "da": "godkendte en voucher"},
    "voucher.refused": {"en": "refused a voucher", "da": "afviste en voucher"},
    "voucher.released": {
        "en": "released what was held for a voucher",
        "da": "frigav det, der var sat af til en voucher",
    },
    "voucher.expired": {"en": "let a voucher run out", "da": "lod en voucher udløbe"},
    "voucher.payment_ordered": {
        "en": "ordered the payment of a voucher",
        "da": "bestilte udbetaling af en voucher",
    },
    "voucher.payment_failed": {
        "en": "noted that the bank refused to pay a voucher",
        "da": "noterede, at banken afviste at udbetale en voucher",
    },
    "voucher.paid": {"en": "noted that a voucher was paid", "da": "noterede, at en voucher er udbetalt"},
    "voucher.recovery_requested": {
        "en": "asked for a paid voucher, or part of it, back",
        "da": "bad om at få en udbetalt voucher eller en del af den tilbage",
    },
    "voucher.recovered_in_part": {
        "en": "noted that part of a paid voucher came back",
        "da": "noterede, at en del af en udbetalt voucher er betalt tilbage",
    },
    "voucher.recovered": {
        "en": "noted that a paid voucher came back",
        "da": "noterede, at en udbetalt voucher er betalt tilbage",
    },
    "voucher.written_off": {
        "en": "gave up getting a paid voucher back",
        "da": "opgav at få en udbetalt voucher tilbage",
    },
    "bank_account.entered": {
        "en": "entered where the organisation is paid",
        "da": "angav, hvor organisationen får penge udbetalt",
    },
    "bank_account.verified": {
        "en": "verified where the organisation is paid",
        "da": "kontrollerede, hvor organisationen får penge udbetalt",
    },
    "bank_account.removed": {
        "en": "removed where the organisation is paid",
        "da": "fjernede organisationens bankkonto",
    },
    "payment_run.prepared": {"en": "prepared a payment run", "da": "forberedte en betalingskørsel"},
    "payment_run.ordered": {"en": "ordered a payment run", "da": "bestilte en betalingskørsel"},
    "payment_run.cancelled": {"en": "cancelled a payment run", "da": "annullerede en betalingskørsel"},
    "payment_run.done": {"en": "finished a payment run", "da": "afsluttede en betalingskørsel"},
    "payment_run.downloaded": {"en": "downloaded a payment file", "da": "hentede en betalingsfil"},
    "programme.budget_adjusted": {"en": "changed a partner's budget", "da": "ændrede en partners budget"},
}
