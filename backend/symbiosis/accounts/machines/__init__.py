"""API keys of scripts, tokens of partners, and the keys that sign them."""
