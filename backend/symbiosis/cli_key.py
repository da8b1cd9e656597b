"""`symbiosis key ...`: the keys that sign partners' access tokens."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Annotated, Any

import typer

from symbiosis.cli_database import open_database_address

keys = typer.Typer(help="Keys that sign access tokens.", no_args_is_help=True)


@keys.command("rotate")
def rotate(
    leaked: Annotated[
        bool, typer.Option("--leaked", help="Refuse from now on what any other key has signed.")
    ] = False,
) -> None:
    """Make a new key. It is published at once and signs five minutes later; no request fails."""
    from symbiosis.accounts.machines import signing_keys
    from symbiosis.kit import clock
    from symbiosis.settings import get_settings

    make = signing_keys.replace_leaked if leaked else signing_keys.rotate
    secret = get_settings().encryption_secret
    made = _in_database(lambda session: make(session, secret, clock.now()))
    typer.echo(f"{made.kid} signs from {_minute(made.not_before)}.")


@keys.command("list")
def list_keys() -> None:
    """The keys, the newest first: from when and until when each signs and verifies."""
    from symbiosis.accounts.machines.signing_keys import all_keys

    for key in _in_database(all_keys):
        typer.echo(
            f"{key.kid}  signs {_minute(key.not_before)} to {_minute(key.sign_until)},"
            f" verifies until {_minute(key.verify_until)}"
        )


def _minute(moment: Any) -> str:
    return f"{moment:%Y-%m-%d %H:%M} UTC"


def _in_database(act: Callable[[Any], Awaitable[Any]]) -> Any:
    from symbiosis.kit.database import open_database

    async def run(dsn: str) -> Any:
        database = await open_database(dsn, pool_size=2)
        try:
            async with database.sessions() as session, session.begin():
                return await act(session)
        finally:
            await database.close()

    with open_database_address() as dsn:
        return asyncio.run(run(dsn))
