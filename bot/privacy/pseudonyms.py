"""What is kept of who a person is: a hash whose key changes every hour, and words that only they open.

A conversation is forgotten an hour after its last message, so the names of this hour and of the one before
are all that is ever looked for. Who reads what is kept, without the secret, learns neither who wrote nor
what; with the secret, who wrote is found only by trying every account there is.
"""

from collections.abc import Callable
from hashlib import blake2b
from time import time

from bot.privacy.cipher import Cipher

SECONDS_NAMED = 3600


class People:
    """`secret`: the same in every process that shares what is kept."""

    def __init__(self, secret: bytes, clock: Callable[[], float] = time) -> None:
        self._secret = blake2b(secret, digest_size=32, person=b"gospublic names").digest()
        self._clock = clock

    def names(self, person: str) -> tuple[str, str]:
        """The person's name in this hour, and in the hour before. `person` is any text."""
        hour = int(self._clock() // SECONDS_NAMED)
        return self._name(person, hour), self._name(person, hour - 1)

    def seal(self, person: str, text: str) -> bytes:
        """The text as bytes that `open` reads for the same person alone."""
        return self._cipher(person).close(text.encode("utf-8", "surrogatepass"))

    def open(self, person: str, sealed: bytes) -> str:
        """The text; empty where it was sealed for another, or under another secret."""
        return (self._cipher(person).open(sealed) or b"").decode("utf-8", "surrogatepass")

    def _name(self, person: str, hour: int) -> str:
        key = blake2b(str(hour).encode(), key=self._secret, digest_size=32).digest()
        return blake2b(_bytes(person), key=key, digest_size=16).hexdigest()

    def _cipher(self, person: str) -> Cipher:
        return Cipher(blake2b(_bytes(person), key=self._secret, digest_size=32, person=b"session").digest())


def _bytes(person: str) -> bytes:
    return person.encode("utf-8", "surrogatepass")
