"""Who belongs to an organisation, who is invited, and who may act for it."""
