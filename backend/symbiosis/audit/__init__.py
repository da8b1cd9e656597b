"""The journal as people read it: an organisation's history, the audit page of staff."""
