"""The object of `gospublic address --json` and `POST /api/v1/areas`."""

from datetime import date

from bot.contract.institutions import Strict
from catalog.areas.model import AreaAnswer, AreaDecision, ServingInstitution
from handlers.context import Context
from handlers.view.areas import why


class ServedObject(Strict):
    """Учреждение, которое обслуживает адрес."""

    code: str
    """Код учреждения в реестре."""
    name: str
    kind: str
    service: str
    """Что закреплено: «школа», «детский сад»."""
    basis: str
    """Акт с датой и номером."""
    valid_until: date | None


class AddressObject(Strict):
    """Как понят адрес; пустое – не понято или не названо."""

    locality: str
    street: str
    house: str


class AreasObject(Strict):
    """Что акты говорят об адресе."""

    query: str
    decision: AreaDecision
    """found – учреждение одно или по одному на услугу; choose – акты называют несколько; ask – не хватает
    части адреса; none – акт для места есть, дома в нём нет; no_data – акта нет."""
    institutions: list[ServedObject]
    address: AddressObject
    why: str
    """Акт, вопрос или кто подскажет."""
    elapsed_ms: float


def area_object(query: str, answer: AreaAnswer, context: Context, elapsed_ms: float) -> AreasObject:
    """What acts say of an address, as the contract names its parts."""
    known = answer.address
    return AreasObject(
        query=query,
        decision=answer.decision,
        institutions=[_institution(one, context) for one in answer.served],
        address=AddressObject(locality=known.locality, street=known.street, house=known.house),
        why=why(answer, context),
        elapsed_ms=round(elapsed_ms, 4),
    )


def _institution(served: ServingInstitution, context: Context) -> ServedObject:
    one, area = context.catalog.get(served.area.code), served.area
    return ServedObject(
        code=area.code,
        name=one.short_name or one.official_name if one else "",
        kind=(one.kind or context.catalog.kind_of(area.code)) if one else "",
        service=served.service,
        basis=area.basis,
        valid_until=area.until,
    )
