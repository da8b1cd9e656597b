"""The world of the permission matrix: an organisation, everyone who may knock, and everything it owns."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import httpx
from fastapi import FastAPI

from accounts.partners import bearer
from conftest import AARHUS, Person, client_of, make_actor, sign_up
from contract.canaries import LIMIT, Canaries, title_of
from contract.exchange_world import make_exchanges
from contract.money_world import make_vouchers
from contract.paper_world import make_papers
from contract.principals import MEMBERS, PRINCIPALS, STAFF
from contract.registration_world import make_registrations
from contract.trip_world import make_trips
from joining.applying import applied, for_cloth, insert_programmes
from matches.matchmaking import act, decide, find_partners, need, offer
from programmes.cloth import lay_cloth
from streams.bodies import profile
from symbiosis.accounts.machines import credentials
from symbiosis.accounts.machines.oauth import issuer_of
from symbiosis.actors.capabilities import Scope
from symbiosis.kit import clock
from symbiosis.kit.database import Database

HOME, AWAY = "modacc", "tekstilsymbiose-herning"
FILE = "title,form,kg\nCutting scraps,cutting_scraps,200\n"
HIDDEN = ("private", "network", "cluster", "invited")
PRICE = {
    "model": "negotiable",
    "per_kg": {"amount": "50", "currency": "EUR"},
    "limit_per_kg": {"amount": LIMIT, "currency": "EUR"},
}

Ids = dict[str, object]


class World:
    """`targets`: the ids a path needs, by the target's name; `names`: what bodies say as `$name`."""

    def __init__(self, app: FastAPI, database: Database) -> None:
        self.app, self.database = app, database
        self.people: dict[str, Person] = {}
        self.cookies: dict[str, str] = {}
        self.bearers: dict[str, str] = {}
        self.targets: dict[str, Ids] = {"": {}, "nothing": {}}
        self.names: Ids = {}
        self.canaries = Canaries()

    # --- who knocks ---

    def credentials_of(self, principal: str, scope: str | None) -> Mapping[str, str]:
        """The headers of a request. `scope`: what the operation asks machines for."""
        if principal.endswith("_without_scope"):
            return bearer(self.bearers[f"{principal} {scope}"])
        if principal in self.bearers:
            return bearer(self.bearers[principal])
        cookie = self.cookies.get(principal)
        return {"cookie": f"session={cookie}"} if cookie else {}

    async def _cluster(self, actor_id: object, slug: str = HOME, state: str = "confirmed") -> None:
        await self.database.pool.execute(
            "insert into cluster_memberships (actor_id, cluster_slug, state) values ($1, $2, $3)",
            actor_id,
            slug,
            state,
        )

    async def _sign_up(self, principal: str, company: str | None = None, **details: Any) -> Person:
        person = await sign_up(self.app, self.database, company, **details)
        self.people[principal] = person
        self.cookies[principal] = str(person.client.cookies["session"])
        return person

    async def _join(self, person: Person, role: str) -> None:
        await self.database.pool.execute(
            "insert into memberships (user_id, actor_id, role) values ($1, $2, $3)",
            person.user_id,
            self.names["actor"],
            role,
        )

    async def people_arrive(self) -> None:
        owner = await self._sign_up("org_admin", "Systuen")
        self.names["actor"], self.names["site"] = owner.actor_id, owner.site_id
        await self._cluster(owner.actor_id)
        for role in MEMBERS[1:]:
            await self._join(await self._sign_up(role), role)
        other = await self._sign_up("other", "Væveriet")
        neighbour = await self._sign_up("neighbour", "Farveriet")
        self.names |= {"other": other.actor_id, "neighbour": neighbour.actor_id}
        await self._cluster(neighbour.actor_id)
        for staff_role in STAFF:
            place = {"programme": "cloth"} if staff_role == "programme_lead" else {"cluster": HOME}
            await self._sign_up(staff_role, staff_role=staff_role, **place)
        await self._sign_up("away_facilitator", staff_role="facilitator", cluster=AWAY)
        await self._sign_up(
            "sleeping_facilitator", staff_role="facilitator", cluster=HOME, second_factor=False
        )
        holder = await self._sign_up("mandate_holder", staff_role="facilitator", cluster=AWAY)
        self.names |= {"holder": holder.user_id, "facilitator": self.people["facilitator"].user_id}
        self.targets["mandate"] = {
            "mandate_id": await self.database.pool.fetchval(
                "insert into mandates (actor_id, holder_id, scope, valid_until)"
                " values ($1, $2, '{streams,matches}', now() + interval '1 day') returning id",
                owner.actor_id,
                holder.user_id,
            )
        }
        await self._ended_sessions()

    async def _ended_sessions(self) -> None:
        """Two more sessions of the administrator, one too old, one ended."""
        for principal in ("expired_session", "revoked_session"):
            person = await self._sign_up(principal)
            await self._join(person, "org_admin")
        await self.database.pool.execute(
            "update user_sessions set expires_at = now() - interval '1 minute' where user_id = $1",
            self.people["expired_session"].user_id,
        )
        await self.database.pool.execute(
            "delete from user_sessions where user_id = $1", self.people["revoked_session"].user_id
        )

    async def machines_arrive(self) -> None:
        every = [str(scope) for scope in Scope]
        self.bearers["key"] = await self._key(every)
        self.bearers["revoked_key"] = await self._key(every, revoked=True)
        self.bearers["partner"] = await self._token(HOME, every)
        self.bearers["partner_away"] = await self._token(AWAY, every)
        for missing in (None, *every):
            rest = [scope for scope in every if scope != missing]
            self.bearers[f"key_without_scope {missing}"] = await self._key(rest)
            self.bearers[f"partner_without_scope {missing}"] = await self._token(HOME, rest)

    async def _key(self, scopes: list[str], *, revoked: bool = False) -> str:
        key, parts = credentials.new_api_key()
        await self.database.pool.execute(
            "insert into api_keys (user_id, name, prefix, secret_hash, scopes, expires_at, revoked_at)"
            " values ($1, 'Report', $2, $3, $4, now() + interval '1 day', case when $5 then now() end)",
            self.people["org_admin"].user_id,
            parts.id,
            credentials.digest(parts.secret),
            scopes,
            revoked,
        )
        return key

    async def _token(self, cluster: str, scopes: list[str]) -> str:
        client_id = await self.database.pool.fetchval(
            "insert into api_clients (name, cluster_slug, scopes) values ('Hub', $1, $2) returning id",
            cluster,
            scopes,
        )
        signer = await self.app.state.keyring.signer(self.database, clock.now())
        return str(
            signer.sign(issuer_of(self.app.state.settings), client_id, cluster, " ".join(scopes), clock.now())
        )

    # --- what is asked for ---

    async def things_are_made(self) -> None:
        await self._organisations()
        await self._streams()
        await self._matches()
        await self._papers()
        await self._money()
        await self._exchange_papers()
        await self._programme_things()
        await self._trips()
        await self._registrations()

    async def _organisations(self) -> None:
        actor_id, pool = self.names["actor"], self.database.pool
        await pool.execute(
            "update actors set registration_scheme = 'cvr', registration_number = '25313763' where id = $1",
            actor_id,
        )
        self.targets["actor"] = {"actor_id": actor_id}
        self.targets["colleague"] = {"actor_id": actor_id, "user_id": self.people["viewer"].user_id}
        standing = {
            "unclaimed": "claimed = false, verification = 'public_source'",
            "pending": "verification = 'pending', registration_scheme = 'cvr', registration_number = '1'",
            "suspended": "standing = 'suspended', standing_reason = 'x'",
            "double": "claimed = false",
            "claiming": "claimed = true",
        }
        for name, columns in standing.items():
            made, _ = await make_actor(self.database, f"Systuen {name}")
            await pool.execute(f"update actors set {columns} where id = $1", made)  # noqa: S608 - ours
            await self._cluster(made, state="claimed" if name == "claiming" else "confirmed")
            self.targets[name] = {"actor_id": made, "cluster_slug": HOME}
            self.names[name] = made
        self.targets["pair"] = {"actor_id": actor_id, "other_id": self.names["double"]}
        self.targets["membership"] = {"actor_id": actor_id, "cluster_slug": HOME}

    async def _stream(self, name: str, person: Person, body: dict[str, Any]) -> str:
        answer = await person.client.post("/v1/material-streams", json=body)
        assert answer.status_code == 201, answer.text
        stream_id = str(answer.json()["id"])
        self.targets[name], self.names[name] = {"stream_id": stream_id}, stream_id
        return stream_id

    async def _streams(self) -> None:
        owner = self.people["org_admin"]
        await self._stream("published", owner, offer(price=PRICE))
        await self._stream("draft", owner, offer(publish=False, title=title_of("draft"), price=PRICE))
        for name in HIDDEN:
            await self._stream(name, owner, offer(visibility=name, title=title_of(name), price=PRICE))
        invited = {"actor_ids": [str(self.names["neighbour"])]}
        address = f"/v1/material-streams/{self.names['invited']}/invited"
        assert (await owner.client.put(address, json=invited)).status_code == 200
        for name, verb, reason in (("paused", "pause", {}), ("withdrawn", "withdraw", {"reason": "other"})):
            await act(owner, await self._stream(name, owner, offer(title=title_of(name))), verb, **reason)
        manager = self.people["cluster_manager"]
        await self._stream("unclaimed's", manager, need(owner_id=str(self.names["unclaimed"])))

        await self._profile("profile", owner)
        limited = {"limit_per_kg": PRICE["limit_per_kg"]}
        await self._profile("draft profile", owner, publish=False, title=title_of("draft"), price=limited)

    async def _profile(self, name: str, person: Person, **changes: Any) -> None:
        address = f"/v1/actors/{person.actor_id}/capability-profiles"
        answer = await person.client.post(address, json=profile(**changes))
        assert answer.status_code == 201, answer.text
        self.targets[name] = {"actor_id": person.actor_id, "profile_id": answer.json()["id"]}

    async def _matches(self) -> None:
        """With a spinner of no cluster, who dismisses one of them."""
        owner = self.people["org_admin"]
        spinner = await sign_up(self.app, self.database, "Spinderiet", town=AARHUS)
        refused = await self._stream("refused", owner, offer(title="Cuttings that nobody wants"))
        wanted = await self._stream("wanted", spinner, need())
        await find_partners(self.database)
        for name, stream_id in (("match", str(self.names["published"])), ("dismissed match", refused)):
            found = await self.database.pool.fetchval(
                "select id from matches where offer_id = $1 and need_id = $2", UUID(stream_id), UUID(wanted)
            )
            assert found is not None
            self.targets[name] = {"match_id": found}
        await decide(spinner, str(self.targets["dismissed match"]["match_id"]), "dismiss", reason="other")

    async def _papers(self) -> None:
        owner, pool = self.people["org_admin"], self.database.pool
        imported = await owner.client.post(
            "/v1/imports?kind=streams", content=FILE, headers={"content-type": "text/csv"}
        )
        self.targets["import"] = {"import_id": imported.json()["id"]}
        self.targets["invitation"] = {
            "actor_id": owner.actor_id,
            "invitation_id": await pool.fetchval(
                "insert into invitations (actor_id, email, role, token_hash, expires_at) values"
                " ($1, 'invited@people.example', 'viewer', $2, now() + interval '1 day') returning id",
                owner.actor_id,
                uuid4().bytes,
            ),
        }
        async with client_of(self.app) as visitor:
            receipt = await applied(visitor, for_cloth(HOME))
        self.targets["application"] = {"application_id": receipt["id"]}
        self.targets["programme"] = {"programme_slug": "cloth"}
        self.targets["no pattern"] = {"slug": "no-such-pattern"}
        self.targets["pattern"] = {
            "slug": await pool.fetchval(
                "insert into synergy_patterns (slug, names, summary, product, route, maturity, evidence, source)"
                """ values ('felt', '{"en": "Felt"}', '{"en": "Felt"}', '{"en": "Felt"}', 'nonwoven_felt', 5, 'x',"""
                " 'x') returning slug"
            )
        }
        self.targets["staff role"] = {
            "staff_role_id": await pool.fetchval(
                "select id from staff_grants where user_id = $1", self.people["analyst"].user_id
            )
        }
        client_id = await pool.fetchval(
            "select id from api_clients where cluster_slug = $1 order by id limit 1", HOME
        )
        secret_id = await pool.fetchval(
            "insert into api_client_secrets (client_id, secret_hash, hint) values ($1, 'x', 'x') returning id",
            client_id,
        )
        self.targets["api client"] = {"api_client_id": client_id, "secret_id": secret_id}
        self.names["in a month"] = (clock.now() + timedelta(days=30)).isoformat()

    async def _programme_things(self) -> None:
        """A cell of each table of terms, a participant, and a reporting period in each state."""
        cell = {"organisation_class": "sme", "role": "visitor", "country": "UA", "kind": "photo"}
        self.targets["terms"] = {"programme_slug": "cloth", "cluster_slug": HOME, **cell}
        self.targets["participant"] = {"programme_slug": "cloth", "actor_id": self.names["actor"]}
        for n, state in enumerate(("open", "collecting", "frozen", "submitted")):
            self.targets[f"{state} period"] = {
                "period_id": await self.database.pool.fetchval(
                    "insert into reporting_periods (programme_slug, name, starts_on, ends_on, state)"
                    " values ('cloth', $1, $2, $2, $1) returning id",
                    state,
                    date(2025, 1, 1 + n),
                )
            }

    async def _money(self) -> None:
        await lay_cloth(self.database)
        secret = self.app.state.settings.encryption_secret
        visitor, host = self.names["actor"], self.names["other"]
        targets, names = await make_vouchers(self.database, visitor, host, HOME, secret)
        self.targets |= targets
        self.names |= names
        targets, names = await make_exchanges(self.database, visitor, host, HOME)
        self.targets |= targets
        self.names |= names

    async def _trips(self) -> None:
        actor, host = self.names["actor"], self.names["other"]
        secret = self.app.state.settings.encryption_secret
        targets, names = await make_trips(self.database, actor, host, HOME, secret)
        self.targets |= targets
        self.names |= names

    async def _registrations(self) -> None:
        actor, host = self.names["actor"], self.names["other"]
        targets, names = await make_registrations(self.database, actor, host, HOME)
        self.targets |= targets
        self.names |= names

    async def _exchange_papers(self) -> None:
        visitor, host = self.names["actor"], self.names["other"]
        targets, names = await make_papers(self.database, visitor, host, HOME)
        self.targets |= targets
        self.names |= names

    def said(self, body: Any) -> Any:
        """A body with its `$name`s filled in."""
        match body:
            case dict():
                return {key: self.said(value) for key, value in body.items()}
            case list():
                return [self.said(value) for value in body]
            case str() if body.startswith("$"):
                return str(self.names[body[1:]])
            case _:
                return body


async def build(app: FastAPI, database: Database) -> World:
    world = World(app, database)
    await insert_programmes(database)
    await world.people_arrive()
    await world.machines_arrive()
    await world.things_are_made()
    await world.canaries.plant(database, world.names["actor"])
    known = {*world.people, *(name.split(" ")[0] for name in world.bearers), "anonymous"}
    assert known >= set(PRINCIPALS)
    return world


def visitor_of(app: FastAPI) -> httpx.AsyncClient:
    return client_of(app)
