"""Two coming trips of the demonstration: one with free seats, one full with a waiting list."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from symbiosis.actors import parties
from symbiosis.actors.capabilities import MemberRole, StaffRole
from symbiosis.actors.checking.cluster_memberships import join
from symbiosis.actors.viewer import PLATFORM, Viewer, appointment
from symbiosis.integrations.demo.people import CLOTH, DESIGN, HOME
from symbiosis.kit.http import etag
from symbiosis.programmes import queries as programmes
from symbiosis.programmes.working_days import why_not_working
from symbiosis.trips import editing, moving, programme_lines
from symbiosis.trips.editing_schemas import TripHostsIn, TripIn, TripLinesIn
from symbiosis.trips.models import Trip, TripApplication
from symbiosis.trips.seats import applying, deciding
from symbiosis.trips.seats.schemas import ConfirmSeatIn, SeatsIn
from symbiosis.trips.vocabulary import Decision, TripVerb

_MEMBERS = ("strikkeriet", "arbejdstoej", "gardiner", "redesign", "sengetoej", "modehuset")
"""They become members of the Danish partner too: without that nobody travels."""
_DAYS = 3
_ANYTIME = "*"

_CATALONIA: Mapping[str, Any] = {
    "title": {"en": "From rags to yarn in Catalonia", "da": "Fra klude til garn i Catalonien"},
    "summary": {
        "en": "Three days with spinners and weavers who work with torn fibres, and a morning at the design school.",
        "da": "Tre dage hos spindere og vævere, der arbejder med optrævlede fibre, og en formiddag på"
        " designskolen.",
    },
    "theme": "circular_sustainability",
    "topics": ["Mechanical recycling", "Yarn with recycled content"],
    "destinations": [{"country": "ES", "city": "Olot"}, {"country": "ES", "city": "Sabadell"}],
    "seats_total": 8,
    "seats_per_organisation": 2,
    "min_participants": 3,
    "cost_note": {
        "en": "The programme is free; you pay travel and hotel, and the voucher helps.",
        "da": "Programmet er gratis; rejse og hotel betaler I selv, og voucheren hjælper.",
    },
}
_ROUBAIX: Mapping[str, Any] = {
    "title": {"en": "Sorting lines of Roubaix", "da": "Sorteringslinjerne i Roubaix"},
    "summary": {
        "en": "How a million kilos a month are sorted by hand and by infrared light, and who takes what.",
        "da": "Hvordan en million kilo om måneden sorteres i hånden og med infrarødt lys, og hvem der tager hvad.",
    },
    "theme": "technology_digital",
    "topics": ["Automatic sorting", "Who buys sorted fractions"],
    "destinations": [{"country": "FR", "city": "Roubaix"}],
    "seats_total": 3,
    "seats_per_organisation": 2,
    "min_participants": 2,
}


async def add_trips(
    session: AsyncSession, owners: Mapping[str, UUID], people: Mapping[str, UUID], now: datetime
) -> None:
    """Through the services, as people would. Nothing where the programme is not."""
    if await programmes.profile(session, CLOTH) is None:
        return
    for slug in _MEMBERS:
        await join(session, PLATFORM, await parties.of(session, owners[slug]), [DESIGN], now)
    await _open_trip(_Cast(session, owners, people, now))
    await _full_trip(_Cast(session, owners, people, now))


class _Cast:
    """Who does what on the demonstration's trips."""

    def __init__(
        self, session: AsyncSession, owners: Mapping[str, UUID], people: Mapping[str, UUID], now: datetime
    ) -> None:
        self.session, self.owners, self.people, self.now = session, owners, people, now
        self.manager = Viewer(
            user_id=people["partner_manager"],
            auth="system",
            staff=(appointment(StaffRole.CLUSTER_MANAGER, frozenset({DESIGN})),),
        )

    def member(self, slug: str) -> Viewer:
        user_id = self.people["sme"] if slug == HOME else None
        return Viewer(user_id=user_id, auth="system", members={self.owners[slug]: MemberRole.ORG_ADMIN})

    async def trip(
        self, content: Mapping[str, Any], weeks: int, hosts: tuple[str, ...], lines: tuple[str, ...]
    ) -> Trip:
        """Published, with confirmed hosts and a visit a day."""
        country = content["destinations"][0]["country"]
        first = _first_day(self.now.date() + timedelta(weeks=weeks), country)
        said = TripIn.model_validate(
            {
                **content,
                "programme_slug": CLOTH,
                "owner_cluster": DESIGN,
                "starts_on": first,
                "ends_on": first + timedelta(days=_DAYS - 1),
                "timezone": "Europe/Paris",
                "apply_from": self.now - timedelta(days=10),
                "apply_until": datetime.combine(first - timedelta(days=21), time(22), UTC),
            }
        )
        trip = await editing.create_trip(self.session, self.manager, said, self.now)
        named = [{"actor_id": self.owners[slug], "confirmed": True} for slug in hosts]
        trip = await programme_lines.set_hosts(
            self.session, self.manager, trip.id, TripHostsIn.model_validate({"hosts": named}), "*", self.now
        )
        visits = [
            {
                "day": first + timedelta(days=n),
                "starts_at": "09:30",
                "ends_at": "15:30",
                "kind": "company_visit",
                "title": {"en": line},
                "host_actor_id": self.owners[hosts[n % len(hosts)]],
            }
            for n, line in enumerate(lines)
        ]
        trip = await programme_lines.set_lines(
            self.session, self.manager, trip.id, TripLinesIn.model_validate({"lines": visits}), "*", self.now
        )
        return await moving.move_trip(
            self.session, self.manager, trip.id, TripVerb.PUBLISH, etag(trip.version), self.now
        )

    async def applies(
        self, trip: Trip, slug: str, why: str, seats: int = 1, **wishes: Any
    ) -> TripApplication:
        """A second apart from the one before: the list has an order."""
        self.now += timedelta(seconds=1)
        wishes = {"actor_id": self.owners[slug], "motivation": why, "seats_wanted": seats, **wishes}
        viewer = self.member(slug)
        said = SeatsIn.model_validate(wishes)
        application = await applying.draft(self.session, viewer, trip.id, said, self.now)
        return await applying.submit(self.session, viewer, application.id, _ANYTIME, self.now)

    async def decided(self, application: TripApplication, decision: Decision) -> None:
        await deciding.decide(self.session, self.manager, application.id, decision, None, _ANYTIME, self.now)

    async def seated(self, trip: Trip, slug: str, why: str) -> None:
        application = await self.applies(trip, slug, why)
        await self.decided(application, Decision.OFFER)
        yes = ConfirmSeatIn(accept_conditions=True)
        await applying.confirm(self.session, self.member(slug), application.id, yes, self.now)


