"""How a voucher is previewed."""

from typing import Any

from fastapi import APIRouter

from symbiosis.kit import clock
from symbiosis.kit.access import OPEN
from symbiosis.kit.database import Session
from symbiosis.kit.fields import Slug
from symbiosis.kit.language import ReaderLanguage
from symbiosis.kit.openapi import problems
from symbiosis.programmes.preview import service
from symbiosis.programmes.preview.schemas import VoucherPreviewIn, VoucherPreviewOut

router = APIRouter(prefix="/v1/programmes/{programme_slug}", tags=["Programmes"])


@router.post(
    "/voucher-preview",
    summary="Preview a voucher",
    response_model=VoucherPreviewOut,
    responses=problems(404, 409, 413, 415, 422),
    openapi_extra=OPEN,
)
async def preview_voucher(
    session: Session, programme_slug: Slug, asked: VoucherPreviewIn, language: ReaderLanguage
) -> Any:
    """What a stay would be entitled to by the terms of its first day, why it is less than the full rate, and
    what would raise it. Nothing is stored."""
    return await service.preview_voucher(session, programme_slug, asked, language, clock.now().date())
