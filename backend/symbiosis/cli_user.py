"""`symbiosis user ...`: people, from the command line."""

import asyncio
from typing import Annotated

import typer

from symbiosis.actors.capabilities import StaffRole
from symbiosis.cli_database import open_database_address

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
    from symbiosis.actors.people_models import StaffGrant
    from symbiosis.kit.database import open_database

    async def run(dsn: str) -> None:
        database = await open_database(dsn, pool_size=2)
        try:
            async with database.sessions() as session, session.begin():
                user = await create_user(
                    session,
                    email=email,
                    password=password,
                    display_name=name,
                    language=language,
                )
                if staff is not None:
                    session.add(StaffGrant(user_id=user.id, role=staff))
        finally:
            await database.close()

    with open_database_address() as dsn:
        asyncio.run(run(dsn))
    typer.echo(f"Created {email}.")


@users.command("erase")
def erase(email: str) -> None:
    """Erase a person who asks for it another way than in the web app. It cannot be undone."""
    from symbiosis.journal.by import By
    from symbiosis.kit import clock
    from symbiosis.kit.database import open_database
    from symbiosis.kit.problems import NotFound
    from symbiosis.privacy import erasing, queries

    async def run(dsn: str) -> None:
        database = await open_database(dsn, pool_size=2)
        try:
            async with database.sessions() as session, session.begin():
                person = await session.scalar(queries.person_by_email(email))
                if person is None:
                    raise NotFound(f"Nobody has the address {email}.")
                by = By(auth="command")
                await erasing.erase(session, person.id, by, clock.now(), leave_without_administrator=True)
        finally:
            await database.close()

    with open_database_address() as dsn:
        asyncio.run(run(dsn))
    typer.echo("Erased.")
