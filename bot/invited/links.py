"""A link for one card: it names an invitation, and proves by a keyed hash that we made it for that card.

The proof is made anew whenever it is wanted, so that a reminder carries the same link, and is kept nowhere:
whoever has a dump of the database has no link.
"""

import binascii
import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from hashlib import blake2b

from catalog.invitations.model import Invitation

PATH = "/confirm"
NUMBER_BYTES, PROOF_BYTES = 6, 18
LENGTH = (NUMBER_BYTES + PROOF_BYTES) * 4 // 3


class Links:
    """`secret`: of the installation; another one ends all links."""

    def __init__(self, secret: bytes, public_url: str) -> None:
        self._key = blake2b(secret, digest_size=32, person=b"gospublic invite").digest()
        self._public = public_url.rstrip("/")

    def url(self, invitation: Invitation) -> str:
        return f"{self._public}{PATH}/{self.token(invitation)}"

    def token(self, invitation: Invitation) -> str:
        number = invitation.number.to_bytes(NUMBER_BYTES, "big")
        return urlsafe_b64encode(number + self._proof(invitation)).decode()

    def proves(self, token: str, invitation: Invitation) -> bool:
        """Whether we made it for that invitation, as it stands: its card and its end are proved, too."""
        return hmac.compare_digest(token.encode("utf-8", "replace"), self.token(invitation).encode())

    def _proof(self, invitation: Invitation) -> bytes:
        said = f"{invitation.number}\0{invitation.code}\0{invitation.made_on}\0{invitation.expires_on}"
        return blake2b(said.encode(), key=self._key, digest_size=PROOF_BYTES).digest()


def number_in(token: str) -> int | None:
    """The number that a token names, proved or not; None where it can't be one of ours."""
    if len(token) != LENGTH or not token.isascii():
        return None
    try:
        number = int.from_bytes(urlsafe_b64decode(token)[:NUMBER_BYTES], "big")
    except (ValueError, binascii.Error):
        return None
    return number if 0 < number < 2**31 else None
