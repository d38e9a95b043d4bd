"""Tells conversations apart for a day, without anybody being able to say later whose they were."""

import secrets
from datetime import date
from hashlib import blake2b


class Voices:
    """Keyed hashes of people. The key is made anew every day, lives in this process, is written nowhere."""

    def __init__(self) -> None:
        self._day = date.min
        self._key = b""

    def of(self, person: str, about: str, on: date) -> str:
        """32 hexadecimal digits: the same for one person, one matter and one day, in this process alone.

        What one person says of two matters can't be put together, not even on the same day.
        """
        if on != self._day:
            self._day, self._key = on, secrets.token_bytes(32)
        said = f"{person}\0{about}".encode("utf-8", "surrogatepass")
        return blake2b(said, digest_size=16, key=self._key).hexdigest()
