"""Vouchers in the world of the permission matrix, each where one thing can be done with it."""

from typing import Any
from uuid import UUID, uuid4

from symbiosis.exchanges.paying import making, queries
from symbiosis.kit.database import Database
from symbiosis.kit.sealing import seal

IBAN = "DK5000400440116243"
HOLDER = "Kanarie Kontohaver"
"""Finance reads them in the files for the bank; nobody reads them anywhere else."""
ASKED_BECAUSE = "Kanarie revisorens fund"
"""Why money is asked back."""
STATES = {
    "voucher": "reserved",
    "issued voucher": "issued",
    "paid voucher": "paid",
    "recovery voucher": "recovery_requested",
}
RUNS = {"prepared run": "approved", "ordered run": "payment_ordered"}


async def make_vouchers(
    database: Database, visitor_id: Any, host_id: Any, cluster: str, secret: str
) -> tuple[dict[str, dict[str, object]], dict[str, object]]:
    """Targets and names. CLOTH is laid already."""
    pool = database.pool
    partner = await pool.fetchval(
        "update programme_partners set total_eur = 9000, free_eur = 5500, reserved_eur = 500, issued_eur = 2000,"
        " paid_eur = 1000 where programme_slug = 'cloth' and cluster_slug = $1 returning id",
        cluster,
    )
    account = await pool.fetchval(
        "insert into bank_accounts (actor_id, sealed_holder, sealed_iban, last_four, country, verified_at)"
        " values ($1, $2, $3, '6243', 'DK', now()) returning id",
        visitor_id,
        seal(secret, HOLDER),
        seal(secret, IBAN),
    )
    targets: dict[str, dict[str, object]] = {}
    names: dict[str, object] = {}
    for name, state in {**STATES, "approved voucher": "approved", **RUNS}.items():
        voucher_id = await _voucher(database, partner, visitor_id, host_id, cluster, state)
        targets[name], names[name] = {"voucher_id": voucher_id}, voucher_id
    for name in RUNS:
        run_id = await _run(database, partner, names[name], account, name.split()[0], secret)
        targets[name] = {"payment_run_id": run_id}
        if name == "ordered run":
            await _keep_hashes(database, run_id, secret)
    return targets, names


async def _voucher(
    database: Database, partner: UUID, visitor_id: Any, host_id: Any, cluster: str, state: str
) -> UUID:
    exchange_state = {
        "reserved": "committed",
        "issued": "committed",
        "approved": "validated",
        "payment_ordered": "validated",
    }
    exchange_id = await database.pool.fetchval(
        "insert into exchanges (programme_slug, code, visitor_id, host_id, visitor_cluster, host_cluster,"
        " planned_start, planned_end, working_days_planned, distance_km, rate_country, holds_once, state,"
        " organisation_class, bucket) values ('cloth', $1, $2, $3, $4, $4, '2026-09-14', '2026-09-16', 3, 1000,"
        " 'FI', false, $5, 'sme', 'sme') returning id",
        f"CLOTH-2026-{uuid4().hex[:5]}",
        visitor_id,
        host_id,
        cluster,
        exchange_state.get(state, "paid"),
    )
    file_id = await database.pool.fetchval(
        "insert into stored_files (key, sha256, size_bytes, media_type, name, classification)"
        " values ($1, repeat('a', 64), 1, 'application/pdf', 'a.pdf', 'internal') returning id",
        uuid4().hex,
    )
    await database.pool.execute(
        "insert into exchange_documents (exchange_id, kind, state, template_version, inputs, content_hash,"
        " file_id) values ($1, 'financial_agreement', 'fully_signed', '1', '{}', 'x', $2)",
        exchange_id,
        file_id,
    )
    found: UUID = await database.pool.fetchval(
        "insert into vouchers (programme_slug, partner_id, visitor_id, exchange_id, state, holds_once,"
        " rule_set_id, rate_table_id, full_rate_eur, factor, factor_reasons, entitlement_eur, approved_eur,"
        " payout_amount, recovery_asked_eur, end_reason, frozen)"
        " select 'cloth', $1, $2, $3, $4, false, r.id, t.id, 950, 0.5, '{days_lt_5}',"
        " 475, case when $4 not in ('reserved', 'issued') then 475 end, case when $4 <> 'reserved' then 475 end,"
        " case when $4 = 'recovery_requested' then 200 end,"
        " case when $4 = 'recovery_requested' then $5 end,"
        """ '{"host_country": "FI", "working_days": 3, "distance_km": "1000", "rule_version": 1,"""
        """ "rate_version": 1, "rate_confirmed": false, "full_rate_eur": "950.00", "capped": false}'::jsonb"""
        " from rule_sets r, rate_tables t where r.programme_slug = 'cloth' and t.programme_slug = 'cloth'"
        " order by r.version, t.version limit 1 returning id",
        partner,
        visitor_id,
        exchange_id,
        state,
        ASKED_BECAUSE,
    )
    return found


async def _keep_hashes(database: Database, run_id: UUID, secret: str) -> None:
    async with database.sessions() as session, session.begin():
        await making.keep_hashes(session, await queries.locked(session, run_id), secret)


async def _run(
    database: Database, partner: UUID, voucher_id: object, account: UUID, state: str, secret: str
) -> UUID:
    run_id: UUID = await database.pool.fetchval(
        "insert into payment_runs (partner_id, state, execute_on, currency, total, debtor_name,"
        " sealed_debtor_iban, ordered_at) values ($1, $2, '2026-10-01', 'EUR', 475, 'Modacc', $3, now())"
        " returning id",
        partner,
        state,
        seal(secret, "ES9121000418450200051332"),
    )
    await database.pool.execute(
        "insert into payment_lines (run_id, voucher_id, bank_account_id, amount, reference)"
        " values ($1, $2, $3, 475, $4)",
        run_id,
        voucher_id,
        account,
        f"CLOTH-{run_id.hex[:6]}",
    )
    return run_id
