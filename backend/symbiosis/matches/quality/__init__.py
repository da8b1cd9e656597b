"""How well matching serves people, measured on what they decided."""
