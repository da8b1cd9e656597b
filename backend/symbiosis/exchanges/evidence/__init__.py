"""The evidence of an exchange: a checklist of what proves that it took place as agreed, and its files."""
