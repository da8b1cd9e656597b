"""Reading the journal: an organisation's history, and the audit page of staff."""
