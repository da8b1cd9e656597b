"""Secrets we must be able to read again: encrypted at rest with a key that is not in the database.

Fernet (AES-128-CBC with HMAC-SHA256); its key is derived from SYMBIOSIS_ENCRYPTION_SECRET. What only has
to be recognised (tokens, passwords, codes) is hashed instead and never comes here.
"""

from base64 import urlsafe_b64encode
from functools import lru_cache

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF


class CannotUnseal(Exception):
    """It was sealed with another secret, or is damaged."""


@lru_cache(maxsize=8)
def _fernet(secret: str) -> Fernet:
    key = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"symbiosis sealing").derive(secret.encode())
    return Fernet(urlsafe_b64encode(key))


def seal(secret: str, text: str) -> str:
    return _fernet(secret).encrypt(text.encode()).decode()


def unseal(secret: str, sealed: str) -> str:
    """Errors: CannotUnseal."""
    try:
        return _fernet(secret).decrypt(sealed.encode()).decode()
    except InvalidToken as error:
        raise CannotUnseal from error
