"""Reminding people of what is missing from them: once each, gathered in one mail a day."""
