"""The audit pack: everything that proves an exchange, or all of a reporting period, as one archive."""
