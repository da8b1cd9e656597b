"""What can go wrong with the embedded server, told with a remedy."""


class EmbeddedPostgresError(RuntimeError):
    """The embedded PostgreSQL cannot be used; the message says why and what to do."""


REMEDIES = {
    "no space left on device": "The disk is full. Free some space and start again; no data is lost.",
    "incompatible with server": "Another PostgreSQL version wrote these files. Restore a backup instead.",
    "could not create shared memory": "The machine refuses shared memory; raise its limit.",
}


def explain(what: str, output: str) -> EmbeddedPostgresError:
    """The error for a failed `what`, with the remedy that its output points to."""
    lowered = output.lower()
    remedy = next((text for mark, text in REMEDIES.items() if mark in lowered), "")
    tail = "\n".join(output.strip().splitlines()[-12:])
    return EmbeddedPostgresError(f"{what} failed. {remedy}\n{tail}".strip())
