"""The demonstration files: true to life, and never in a real company's mouth."""

from collections import Counter
from datetime import date

import pytest

from symbiosis.accounts.demo import DEMO_ACCOUNTS
from symbiosis.actors.capabilities import StaffRole
from symbiosis.integrations.demo.drafts import companies, streams
from symbiosis.reference import catalogue, files
from symbiosis.streams.derive import StreamPlace, columns_of
from symbiosis.streams.schemas import OfferCreate
from symbiosis.streams.vocabulary import Identity, StreamStatus

TODAY = date(2026, 11, 22)
STREAMS = streams(TODAY)
OFFERS = [s for s in STREAMS if isinstance(s.draft, OfferCreate)]
NEEDS = [s for s in STREAMS if not isinstance(s.draft, OfferCreate)]
HERE = StreamPlace(country="DK", latitude=56.1, longitude=9.0)


def test_every_demo_company_says_so_in_its_name() -> None:
    for company in companies():
        assert company.name.startswith(("Demo", "Démo", "Демо")), company.name


def test_no_demo_company_bears_a_real_companys_name() -> None:
    real = {
        row["name"].casefold()
        for name in ("facilities", "recycling_plants", "companies")
        for row in files.rows(name)
    }
    for company in companies():
        own = company.name.partition(":")[2].strip().casefold() or company.name.casefold()
        assert own not in real


@pytest.mark.parametrize("stream", STREAMS, ids=lambda s: s.draft.external_id)
def test_demo_stream_is_accepted_as_a_users_would_be(stream) -> None:  # type: ignore[no-untyped-def]
    columns = columns_of(stream.draft, HERE)
    assert columns["quantity_kg"] > 0


def test_there_is_enough_to_fill_every_screen() -> None:
    open_offers = [s for s in OFFERS if s.status is StreamStatus.PUBLISHED]
    open_needs = [s for s in NEEDS if s.status is StreamStatus.PUBLISHED]
    assert len(open_offers) >= 64
    assert len(open_needs) >= 28
    assert {s.draft.stream_type for s in OFFERS} == {t.slug for t in catalogue.stream_types()}
    assert {"DK", "ES", "BG", "RO", "FR"} <= {c.country for c in companies()}
    assert sum(s.draft.identity is Identity.ANONYMOUS for s in STREAMS) >= 5


def test_the_sewing_rooms_own_list_shows_every_state() -> None:
    own = next(c.slug for c in companies() if c.account == "sme")
    assert {s.status for s in STREAMS if s.company == own} == set(StreamStatus)


def test_every_account_with_a_company_has_one() -> None:
    staff = {*StaffRole, "partner_manager"}
    accounts = {account.role for account in DEMO_ACCOUNTS} - staff
    assert {c.account for c in companies() if c.account} == accounts


def test_keys_are_unique_and_every_company_has_something_to_say() -> None:
    assert max(Counter(s.draft.external_id for s in STREAMS).values()) == 1
    assert {s.company for s in STREAMS} == {c.slug for c in companies()}


def test_places_of_demo_companies_are_real() -> None:
    known = {(row["country"], row["postcode"]) for row in files.rows("postcodes")}
    for company in companies():
        assert (company.country, company.postcode) in known, company.name
