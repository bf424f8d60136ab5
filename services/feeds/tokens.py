"""The secret in a feed's address: only its digest is ever stored."""

from hashlib import sha256
from secrets import token_urlsafe

_BYTES = 24  # 192 bits: nobody guesses one, however many there are.


def new_token() -> str:
    """Return a token that fits an address as it is."""
    return token_urlsafe(_BYTES)


def digest_of(token: str) -> str:
    """Return what is stored of a token: SHA-256 in hex."""
    return sha256(token.encode("utf-8", "replace")).hexdigest()