async def _open_trip(cast: _Cast) -> None:
    lines = ("Tearing and carding", "Weaving with torn fibres", "Open doors and meetings one to one")
    trip = await cast.trip(_CATALONIA, 9, ("filatura", "teixits"), lines)
    await cast.seated(trip, "arbejdstoej", "We want recycled yarn for work trousers.")
    offered = await cast.applies(trip, HOME, "We look for someone who spins our denim offcuts.", 2)
    await cast.decided(offered, Decision.OFFER)
    judged = await cast.applies(trip, "modehuset", "Our next collection shall hold 30 % recycled cotton.", 2)
    await deciding.review(cast.session, cast.manager, judged.id, 4, _ANYTIME, cast.now)
    await cast.applies(trip, "strikkeriet", "We have knitted waste and would like to see it torn.")


async def _full_trip(cast: _Cast) -> None:
    lines = (
        "Sorting by hand",
        "Sorting by infrared light",
        "Tearing, and the buyers' round",
    )
    trip = await cast.trip(_ROUBAIX, 12, ("tri-roubaix",), lines)
    # Already funded for the trip before: comes along without a voucher.
    await cast.seated(trip, "arbejdstoej", "We take worn work clothes back and do not sort them yet.")
    await cast.seated(trip, "gardiner", "Curtains from hotels: who wants them sorted how?")
    await cast.seated(trip, "redesign", "We buy sorted denim by hand today.")
    waiting = (
        ("sengetoej", "Bed linen from laundries, in large lots.", 2, True),
        (HOME, "To see what sorters want from a sewing room.", 1, False),
        ("strikkeriet", "We would like to buy back our own knits.", 1, False),
    )
    for slug, why, seats, together in waiting:
        application = await cast.applies(trip, slug, why, seats, all_or_none=together)
        await cast.decided(application, Decision.WAITLIST)


def _first_day(day: date, country: str) -> date:
    """A Tuesday after which three days are working days there."""
    tuesday = day + timedelta(days=(1 - day.weekday()) % 7)
    while any(why_not_working(country, tuesday + timedelta(days=n)) for n in range(_DAYS)):
        tuesday += timedelta(days=7)
    return tuesday
