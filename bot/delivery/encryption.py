"""What waits to be answered is kept encrypted: a row or a dump must not show who wrote what."""

import json
from collections.abc import Iterable
from dataclasses import fields
from hashlib import blake2b
from typing import Any

from bot.delivery.intake import alone
from bot.delivery.model import Call, Delivery, Work
from bot.privacy.cipher import Cipher


class Seal:
    """Under a key made of the settings' secret, which stands in the settings and nowhere else.

    Who changes the secret loses what waited under the old one: at most what came in the last seconds.
    """

    def __init__(self, secret: bytes) -> None:
        self._key = blake2b(secret, digest_size=32, person=b"gospublic inbox").digest()
        self._cipher = Cipher(self._key)

    def name(self, conversation: str) -> str:
        """What the conversation is called where others can read it: its own name is a person's number."""
        key, called = self._key, conversation.encode(errors="replace")
        return blake2b(called, key=key, digest_size=16, person=b"conversation").hexdigest()

    def close(self, work: Work) -> bytes:
        """The work as bytes that only `open` reads."""
        plain = json.dumps(work, default=_fields, ensure_ascii=False, separators=(",", ":"))
        return self._cipher.close(plain.encode(errors="replace"))

    def close_each(self, works: Iterable[Work]) -> list[tuple[Work, bytes]]:
        """Each with its bytes, without those that can't be written down."""
        closed = []
        for work in works:
            with alone(work.delivery.channel, "seal"):
                closed.append((work, self.close(work)))
        return closed

    def open(self, sealed: bytes) -> Work | None:
        """The work, or None where it was sealed under another key or by a program of another shape."""
        plain = self._cipher.open(sealed)
        if plain is None:
            return None
        try:
            fields = json.loads(plain)
            calls = fields.pop("calls")
            delivery = Delivery(**fields.pop("delivery"))
            return Work(delivery, calls and tuple(Call(**call) for call in calls), **fields)
        except (ValueError, KeyError, TypeError, RecursionError):
            return None


def _fields(value: Work | Delivery | Call) -> dict[str, Any]:
    """One level of them: `asdict` copies every update twice more."""
    return {field.name: getattr(value, field.name) for field in fields(value)}
