"""The engine: which offer fits which need, how well, and why. Pure: no web, no tables, no clock."""
