"""How long things are kept: the rules as data, the job that keeps them, the page that shows it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, CursorResult, Table, and_, delete, or_, update
from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.accounts.models import ApiKey, Consent, PasskeyChallenge, SignInMail, UserSession
from symbiosis.accounts.rules import IDLE
from symbiosis.actors.people_models import Invitation, Mandate, StaffGrant
from symbiosis.exchanges.follow_up_models import FollowUp
from symbiosis.exchanges.money_models import BankAccount, PaymentRun
from symbiosis.exchanges.paper_models import Document, Signature
from symbiosis.integrations.models import Import
from symbiosis.joining.models import Application
from symbiosis.kit.database import Base
from symbiosis.kit.files.models import StoredFile
from symbiosis.kit.limits import LimitCounter
from symbiosis.kit.mail.models import Mail
from symbiosis.privacy import (
    money_retention,
    paper_retention,
    queries,
    registration_retention,
    rules,
    trip_retention,
)
from symbiosis.privacy.models import RetentionRun
from symbiosis.trips.models import Traveller

Due = Callable[[datetime], ColumnElement[bool]]


@dataclass(frozen=True)
class Rule:
    """`due` says which rows have had their time, given the moment up to which things are kept.
    They are deleted, or emptied of `emptied` where the row itself must stay."""

    name: str
    danish: str
    english: str
    kept_for: timedelta
    model: type[Base]
    due: Due
    emptied: Mapping[str, Any] | None = None

    @property
    def table(self) -> Table:
        table: Table = self.model.__table__  # type: ignore[assignment]  # it is one for every class of ours
        return table

    def condition(self, now: datetime) -> ColumnElement[bool]:
        return self.due(now - self.kept_for)


def _before(column: Any) -> Due:
    return lambda until: column < until


MONTH, YEAR = timedelta(days=30), timedelta(days=365)

RULES: tuple[Rule, ...] = (
    Rule(
        "sessions",
        "Afsluttede logins på enheder",
        "Ended sign-ins on devices",
        timedelta(0),
        UserSession,
        lambda until: or_(UserSession.expires_at <= until, UserSession.last_seen_at <= until - IDLE),
    ),
    Rule(
        "sign_in_mails",
        "Links og koder til login",
        "Links and codes to sign in with",
        timedelta(0),
        SignInMail,
        _before(SignInMail.expires_at),
    ),
    Rule(
        "passkey_challenges",
        "Udfordringer til adgangsnøgler",
        "Challenges for passkeys",
        timedelta(0),
        PasskeyChallenge,
        _before(PasskeyChallenge.expires_at),
    ),
    Rule(
        "limit_counters",
        "Tællere mod gætteri",
        "Counts that slow guessing",
        timedelta(0),
        LimitCounter,
        _before(LimitCounter.ends_at),
    ),
    Rule("mails", "Sendte mails", "Sent mails", timedelta(days=90), Mail, _before(Mail.created_at)),
    Rule(
        "invitations",
        "Besvarede, tilbagetrukne og udløbne invitationer",
        "Invitations accepted, taken back or run out",
        timedelta(days=90),
        Invitation,
        lambda until: or_(
            Invitation.accepted_at < until, Invitation.revoked_at < until, Invitation.expires_at < until
        ),
    ),
    Rule(
        "applications",
        "Personoplysninger i afgjorte ansøgninger",
        "Personal data in decided applications",
        timedelta(days=180),
        Application,
        lambda until: and_(Application.decided_at < until, Application.applicant_email != ""),
        emptied=rules.EMPTY_APPLICATION,
    ),
    Rule(
        "applicants_consents",
        "Samtykker fra ansøgere uden konto",
        "Consents of applicants without an account",
        timedelta(days=180),
        Consent,
        lambda until: and_(Consent.user_id.is_(None), Consent.at < until),
    ),
    Rule(
        "api_keys",
        "Udløbne og tilbagekaldte API-nøgler",
        "API keys run out or revoked",
        timedelta(days=400),
        ApiKey,
        lambda until: or_(ApiKey.expires_at < until, ApiKey.revoked_at < until),
    ),
    Rule(
        "import_findings",
        "Fund i importerede filer",
        "Findings in imported files",
        timedelta(days=400),
        Import,
        lambda until: and_(Import.finished_at < until, or_(Import.errors != [], Import.notes != [])),
        emptied={"errors": [], "notes": []},
    ),
    Rule(
        "bank_accounts",
        "Bankkonti, når bogføringen ikke længere kræver dem",
        "Bank accounts that bookkeeping no longer asks for",
        5 * YEAR,
        BankAccount,
        money_retention.accounts_due,
        emptied=money_retention.NO_ACCOUNT,
    ),
    Rule(
        "paying_accounts",
        "Konti, som betalingskørsler er betalt fra",
        "Accounts that payment runs were paid from",
        5 * YEAR,
        PaymentRun,
        money_retention.runs_due,
        emptied=money_retention.NO_DEBTOR,
    ),
    Rule(
        "registration_files",
        "CV'er og velkomstpakker, når opholdet eller tilmeldingen er slut",
        "CVs and welcome packs, when the stay or the registration is over",
        6 * MONTH + timedelta(days=3),
        StoredFile,
        registration_retention.files_due,
        emptied=paper_retention.NO_FILE,
    ),
    Rule(
        "exchange_files",
        "Dokumenter og dokumentation for udvekslinger, når tilskudsgiver ikke længere kan spørge",
        "Documents and evidence of exchanges that the funder can no longer ask for",
        paper_retention.USUAL_YEARS * YEAR,
        StoredFile,
        paper_retention.files_due,
        emptied=paper_retention.NO_FILE,
    ),
    Rule(
        "exchange_documents",
        "Indholdet af dokumenter om udvekslinger",
        "What documents of exchanges said",
        paper_retention.USUAL_YEARS * YEAR,
        Document,
        paper_retention.inputs_due,
        emptied=paper_retention.NO_INPUTS,
    ),
    Rule(
        "exchange_signatures",
        "Navne på dem, der underskrev dokumenter om udvekslinger",
        "Names of those who signed documents of exchanges",
        paper_retention.USUAL_YEARS * YEAR,
        Signature,
        paper_retention.signers_due,
        emptied=paper_retention.NO_SIGNER,
    ),
    Rule(
        "exchange_follow_ups",
        "Svar på, hvad der er blevet af udvekslinger",
        "Answers on what has become of exchanges",
        paper_retention.USUAL_YEARS * YEAR,
        FollowUp,
        paper_retention.follow_ups_due,
        emptied=paper_retention.NO_ANSWERS,
    ),
    Rule(
        "travellers_needs",
        "Rejsendes særlige behov",
        "What travellers need on the way",
        MONTH,
        Traveller,
        trip_retention.needs_due,
        emptied={"sealed_needs": None},
    ),
    Rule(
        "travellers",
        "Navne på rejsende, når fremmødet ikke længere skal bevises",
        "Names of travellers, when attendance needs no proof any more",
        5 * YEAR,
        Traveller,
        trip_retention.over,
    ),
    Rule(
        "mandates", "Afsluttede fuldmagter", "Ended mandates", 5 * YEAR, Mandate, _before(Mandate.valid_until)
    ),
    Rule(
        "staff_roles",
        "Afsluttede roller",
        "Ended staff roles",
        5 * YEAR,
        StaffGrant,
        lambda until: or_(StaffGrant.ended_at < until, StaffGrant.valid_until < until),
    ),
    Rule(
        "retention_runs",
        "Noter om sletning",
        "Notes on what was deleted",
        400 * timedelta(days=1),
        RetentionRun,
        _before(RetentionRun.at),
    ),
)


async def keep_rules(session: AsyncSession, now: datetime) -> int:
    """Applies every rule, each on its own: one that fails is noted and keeps none of the others."""
    removed = 0
    for rule in RULES:
        try:
            async with session.begin_nested():
                taken, failure = await _apply(session, rule, now), None
        except Exception as error:
            taken, failure = 0, type(error).__name__
        session.add(RetentionRun(rule=rule.name, removed=taken, failure=failure, at=now))
        removed += taken
    await session.flush()
    return removed


async def _apply(session: AsyncSession, rule: Rule, now: datetime) -> int:
    statement = (
        delete(rule.model) if rule.emptied is None else update(rule.model).values(**rule.emptied)
    ).where(rule.condition(now))
    result = await session.execute(statement, execution_options={"synchronize_session": False})
    return result.rowcount if isinstance(result, CursorResult) else 0


async def overview(session: AsyncSession, language: str, now: datetime) -> list[dict[str, Any]]:
    """`RetentionRuleOut` for every rule, in their order."""
    recent = await session.execute(queries.runs_since(now - MONTH))
    recently = {row.rule: row.removed for row in recent}
    last = {run.rule: run for run in await session.scalars(queries.last_runs())}
    return [
        {
            "name": rule.name,
            "what": rule.danish if language == "da" else rule.english,
            "kept_for": rule.kept_for,
            "due": await session.scalar(queries.due(rule.table, rule.condition(now))) or 0,
            "removed_in_30_days": recently.get(rule.name, 0),
            "last_run": last.get(rule.name),
        }
        for rule in RULES
    ]
