"""When files of registrations have had their time: the stay they were for, or the registration itself, is over
for half a year."""

from datetime import date, datetime

from sqlalchemy import ColumnElement, Date, and_, cast, exists, func, literal, or_

from symbiosis.exchanges.models import Exchange, Proposal, Registration
from symbiosis.exchanges.vocabulary import ENDED_WITHOUT_STAY, RegistrationState
from symbiosis.kit.files.models import StoredFile

_OVER = (RegistrationState.CLOSED, RegistrationState.REJECTED)
_RESTING = (*_OVER, RegistrationState.DORMANT, RegistrationState.DRAFT, RegistrationState.CHANGES_REQUESTED)
_R = Registration


def is_cv() -> ColumnElement[bool]:
    """Of any registration."""
    return exists().where(_R.cv_file_id == StoredFile.id)


def files_due(until: datetime) -> ColumnElement[bool]:
    """`until` lies half a year back."""
    over = and_(_R.state.in_(_OVER), _R.updated_at < until)
    pack = exists().where(_R.welcome_pack_file_id == StoredFile.id, over)
    resting = and_(_R.state.in_(_RESTING), _R.updated_at < until)
    # Who is still in the catalogue and has brought another CV since means a stay to come.
    visited = and_(
        _R.state == RegistrationState.ACCEPTED, StoredFile.created_at < until, _stay(_ended(until))
    )
    held = _stay(or_(_last_day().is_(None), ~_ended(until)))
    cv = exists().where(_R.cv_file_id == StoredFile.id, or_(resting, visited), ~held)
    return and_(StoredFile.purged_at.is_(None), or_(cv, pack))


def _stay(such: ColumnElement[bool]) -> ColumnElement[bool]:
    """There is an exchange that was agreed with this registration, of which that is true."""
    return exists().where(
        Proposal.visitor_registration_id == _R.id,
        Exchange.id == Proposal.exchange_id,
        Exchange.state.not_in(ENDED_WITHOUT_STAY),
        such,
    )


def _last_day() -> ColumnElement[date | None]:
    return func.coalesce(Exchange.actual_end, Exchange.planned_end)


def _ended(until: datetime) -> ColumnElement[bool]:
    return _last_day() < cast(literal(until), Date)
