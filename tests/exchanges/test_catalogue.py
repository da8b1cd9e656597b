"""Who sees whom in the catalogue, and who is suggested to whom."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from exchanges.registering import HOSTS, VISITS, Fair, good, refused
from programmes.cloth import HELSINKI, LDC, MILAN, MODACC
from symbiosis.exchanges.catalogue.fitting import WEIGHTS, Offer, fit, may_meet, rank
from symbiosis.exchanges.catalogue.sentences import sentence
from symbiosis.exchanges.catalogue.words import shared_topics, shared_words
from symbiosis.kit.language import Supported
from symbiosis.programmes.vocabulary import ExchangeRole

TODAY = date(2026, 11, 22)


# --- who sees whom ---


async def test_the_catalogue_opens_with_ones_own_acceptance(fair: Fair) -> None:
    await fair.accepted(fair.host, HOSTS)
    sent = await fair.submitted(fair.visitor, VISITS)
    closed = await fair.visitor.client.get("/v1/exchange-catalogue?programme=cloth")
    refused(closed, "registration-needed", 403)
    assert await fair.catalogue(fair.cast.manager) == ["Kutomo"]
    good(await fair.move(fair.cast.manager, sent, "accept"))
    assert await fair.catalogue(fair.visitor) == ["Kutomo", "Systuen"]
    assert (await fair.visitor.client.get("/v1/exchange-catalogue?programme=none")).status_code == 404


async def test_an_entry_is_hidden_from_who_has_no_accepted_registration(fair: Fair) -> None:
    hosting = await fair.accepted(fair.host, HOSTS)
    address = f"/v1/exchange-catalogue/{hosting['id']}"
    assert (await fair.visitor.client.get(address)).status_code == 404
    await fair.accepted(fair.visitor, VISITS)
    told = good(await fair.visitor.client.get(address))
    assert told["offers"] == HOSTS["offers"]
    assert (told["propose_as"], told["mine"]) == (["visitor"], False)
    assert "motivation" not in told
    assert "excluded_countries" not in told


async def test_filters_narrow_the_catalogue(fair: Fair) -> None:
    await fair.accepted(fair.visitor, VISITS)
    await fair.accepted(fair.host, HOSTS)
    milan = await fair.organisation("Tessitura", MODACC, MILAN)
    await fair.accepted(milan, HOSTS, topics=["Wool"], languages=["it"], offers="Weaving mills à Biella")
    seen = fair.visitor
    assert await fair.catalogue(seen, role="host") == ["Kutomo", "Tessitura"]
    assert await fair.catalogue(seen, country=["IT"]) == ["Tessitura"]
    assert await fair.catalogue(seen, language=["fi", "da"]) == ["Kutomo", "Systuen"]
    assert await fair.catalogue(seen, activity_type="networking") == ["Kutomo", "Tessitura"]
    assert await fair.catalogue(seen, topic="wool") == ["Tessitura"]
    assert await fair.catalogue(seen, q="weaving MILLS a") == ["Tessitura"]
    assert await fair.catalogue(seen, q="%") == ["Kutomo", "Systuen", "Tessitura"]
    first = good(await seen.client.get("/v1/exchange-catalogue?programme=cloth&limit=2"))
    assert len(first["data"]) == 2
    rest = good(await seen.client.get(first["page"]["next"]))
    assert [e["actor"]["display_name"] for e in rest["data"]] == ["Tessitura"]


async def test_organisations_that_keep_apart_do_not_see_each_other(fair: Fair) -> None:
    visiting = await fair.accepted(fair.visitor, VISITS)
    hosting = await fair.accepted(fair.host, HOSTS)
    await fair.database.pool.execute(
        "insert into actor_blocks (actor_id, blocked_id) values ($1, $2)",
        fair.host.actor_id,
        fair.visitor.actor_id,
    )
    assert await fair.catalogue(fair.visitor) == ["Systuen"]
    assert await fair.catalogue(fair.host) == ["Kutomo"]
    assert await fair.suggested(fair.visitor, visiting) == []
    refused(await fair.propose(fair.visitor, visiting, hosting), "not-found", 404)
    refused(await fair.propose(fair.cast.manager, visiting, hosting), "not-found", 404)


async def test_who_excludes_a_country_is_not_shown_to_it(fair: Fair) -> None:
    visiting = await fair.accepted(fair.visitor, VISITS)
    hosting = await fair.accepted(fair.host, HOSTS, excluded_countries=["DK"])
    assert await fair.catalogue(fair.visitor) == ["Systuen"]
    refused(await fair.propose(fair.visitor, visiting, hosting), "not-found", 404)
    assert await fair.catalogue(fair.host) == ["Kutomo", "Systuen"]
    refused(await fair.propose(fair.host, visiting, hosting), "country-excluded")


async def test_a_suspended_organisation_is_out_of_the_catalogue(fair: Fair) -> None:
    await fair.accepted(fair.visitor, VISITS)
    await fair.accepted(fair.host, HOSTS)
    await fair.database.pool.execute(
        "update actors set standing = 'suspended' where id = $1", fair.host.actor_id
    )
    assert await fair.catalogue(fair.visitor) == ["Systuen"]


# --- suggestions ---


async def test_suggestions_say_in_the_readers_language_why(fair: Fair) -> None:
    visiting = await fair.accepted(fair.visitor, VISITS)
    await fair.accepted(fair.host, HOSTS)
    other = await fair.organisation("Villa", MODACC, HELSINKI)
    await fair.accepted(other, HOSTS, topics=["Wool"], offers="Spinning.", languages=["fi"])
    neighbour = await fair.organisation("Nabo", LDC)
    await fair.database.pool.execute("update actors set country = 'DK' where id = $1", neighbour.actor_id)
    await fair.accepted(neighbour, HOSTS)
    found = await fair.suggested(fair.visitor, visiting)
    assert [s["entry"]["actor"]["display_name"] for s in found] == ["Kutomo", "Villa"]
    said = {reason["part"]: reason["detail"] for reason in found[0]["reasons"]}
    assert said["topics"] == "Topics in common: Recycling."
    assert said["learning"] == "The host can show what the visitor wants to learn: denim, recycled, sorted."
    assert said["languages"] == "Language in common: English."
    assert found[0]["score"] == sum(reason["points"] for reason in found[0]["reasons"])
    danish = await fair.suggested(fair.visitor, visiting, "da")
    assert {r["part"]: r["detail"] for r in danish[0]["reasons"]}["topics"] == "Fælles emner: Recycling."
    against = {r["part"]: r for r in danish[1]["reasons"]}
    assert (against["languages"]["points"], against["languages"]["detail"]) == (0, "Intet fælles sprog.")


async def test_who_may_not_take_part_any_more_is_not_suggested(fair: Fair) -> None:
    visiting = await fair.accepted(fair.visitor, VISITS)
    await fair.accepted(fair.host, HOSTS)
    assert len(await fair.suggested(fair.visitor, visiting)) == 1
    await fair.database.pool.execute(
        "delete from eligibility_rules where organisation_class = 'sme' and role = 'host'"
    )
    assert await fair.suggested(fair.visitor, visiting) == []


async def test_a_partner_one_has_had_is_marked(fair: Fair) -> None:
    visiting = await fair.accepted(fair.visitor, VISITS)
    await fair.accepted(fair.host, HOSTS)
    await fair.cast.open()
    found = await fair.suggested(fair.visitor, visiting)
    assert found[0]["entry"]["existing_partner"] is True


async def test_suggestions_are_for_accepted_registrations_only(fair: Fair) -> None:
    sent = await fair.submitted(fair.visitor, VISITS)
    address = f"/v1/exchange-registrations/{sent['id']}/suggestions"
    refused(await fair.visitor.client.get(address), "registration-not-accepted")
    assert (await fair.host.client.get(address)).status_code == 404


# --- the arithmetic ---

_WORDS = ["denim", "wool", "recycling", "dyeing", "farvning", "sortering", "design"]
_SETS = st.lists(st.sampled_from(_WORDS), max_size=5, unique=True)
_DAYS = st.dates(date(2026, 10, 1), date(2027, 12, 31))
_TIMES = st.lists(
    st.tuples(_DAYS, st.integers(0, 60)).map(lambda t: (t[0], t[0] + timedelta(days=t[1]))), max_size=3
)


@st.composite
def offers(draw: st.DrawFn, role: str, country: str) -> Offer:
    return Offer(
        registration_id=draw(st.uuids()),
        actor_id=draw(st.uuids()),
        name=draw(st.sampled_from(["Alfa", "Beta", "Årø", "Ærø"])),
        country=country,
        roles=frozenset({role}),
        topics=tuple(draw(_SETS)),
        activity_types=tuple(draw(st.lists(st.sampled_from(["networking", "market_research"]), unique=True))),
        languages=tuple(draw(st.lists(st.sampled_from(["da", "en", "fi"]), unique=True))),
        wanted=frozenset(draw(st.lists(st.sampled_from(["DK", "FI", "IT"]), max_size=2))),
        times=tuple(draw(_TIMES)),
        learning_goals=" ".join(draw(_SETS)) or None,
        offers=" ".join(draw(_SETS)) or None,
    )


VISITORS, HOSTING = offers(role="visitor", country="DK"), offers(role="host", country="FI")


@given(VISITORS, HOSTING)
def test_a_pair_scores_the_same_whoever_looks(visitor: Offer, host: Offer) -> None:
    as_visitor = rank(visitor, ExchangeRole.VISITOR, [host], TODAY)
    as_host = rank(host, ExchangeRole.HOST, [visitor], TODAY)
    assert [s.fit for s in as_visitor] == [s.fit for s in as_host]
    assert 0 <= as_visitor[0].fit.score <= 100


@given(VISITORS, st.lists(HOSTING, max_size=6, unique_by=lambda o: o.registration_id), st.randoms())
def test_the_order_does_not_depend_on_who_came_first(
    visitor: Offer, hosts: list[Offer], chance: object
) -> None:
    shuffled = list(hosts)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis gives a random.Random
    ranked = rank(visitor, ExchangeRole.VISITOR, hosts, TODAY)
    assert ranked == rank(visitor, ExchangeRole.VISITOR, shuffled, TODAY)
    scores = [s.fit.score for s in ranked]
    assert scores == sorted(scores, reverse=True)


@given(VISITORS, HOSTING, st.sampled_from(_WORDS))
def test_one_topic_more_in_common_never_makes_it_worse(visitor: Offer, host: Offer, topic: str) -> None:
    more = fit(
        replace(visitor, topics=(*visitor.topics, topic)), replace(host, topics=(*host.topics, topic)), TODAY
    )
    assert more.score >= fit(visitor, host, TODAY).score


@given(VISITORS, HOSTING, st.sampled_from(["da", "en"]))
def test_every_part_has_a_sentence(visitor: Offer, host: Offer, language: Supported) -> None:
    for part in fit(visitor, host, TODAY).parts:
        assert 0 <= part.points <= part.most
        assert sentence(part, language).endswith(".")


def test_the_parts_make_a_hundred() -> None:
    assert sum(WEIGHTS.values()) == 100


def _offer(country: str, role: str, **said: object) -> Offer:
    number = 1 if role == "visitor" else 2
    known = Offer(UUID(int=number), UUID(int=number), role, country, frozenset({role}))
    return replace(known, **said)  # type: ignore[arg-type]  # whatever the test says


def test_who_may_meet() -> None:
    visitor, host = _offer("DK", "visitor"), _offer("FI", "host")
    assert may_meet(visitor, host)
    assert not may_meet(visitor, replace(host, country="DK"))
    assert not may_meet(visitor, replace(host, roles=frozenset({"visitor"})))
    assert not may_meet(replace(visitor, excluded=frozenset({"FI"})), host)
    assert not may_meet(visitor, replace(host, excluded=frozenset({"DK"})))
    assert not may_meet(visitor, replace(host, actor_id=visitor.actor_id))


def test_a_time_together_has_room_for_a_stay_and_lies_ahead() -> None:
    month = ((date(2027, 3, 1), date(2027, 3, 31)),)
    visitor, host = _offer("DK", "visitor", times=month), _offer("FI", "host")
    assert "Both can from 2027-03-01 to 2027-03-31." in _said(visitor, host)
    short = replace(host, times=((date(2027, 3, 30), date(2027, 4, 20)),))
    assert "No time that suits both." in _said(visitor, short)
    past = replace(host, times=((date(2026, 3, 1), date(2026, 11, 23)),))
    assert "No time that suits both." in _said(_offer("DK", "visitor"), past)
    assert "Any time suits both." in _said(_offer("DK", "visitor"), host)


def test_a_country_that_was_asked_for_counts_more_than_none_and_none_more_than_another() -> None:
    visitor, host = _offer("DK", "visitor"), _offer("FI", "host")
    asked = replace(visitor, wanted=frozenset({"FI"}))
    elsewhere = replace(visitor, wanted=frozenset({"IT"}))
    scores = [fit(who, host, TODAY).score for who in (asked, visitor, elsewhere)]
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == 3


def _said(visitor: Offer, host: Offer) -> list[str]:
    return [sentence(part, "en") for part in fit(visitor, host, TODAY).parts]


def test_words_meet_by_their_stems_in_danish_and_english() -> None:
    assert shared_words(["Farvning af uld"], ["Vi farver alt"]) == ["farvning"]
    assert shared_words(["recycling of cotton"], ["recycled cottons"]) == ["cotton", "recycling"]
    assert shared_words(["we want to learn"], ["learn what we want"]) == []
    assert shared_words([None], ["denim"]) == []
    assert shared_topics(["Denim Recycling", "denim recycled"], ["denim recycling"]) == ["Denim Recycling"]
