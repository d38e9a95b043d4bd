"""bus.gov.ru: every state and municipal institution. JSON of one agency or of several; the bulk XML.

Of the bulk XML only general information about institutions is read; reports of the same form are told so.
"""

from collections.abc import Iterator
from typing import Any

from catalog.sources.days import day_in
from catalog.sources.json_items import JsonItems, at, text_at
from catalog.sources.model import Found, SourceReading, SourceRefused
from catalog.sources.readers.courts import names_of
from catalog.sources.xml_bytes import marked_elsewhere
from catalog.sources.xml_records import XmlNode, XmlRecords

BULK = "position"
STREET = ("zip", "subject", "region", "city", "locality", "street", "building")


def read(reading: SourceReading) -> Iterator[Found]:
    """Yield each institution. Raises SourceRefused for a list without particulars and for reports."""
    yield from _bulk(reading) if reading.path.suffix.lower() == ".xml" else _agencies(reading)


def _agencies(reading: SourceReading) -> Iterator[Found]:
    for item in JsonItems(reading.path, ("agencies", "data"), reading.told):
        agency = at(item, "agency") if isinstance(at(item, "agency"), dict) else item
        found = _agency(agency)
        if not found.official_name:
            if text_at(agency, "agencyId"):
                raise SourceRefused(
                    "Это номера (agencyId) без сведений: скачайте карточки agency.json?agency=‹номер›."
                )
            raise SourceRefused(f"Ждал учреждение с полем shortClientName, а есть {names_of(agency)}.")
        yield found


def _agency(agency: Any) -> Found:  # noqa: ANN401 - any JSON
    short, full = text_at(agency, "shortClientName"), text_at(agency, "fullClientName")
    return Found(
        key=text_at(agency, "id") or text_at(agency, "agencyId"),
        official_name=full or short,
        short_name=short if full else "",
        municipality=text_at(agency, "oktmo.name") if _is_municipality(text_at(agency, "oktmo.name")) else "",
        locality="" if _is_municipality(text_at(agency, "oktmo.name")) else text_at(agency, "oktmo.name"),
        address=text_at(agency, "agencyAddress.fullAddress"),
        phones=tuple(filter(None, [text_at(agency, "phone")])),
        site=text_at(agency, "website"),
        inn=text_at(agency, "inn"),
        ogrn=text_at(agency, "ogrn"),
        seen_on=day_in(text_at(agency, "changeDate")),
        marks=tuple(filter(None, [text_at(agency, "oktmo.code"), text_at(agency, "regionName")])),
    )


def _is_municipality(name: str) -> bool:
    return any(word in name.lower() for word in ("район", "округ", "поселени"))


def _bulk(reading: SourceReading) -> Iterator[Found]:
    read_any = without_particulars = False
    is_other = marked_elsewhere("oktmo", "code", reading.is_elsewhere)
    records = XmlRecords(reading.path, BULK, told=reading.told, is_other=is_other)
    for position in records:
        one = _position(position)
        if one is None:
            without_particulars = True
            reading.notes.add("no_particulars")
            continue
        read_any = True
        yield one
    reading.passed = records.passed
    if not read_any and (without_particulars or not records.passed):
        raise SourceRefused(
            "Ждал общие сведения: имя с адресом, телефоном или сайтом. Их нет: похоже, это отчётность."
        )


def _position(position: XmlNode) -> Found | None:
    firsts = _firsts(position)

    def first(name: str) -> str:
        return found.text if (found := firsts.get(name)) else ""

    name = first("fullName")
    address = first("fullAddress") or _address(firsts.get("address"))
    phone, site = first("phone"), first("www") or first("website")
    if not name or not (address or phone or site):
        return None
    oktmo = firsts.get("oktmo")
    return Found(
        key=first("regNum") or first("positionId"),
        official_name=name,
        short_name=first("shortName"),
        municipality=oktmo.get("name") if oktmo is not None and _is_municipality(oktmo.get("name")) else "",
        address=address,
        phones=(phone,) if phone else (),
        site=site,
        inn=first("inn"),
        ogrn=first("ogrn"),
        seen_on=day_in(first("changeDate")),
        marks=(oktmo.get("code"),) if oktmo is not None and oktmo.get("code") else (),
    )


def _address(node: XmlNode | None) -> str:
    if node is None:
        return ""
    parts = (node.get(name) or node.get(f"{name}/name") for name in STREET)
    return node.text or ", ".join(filter(None, parts))


def _firsts(node: XmlNode) -> dict[str, XmlNode]:
    """The first element of each name at any depth, in the order of the file; before an empty one, one that
    has a text.
    """
    found: dict[str, XmlNode] = {}
    left = [node]
    while left:
        one = left.pop()
        held = found.get(one.name)
        if held is None or (one.text and not held.text and not held.children):
            found[one.name] = one
        left.extend(reversed(one.children))
    return found
