"""Finding out who a request comes from."""

from fastapi import Request

from symbiosis.accounts.principal import Principal
from symbiosis.accounts.sessions import signed_in_user
from symbiosis.kit.reads import Connection


async def principal_of(request: Request, connection: Connection) -> Principal | None:
    """The person behind the session cookie; None without a live session."""
    return await signed_in_user(request, connection)
