"""Passwords of operators: kept as argon2id hashes, checked in a time that tells nothing."""

from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

SHORTEST = 10
"""Characters of a password."""

_hasher = PasswordHasher()


def hashed(password: str) -> str:
    """The argon2id hash with its salt and parameters, as a string."""
    return _hasher.hash(password)


def fits(password: str, password_hash: str | None) -> bool:
    """Whether the password is the one. Without a hash (nobody of that name) it takes as long, and isn't."""
    try:
        typed = password.encode("utf-8", "surrogatepass")
        return _hasher.verify(password_hash or _nobodys(), typed) and password_hash is not None
    except (Argon2Error, InvalidHashError):
        return False


@cache
def _nobodys() -> str:
    return _hasher.hash("nobody has this password")
