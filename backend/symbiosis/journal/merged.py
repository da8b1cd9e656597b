"""What a MERGE changed, for the journal."""

import json
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from symbiosis.journal.changes import between
from symbiosis.journal.service import Recorded

OLD_AND_NEW = (
    "case merge_action() when 'UPDATE' then to_jsonb(old)::text end as was,"
    " case merge_action() when 'UPDATE' then to_jsonb(new)::text end as is_now"
)
"""For RETURNING: the row before and after, where there was one."""


def changed_together(
    rows: Iterable[Mapping[str, Any]], names: Iterable[str], owner: str = "id"
) -> list[Recorded]:
    """One entry a subject (`id`), also where several of its rows changed; `names` are the columns that may.
    `owner`: the column that says which organisation it concerns."""
    kept = frozenset(names)
    entries: dict[UUID, Recorded] = {}
    for row in rows:
        was, is_now = (json.loads(row[name] or "{}") for name in ("was", "is_now"))
        before, after = between(was, {name: value for name, value in is_now.items() if name in kept})
        known = entries.get(row["id"], Recorded(row["id"], row[owner]))
        entries[row["id"]] = Recorded(
            known.subject_id, known.actor_id, {**known.before, **before}, {**known.after, **after}
        )
    return [entries[subject_id] for subject_id in sorted(entries)]
