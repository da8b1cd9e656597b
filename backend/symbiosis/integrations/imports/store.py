"""Many rows into one table at once: COPY beside it, then one MERGE that writes what differs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from symbiosis.journal.merged import OLD_AND_NEW
from symbiosis.kit.reads import Connection


@dataclass(frozen=True)
class Target:
    """A versioned table. `key` finds a row, `content` is compared and written, `first` only inserted.

    Names come from the code, never from a file.
    """

    table: str
    key: tuple[str, ...]
    content: tuple[str, ...]
    first: tuple[str, ...] = ()
    returning: tuple[str, ...] = ("id",)

    @property
    def columns(self) -> tuple[str, ...]:
        return (*self.key, *self.content, *self.first)


async def merge(connection: Connection, target: Target, rows: Iterable[Sequence[Any]]) -> list[Any]:
    """Rows inserted or changed, each with `action` INSERT or UPDATE and, when changed, what it `was` and
    `is_now`; a row that says the same is not touched.

    `rows` hold `target.columns` in order, JSON as text; keys are unique among them.
    """
    staged = f"incoming_{target.table}"
    listed = ", ".join(target.columns)
    await connection.execute(
        f"create temp table {staged} on commit drop as select {listed} from {target.table} with no data"  # noqa: S608
    )
    await connection.copy_records_to_table(staged, records=rows, columns=target.columns)
    # The planner knows nothing about a table that was filled in this transaction.
    await connection.execute(f"analyze {staged}")
    merged: list[Any] = await connection.fetch(_statement(target, staged))
    await connection.execute(f"drop table {staged}")
    return merged


def _statement(target: Target, staged: str) -> str:
    same_key = " and ".join(f"t.{name} = n.{name}" for name in target.key)
    old = ", ".join(f"t.{name}" for name in target.content)
    new = ", ".join(f"n.{name}" for name in target.content)
    written = ", ".join(f"{name} = n.{name}" for name in target.content)
    returning = ", ".join(f"t.{name}" for name in target.returning)
    return (
        f"merge into {target.table} t using {staged} n on {same_key}"  # noqa: S608  # names of our own
        f" when matched and ({old}) is distinct from ({new})"
        f" then update set {written}, version = t.version + 1, updated_at = now()"
        f" when not matched then insert ({', '.join(target.columns)})"
        f" values ({', '.join(f'n.{name}' for name in target.columns)})"
        f" returning merge_action() as action, {returning}, {OLD_AND_NEW}"
    )
