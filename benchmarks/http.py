"""Lists and single streams over HTTP, against the limit, in one interleaved run.

python -m benchmarks.http [--streams 100000] [--rounds 3]
"""

import argparse
import asyncio
import os
import sys

import asyncpg

from benchmarks.harness import Load, MissingToolError, database, median, require_wrk, served, wrk

FILL = """
insert into actors (legal_name, display_name, sort_name, country, verification, source_name)
select 'Company ' || i, 'Company ' || i, 'company ' || i, 'DK', 'self_declared', 'benchmark'
from generate_series(1, 2000) i;
insert into sites (actor_id, main, country, town, postcode, nuts3, latitude, longitude, precision)
select id, true, 'DK', 'Herning', '7400', 'DK041', 54.5 + random() * 3, 8 + random() * 4, 'postcode' from actors;
insert into material_streams (direction, owner_id, status, title, description, stream_type, material, requirements,
  fibres, forms, quantity, quantity_kg, quantity_kg_per_year, country, postcode, town, nuts3, latitude, longitude,
  price, valid_until, confirmed_at, published_at, search_text, created_at, site_id)
select case when n % 3 = 0 then 'need' else 'offer' end, s.actor_id, 'published', 'Afklip, parti ' || n,
  'Rene afklip fra syning, sorteret efter farve og pakket i big bags.', 'cutting_scraps',
  case when n % 3 > 0 then '{"form": "cutting_scraps", "origin_stage": "garment_production", "legal_status": "unknown",
    "waste_code": null, "composition": [{"fibre": "cotton", "share_pct": 95, "part": "all", "recycled": false},
    {"fibre": "elastane", "share_pct": 5, "part": "all", "recycled": false}], "evidence_method": "declared",
    "colour": "white_optical", "condition": "a_no_defects", "disruptors": [], "moisture_state": "dry"}'::jsonb end,
  case when n % 3 = 0 then '{"forms": ["cutting_scraps"], "composition": [{"fibres": ["cotton"], "min_pct": 95,
    "max_pct": null, "mode": "sum"}], "elastane_max_pct": 2}'::jsonb end,
  '{cotton,elastane}', '{cutting_scraps}', jsonb_build_object('mode', 'one_off', 'value', q, 'unit', 'kg',
    'kg', q, 'kg_per_year', q, 'kg_basis', 'estimated'), q, q, 'DK', s.postcode, s.town, s.nuts3, s.latitude,
  s.longitude, '{"model": "negotiable", "per_kg": null}', now() + interval '60 days', now(), now(),
  'afklip parti ' || n || ' cotton bomuld elastan herning', now() - n * interval '1 second', s.id
from (select n, (random() * 5000)::int + 1 as q, 1 + n % 2000 as k from generate_series(1, $1) n) g
join (select *, row_number() over (order by id) as k from sites) s using (k);
"""


async def fill(dsn: str, streams: int) -> str:
    """Gives the id of a stream in the middle."""
    connection = await asyncpg.connect(dsn, command_timeout=600)
    try:
        await connection.execute(FILL.replace("$1", str(streams)))
        await connection.execute("vacuum analyze")
        middle = "select id from material_streams order by created_at offset $1 limit 1"
        return str(await connection.fetchval(middle, streams // 2))
    finally:
        await connection.close()


def report(name: str, limit: list[Load], ours: list[Load], target: float) -> float:
    ratio = median([o.per_second / b.per_second for o, b in zip(ours, limit, strict=True)])
    met = "met" if ratio >= target else "MISSED"
    for who, loads in (("limit", limit), ("ours", ours)):
        rate, p50, p99 = (median([getattr(x, f) for x in loads]) for f in ("per_second", "p50_ms", "p99_ms"))
        print(f"| {name} | {who} | {rate:,.0f} | {p50:.1f} | {p99:.1f} | |")
    print(f"| {name} | ratio | | | | **{ratio:.2f}** (target {target}: {met}) |")
    return ratio


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--streams", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    require_wrk()
    with database() as dsn:
        middle = asyncio.run(fill(dsn, arguments.streams))
        environment = {**os.environ, "SYMBIOSIS_DATABASE_URL": dsn, "SYMBIOSIS_LOG_LEVEL": "WARNING"}
        paths = {"list, 50 rows": "/v1/material-streams", "by id": f"/v1/material-streams/{middle}"}
        seen: dict[tuple[str, str], list[Load]] = {}
        with (
            served("benchmarks.limit_server:create_limit", environment) as limit,
            served("symbiosis.app:create_edge", environment) as ours,
        ):
            for address in (limit, ours):
                for path in paths.values():
                    wrk(address + path, seconds=1)
            for _ in range(arguments.rounds):
                for name, path in paths.items():
                    for who, address in (("limit", limit), ("ours", ours)):
                        seen.setdefault((name, who), []).append(wrk(address + path))
    print(f"{arguments.streams:,} streams, 16 connections, median of {arguments.rounds} interleaved rounds\n")
    print("| what | who | requests/s | p50 ms | p99 ms | ratio |\n|---|---|---|---|---|---|")
    for name in paths:
        report(name, seen[name, "limit"], seen[name, "ours"], 0.8)


if __name__ == "__main__":
    try:
        main()
    except MissingToolError as missing:
        sys.exit(str(missing))
