"""What choices carry: an action and an institution, in at most 64 ASCII characters."""

from collections.abc import Sequence
from hashlib import blake2b

from catalog.model import Institution
from catalog.search import Catalog

CARD = "card:"
LONGEST_CODE = 48
"""Characters; a longer code (64 are allowed) is carried as a hash, looked up among the long ones."""


def payload(action: str, code: str) -> str:
    """`card:ORG-000001`; the action may have one argument of its own: `told:link`."""
    return f"{action}:{_token(code)}"


def meant(catalog: Catalog, token: str) -> Institution | None:
    """The institution that a payload names, or None where the list has none such."""
    if not token.startswith("~"):
        return catalog.get(token)
    return next((one for one in catalog.institutions if _token(one.code) == token), None)


def listed(catalog: Catalog, payloads: Sequence[str]) -> list[Institution]:
    """The institutions whose cards these payloads show."""
    tokens = (one.removeprefix(CARD) for one in payloads if one.startswith(CARD))
    return [institution for token in tokens if (institution := meant(catalog, token)) is not None]


def _token(code: str) -> str:
    return code if len(code) <= LONGEST_CODE else "~" + blake2b(code.encode(), digest_size=12).hexdigest()
