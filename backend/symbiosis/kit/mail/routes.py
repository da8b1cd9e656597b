"""The mailbox page of a demonstration: mails that would have been sent."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query, Request

from symbiosis.kit.access import OPEN
from symbiosis.kit.database import Pool
from symbiosis.kit.http import Page
from symbiosis.kit.mail import queries
from symbiosis.kit.mail.schemas import MailboxEntryOut, MailboxMailOut
from symbiosis.kit.openapi import problems
from symbiosis.kit.problems import NotFound

router = APIRouter(prefix="/v1/mailbox", tags=["Platform"])


def _only_in_a_demonstration(request: Request) -> None:
    """Whoever reads these mails signs in as anybody. Errors: `not-found`."""
    settings = request.app.state.settings
    if not settings.is_demo or settings.smtp_url is not None:
        raise NotFound("This installation sends its mail; look into your own mailbox.")


@router.get(
    "",
    summary="List the mails of a demonstration",
    response_model=Page[MailboxEntryOut],
    responses=problems(404),
    openapi_extra=OPEN,
)
async def list_mailbox(
    request: Request,
    pool: Pool,
    recipient: Annotated[str | None, Query(max_length=320, description="Only mails to this address.")] = None,
) -> Any:
    """The newest hundred. Only in the demo environment without SMTP: elsewhere there is nothing here."""
    _only_in_a_demonstration(request)
    return {"data": [dict(row) for row in await queries.kept.rows(pool, recipient=recipient)]}


@router.get(
    "/{mail_id}",
    summary="Read a mail of a demonstration",
    response_model=MailboxMailOut,
    responses=problems(404),
    openapi_extra=OPEN,
)
async def read_mailbox_mail(request: Request, pool: Pool, mail_id: UUID) -> Any:
    """As text and as HTML. Only in the demo environment without SMTP: elsewhere there is nothing here."""
    _only_in_a_demonstration(request)
    row = await queries.kept_mail.row(pool, mail_id=mail_id)
    if row is None:
        raise NotFound("Look at the list; mails go with what they were about.")
    return dict(row)
