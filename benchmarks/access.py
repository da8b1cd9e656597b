"""What knowing the caller costs, and whether signing in tells by its time who has an account.

python -m benchmarks.access [--streams 20000] [--rounds 5]
"""

import argparse
import asyncio
import os
import secrets
import statistics
import time
from dataclasses import dataclass

import asyncpg
import httpx

from benchmarks.harness import database, median, served
from benchmarks.http import fill
from symbiosis.accounts.passwords import hash_password
from symbiosis.accounts.sessions import hash_token

REQUESTS = 150
GUESSES = 60


@dataclass(frozen=True)
class Callers:
    """Session tokens by who is calling; None for a visitor."""

    tokens: dict[str, str | None]
    known: list[str]


async def _people(dsn: str) -> Callers:
    """A member, staff of a cluster and staff of everything, and accounts to guess at."""
    connection = await asyncpg.connect(dsn)
    try:
        hashed = await hash_password("a password nobody guesses")
        await connection.execute("insert into clusters (slug, name, country) values ('here', 'Here', 'DK')")
        await connection.execute(
            "insert into cluster_memberships (cluster_slug, actor_id) select 'here', id from actors limit 500"
        )
        known = [f"known{n}@people.example" for n in range(GUESSES)]
        await connection.executemany(
            "insert into users (email, display_name, password_hash) values ($1, $1, $2)",
            [(email, hashed) for email in known],
        )
        tokens: dict[str, str | None] = {"visitor": None}
        for who, cluster in (("member", None), ("staff of a cluster", "here"), ("staff of everything", None)):
            tokens[who] = await _signed_in(connection, who, cluster)
        return Callers(tokens, known)
    finally:
        await connection.close()


async def _signed_in(connection: "asyncpg.Connection[asyncpg.Record]", who: str, cluster: str | None) -> str:
    token = secrets.token_urlsafe(32)
    user = await connection.fetchval(
        "insert into users (email, display_name) values ($1, $1) returning id",
        f"{who.replace(' ', '.')}@p.example",
    )
    await connection.execute(
        "insert into user_sessions (user_id, token_hash, expires_at, second_factor_at)"
        " values ($1, $2, now() + interval '1 day', now())",
        user,
        hash_token(token),
    )
    if who == "member":
        await connection.execute(
            "insert into memberships (user_id, actor_id) select $1, id from actors limit 1", user
        )
    else:
        await connection.execute(
            "insert into staff_grants (user_id, role, cluster_slug) values ($1, 'facilitator', $2)",
            user,
            cluster,
        )
    return token


def _seconds(client: httpx.Client, path: str, token: str | None) -> float:
    """The median time of one request in a row of them."""
    cookies = {"cookie": f"session={token}"} if token else {}
    times = []
    for _ in range(REQUESTS):
        started = time.perf_counter()
        client.get(path, headers=cookies).raise_for_status()
        times.append(time.perf_counter() - started)
    return statistics.median(times)


def _guess(client: httpx.Client, email: str) -> float:
    started = time.perf_counter()
    answer = client.post("/v1/sessions", json={"email": email, "password": "wrong, all of them"})
    if answer.status_code != 401:
        raise RuntimeError(f"a wrong password was answered with {answer.status_code}")
    return time.perf_counter() - started


def _report_reading(client: httpx.Client, callers: Callers, paths: dict[str, str], rounds: int) -> None:
    print("| what | who | p50 ms | ratio to a visitor |\n|---|---|---|---|")
    for name, path in paths.items():
        seen: dict[str, list[float]] = {who: [] for who in callers.tokens}
        for _ in range(rounds):
            for who, token in callers.tokens.items():
                seen[who].append(_seconds(client, path, token))
        for who, times in seen.items():
            ratio = median([t / v for t, v in zip(times, seen["visitor"], strict=True)])
            print(f"| {name} | {who} | {median(times) * 1000:.2f} | {ratio:.2f} |")


async def _forget_guesses(dsn: str) -> None:
    """Guessing is limited for each caller; here it is the time that counts."""
    connection = await asyncpg.connect(dsn)
    await connection.execute("delete from limit_counters")
    await connection.close()


def _report_guessing(client: httpx.Client, known: list[str], dsn: str) -> None:
    """Known and unknown addresses by turns; noise is how far each kind's quartiles lie apart."""
    times: dict[str, list[float]] = {"known": [], "unknown": []}
    for n, email in enumerate(known):
        if n % 3 == 0:
            asyncio.run(_forget_guesses(dsn))
        times["known"].append(_guess(client, email))
        times["unknown"].append(_guess(client, f"unknown{n}@people.example"))
    quartiles = {kind: statistics.quantiles(values, n=4) for kind, values in times.items()}
    difference = quartiles["known"][1] - quartiles["unknown"][1]
    noise = max(q[2] - q[0] for q in quartiles.values())
    print("| address | p25 ms | p50 ms | p75 ms |\n|---|---|---|---|")
    for kind, (low, middle, high) in quartiles.items():
        print(f"| {kind} | {low * 1000:.1f} | {middle * 1000:.1f} | {high * 1000:.1f} |")
    verdict = "within" if abs(difference) <= noise else "ABOVE"
    ratio = quartiles["known"][1] / quartiles["unknown"][1]
    print(f"\nRatio of the medians {ratio:.3f}; their difference is {verdict} the noise.")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--streams", type=int, default=20_000)
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    with database() as dsn:
        middle = asyncio.run(fill(dsn, arguments.streams))
        callers = asyncio.run(_people(dsn))
        environment = {**os.environ, "SYMBIOSIS_DATABASE_URL": dsn, "SYMBIOSIS_LOG_LEVEL": "WARNING"}
        paths = {"list, 50 rows": "/v1/material-streams", "by id": f"/v1/material-streams/{middle}"}
        with served("symbiosis.app:create_edge", environment) as ours, httpx.Client(base_url=ours) as client:
            for path in paths.values():
                _seconds(client, path, None)
            _report_reading(client, callers, paths, arguments.rounds)
            print(f"\n{len(callers.known)} wrong passwords for known and for unknown addresses, by turns\n")
            _report_guessing(client, callers.known, dsn)


if __name__ == "__main__":
    main()
