"""Passkeys, authenticator apps, recovery codes: what people prove themselves with."""
