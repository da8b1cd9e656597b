"""Where a site is: as its coordinates say, or located offline by postcode or town."""

from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors.schemas import SiteIn
from symbiosis.actors.vocabulary import PointPrecision
from symbiosis.kit.database import raw_connection
from symbiosis.kit.problems import FieldError, InvalidInput
from symbiosis.reference.queries import Located, locate


async def located(session: AsyncSession, site: SiteIn, pointer: str = "") -> dict[str, Any]:
    """The columns of the site. `pointer` is where it stands in the body.

    Errors: `invalid-input` at the postcode or town when nothing says where it is.
    """
    said = site.model_dump(exclude={"latitude", "longitude"})
    if (site.latitude is None) != (site.longitude is None):
        raise _refused(f"{pointer}/longitude", "place_incomplete", "Send latitude and longitude together.")
    found = await _look_up(session, site)
    if site.latitude is not None:
        point = {"latitude": site.latitude, "longitude": site.longitude}
        return {
            **said,
            **point,
            "nuts3": found and found.nuts3,
            "precision": PointPrecision.FACILITY,
        }
    if found is None:
        raise _not_found(site, pointer)
    return {
        **said,
        "postcode": site.postcode or found.postcode,
        "town": site.town or found.town,
        "nuts3": found.nuts3,
        "latitude": found.latitude,
        "longitude": found.longitude,
        "precision": PointPrecision(found.precision),
    }


async def _look_up(session: AsyncSession, site: SiteIn) -> Located | None:
    if not site.postcode and not site.town:
        return None
    return await locate(await raw_connection(session), site.country, site.postcode, site.town)


def _not_found(site: SiteIn, pointer: str) -> InvalidInput:
    if not site.postcode and not site.town:
        remedy = "Send a postcode or town to be located, or latitude and longitude."
        return _refused(f"{pointer}/postcode", "missing", remedy)
    field = "postcode" if site.postcode else "town"
    remedy = f"No such {field} is known in {site.country}. Check it, or send latitude and longitude."
    return _refused(f"{pointer}/{field}", "place_not_found", remedy)


def _refused(pointer: str, code: str, remedy: str) -> InvalidInput:
    return InvalidInput("Correct the fields named in `errors`.", errors=[FieldError(pointer, code, remedy)])
