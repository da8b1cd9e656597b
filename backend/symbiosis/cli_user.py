"""`symbiosis user ...`: people, from the command line."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Annotated, Any

import typer

from symbiosis.actors.capabilities import StaffRole
from symbiosis.cli_database import open_database_address

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncSession

users = typer.Typer(help="People who sign in.", no_args_is_help=True)


@users.command("create")
def create(
    email: str,
    name: Annotated[str, typer.Option(help="Name shown to others.")],
    password: Annotated[str, typer.Option(prompt=True, confirmation_prompt=True, hide_input=True)],
    language: Annotated[str, typer.Option(help="Language of the web app and of mails: da or en.")] = "da",
    staff: Annotated[StaffRole | None, typer.Option(help="Role on the whole platform.")] = None,
) -> None:
    """Create a person's account; the password is asked for."""
    from symbiosis.accounts.service import create_user

    async def creation(session: "AsyncSession") -> None:
        await create_user(session, email=email, password=password, display_name=name, language=language)
        if staff is not None:
            await _appoint(session, email=email, role=staff)

    _in_transaction(creation)
    typer.echo(f"Created {email}.")


@users.command("appoint")
def appoint(
    email: str,
    role: StaffRole,
    programme: Annotated[str | None, typer.Option(help="Slug of the programme it holds in.")] = None,
    cluster: Annotated[str | None, typer.Option(help="Slug of the cluster it holds in.")] = None,
    until: Annotated[str | None, typer.Option(help="Its last day, as 2027-06-30.")] = None,
    name: Annotated[str | None, typer.Option(help="Name shown to others, for a new address.")] = None,
    language: Annotated[str, typer.Option(help="Language of the mail: da or en.")] = "da",
) -> None:
    """Give someone a staff role, as the first ones must be: on the whole platform unless a place is named."""
    where = {"programme_slug": programme, "cluster_slug": cluster}
    valid_until = _end_of(until) if until else None

    async def appointing(session: "AsyncSession") -> None:
        who = {"email": email, "display_name": name, "language": language}
        await _appoint(session, **who, **where, role=role, valid_until=valid_until)

    _in_transaction(appointing)
    typer.echo(f"{email} is {role} now.")


@users.command("forget-factors")
def forget_factors(email: str) -> None:
    """Let somebody in again who has lost passkeys, authenticator app and recovery codes. Make sure who asks."""
    from symbiosis.accounts.factors import second_factor
    from symbiosis.journal.by import By

    _in_transaction(lambda session: second_factor.forget_factors(session, email, by=By(auth="command")))
    typer.echo(f"{email} signs in anew and sets up new ones.")


@users.command("erase")
def erase(email: str) -> None:
    """Erase a person who asks for it another way than in the web app. It cannot be undone."""
    from symbiosis.journal.by import By
    from symbiosis.kit import clock
    from symbiosis.kit.problems import NotFound
    from symbiosis.privacy import erasing, queries

    async def erasure(session: "AsyncSession") -> None:
        person = await session.scalar(queries.person_by_email(email))
        if person is None:
            raise NotFound(f"Nobody has the address {email}.")
        by = By(auth="command")
        await erasing.erase(session, person.id, by, clock.now(), leave_without_administrator=True)

    _in_transaction(erasure)
    typer.echo("Erased.")


async def _appoint(session: "AsyncSession", **appointment: Any) -> None:
    from pydantic import ValidationError

    from symbiosis.actors.staff.schemas import AppointmentIn
    from symbiosis.actors.staff.service import appoint_staff
    from symbiosis.actors.viewer import PLATFORM
    from symbiosis.kit import clock

    try:
        appointed = AppointmentIn.model_validate(appointment)
    except ValidationError as error:
        first = error.errors()[0]
        raise typer.BadParameter(f"{'.'.join(map(str, first['loc']))}: {first['msg']}") from None
    await appoint_staff(session, replace(PLATFORM, auth="command"), appointed, clock.now())


def _end_of(day: str) -> datetime:
    try:
        return datetime.combine(date.fromisoformat(day), time.max, UTC)
    except ValueError:
        raise typer.BadParameter("Write the day as 2027-06-30.", param_hint="--until") from None


def _in_transaction(work: Callable[["AsyncSession"], Awaitable[Any]]) -> None:
    from symbiosis.kit.database import open_database

    async def run(dsn: str) -> None:
        database = await open_database(dsn, pool_size=2)
        try:
            async with database.sessions() as session, session.begin():
                await work(session)
        finally:
            await database.close()

    with open_database_address() as dsn:
        asyncio.run(run(dsn))
