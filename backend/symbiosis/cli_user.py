"""`symbiosis user ...`: people, from the command line."""

import asyncio
from typing import Annotated

import typer

from symbiosis.cli_database import open_database_address

users = typer.Typer(help="People who sign in.", no_args_is_help=True)


@users.command("create")
def create(
    email: str,
    name: Annotated[str, typer.Option(help="Name shown to others.")],
    password: Annotated[str, typer.Option(prompt=True, confirmation_prompt=True, hide_input=True)],
    language: Annotated[str, typer.Option(help="Language of the web app and of mails: da or en.")] = "da",
    facilitator: Annotated[bool, typer.Option(help="Brings parties together for a cluster.")] = False,
) -> None:
    """Create a person's account; the password is asked for."""
    from symbiosis.accounts.service import create_user
    from symbiosis.kit.database import open_database

    role = "facilitator" if facilitator else None

    async def run(dsn: str) -> None:
        database = await open_database(dsn, pool_size=2)
        try:
            async with database.sessions() as session, session.begin():
                await create_user(
                    session,
                    email=email,
                    password=password,
                    display_name=name,
                    language=language,
                    staff_role=role,
                )
        finally:
            await database.close()

    with open_database_address() as dsn:
        asyncio.run(run(dsn))
    typer.echo(f"Created {email}.")
