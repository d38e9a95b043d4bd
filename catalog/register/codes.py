"""Codes for rows that came without one.

A code is worked out from what the institution is (its ОГРН, else its name and place), so that the same sheet
gives the same codes everywhere; it is looked up before a new one is made (`catalog.register.match`), so that
it stays when the name changes.
"""

from base64 import b32encode
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import replace
from hashlib import blake2b

from catalog.model import Institution
from catalog.register.names import plain_name

LENGTH = 10
"""Signs of base 32 after the prefix: 50 bits, so that even a country's register hardly meets twice."""


def with_codes(institutions: Iterable[Institution], taken: Collection[str] = ()) -> list[Institution]:
    """The institutions in their order, each with a code that no other has."""
    listed = list(institutions)
    used = {one.code for one in listed if one.code} | set(taken)
    shared = Counter(one.ogrn for one in listed)
    coded = []
    for one in listed:
        code = one.code or _new(identity(one, unique_ogrn=shared[one.ogrn] == 1), used)
        used.add(code)
        coded.append(one if one.code else replace(one, code=code))
    return coded


def identity(one: Institution, *, unique_ogrn: bool) -> str:
    """What makes it this institution. Branches share an ОГРН, which then tells nothing."""
    if one.ogrn and unique_ogrn:
        return one.ogrn
    place = one.place
    return "\n".join(map(plain_name, (one.official_name, place.municipality, place.locality, place.district)))


def _new(identity: str, used: Collection[str]) -> str:
    salt = 0
    while (code := _code(identity, salt)) in used:
        salt += 1
    return code


def _code(identity: str, salt: int) -> str:
    digest = blake2b(f"{identity}\n{salt}".encode("utf-8", "replace"), digest_size=10).digest()
    return "u-" + b32encode(digest).decode()[:LENGTH].lower()
