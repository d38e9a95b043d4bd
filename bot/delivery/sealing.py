"""What waits to be answered is kept encrypted: a row or a dump must not show who wrote what."""

import json
import os
from collections.abc import Sequence
from dataclasses import asdict
from hashlib import blake2b

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from bot.delivery.model import Call, Delivery, Work

NONCE_BYTES = 12


class Seal:
    """AES-256-GCM under a key made of the platforms' tokens, which stand in the settings and nowhere else.

    Who changes a token loses what waited under the old one: at most what came in the last seconds.
    """

    def __init__(self, secrets: Sequence[str]) -> None:
        key = blake2b("\0".join(secrets).encode(), digest_size=32, person=b"gospublic inbox")
        self._cipher = AESGCM(key.digest())

    def close(self, work: Work) -> bytes:
        """The work as bytes that only `open` reads."""
        nonce = os.urandom(NONCE_BYTES)
        plain = json.dumps(asdict(work), ensure_ascii=False, separators=(",", ":")).encode()
        return nonce + self._cipher.encrypt(nonce, plain, None)

    def open(self, sealed: bytes) -> Work | None:
        """The work, or None where it was sealed under another key or by a program of another shape."""
        try:
            plain = self._cipher.decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], None)
            fields = json.loads(plain)
            calls = fields.pop("calls")
            delivery = Delivery(**fields.pop("delivery"))
            return Work(delivery, calls and tuple(Call(**call) for call in calls), **fields)
        except (InvalidTag, ValueError, KeyError, TypeError):
            return None
