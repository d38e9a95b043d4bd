"""Codes for rows that came without one.

A code is the ОГРН where only one row has it, and else is worked out from name and place, so that the same
sheet gives the same codes everywhere; a row is looked up in the register before it is given a new one
(`catalog.register.match`), so that its code stays when the name changes.
"""

from base64 import b32encode
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import replace
from hashlib import blake2b

from catalog.model import Institution
from catalog.register.names.names import name_and_place

LENGTH = 10
"""Signs of base 32 after the prefix: 50 bits, so that even a country's register hardly meets twice."""


def with_codes(institutions: Iterable[Institution], taken: Collection[str] = ()) -> list[Institution]:
    """The institutions in their order, each with a code that no other has."""
    listed = list(institutions)
    used = {one.code for one in listed if one.code} | set(taken)
    shared = Counter(one.ogrn for one in listed)
    coded = []
    for one in listed:
        code = one.code or _new(one, used, unique_ogrn=shared[one.ogrn] == 1)
        used.add(code)
        coded.append(one if one.code else replace(one, code=code))
    return coded


def _new(one: Institution, used: Collection[str], *, unique_ogrn: bool) -> str:
    # Branches share an ОГРН, which then tells nothing.
    if one.ogrn and unique_ogrn and one.ogrn not in used:
        return one.ogrn
    identity = "\n".join(name_and_place(one))
    salt = 0
    while (code := _code(identity, salt)) in used:
        salt += 1
    return code


def _code(identity: str, salt: int) -> str:
    digest = blake2b(f"{identity}\n{salt}".encode("utf-8", "replace"), digest_size=10).digest()
    return "u-" + b32encode(digest).decode()[:LENGTH].lower()
