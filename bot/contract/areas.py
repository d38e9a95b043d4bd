"""The object of `gospublic address --json` and `POST /api/v1/areas`."""

from typing import Any

from catalog.areas.model import AreaAnswer, Served
from handlers.context import Context
from handlers.view.areas import why


def area_object(query: str, answer: AreaAnswer, context: Context, elapsed_ms: float) -> dict[str, Any]:
    """What acts say of an address, as the contract names its parts."""
    return {
        "query": query,
        "decision": answer.decision.value,
        "institutions": [_institution(one, context) for one in answer.served],
        "address": {
            "locality": answer.address.locality,
            "street": answer.address.street,
            "house": answer.address.house,
        },
        "why": why(answer, context),
        "elapsed_ms": round(elapsed_ms, 4),
    }


def _institution(served: Served, context: Context) -> dict[str, Any]:
    one, area = context.catalog.get(served.area.code), served.area
    return {
        "code": area.code,
        "name": one.short_name or one.official_name if one else "",
        "kind": (one.kind or context.catalog.kind_of(area.code)) if one else "",
        "service": served.service,
        "basis": area.basis,
        "valid_until": area.until.isoformat() if area.until else None,
    }
