"""F003 of the health insurance funds: hospitals and clinics (`medCompany`) with their units (`podr`)."""

from collections.abc import Iterator
from datetime import date

from catalog.register.cells.cells import machine_day
from catalog.sources.days import day_in
from catalog.sources.model import Found, SourceReading
from catalog.sources.xml_bytes import marked_elsewhere
from catalog.sources.xml_records import XmlNode, XmlRecords


def read(reading: SourceReading) -> Iterator[Found]:
    """Yield each organisation that is in the programme, and its units after it. Raises SourceRefused."""
    is_other = marked_elsewhere("tf_okato", "", reading.is_elsewhere)
    records = XmlRecords(reading.path, "medCompany", told=reading.told, is_other=is_other)
    for company in records:
        packet = records.outside.get("packet", {})
        written = day_in(packet.get("date", ""))
        one = _company(company, written)
        if _is_out(company, written or machine_day()):
            reading.notes.add("out_of_programme", one.official_name)
            continue
        yield one
        yield from filter(None, (_unit(node, one) for node in company.all("podr")))
    reading.passed = records.passed


def _company(company: XmlNode, written: date | None) -> Found:
    postcode, street = company.get("jur_address/index_j"), company.get("jur_address/addr_j")
    return Found(
        key=company.get("mcod"),
        official_name=company.get("nam_mop") or company.get("nam_mok"),
        short_name=company.get("nam_mok") if company.get("nam_mop") else "",
        address=street if postcode in street else f"{postcode}, {street}".strip(", "),
        phones=tuple(filter(None, [company.get("phone")])),
        site=company.get("www"),
        inn=company.get("inn"),
        ogrn=company.get("ogrn"),
        seen_on=day_in(company.get("d_edit")) or written,
        marks=tuple(filter(None, [company.get("tf_okato")])),
    )


def _unit(node: XmlNode, head: Found) -> Found | None:
    name = node.get("nam_mosp") or node.get("nam_mosk")
    if not name:
        return None
    return Found(
        key=node.get("mpcod"),
        parent=head.key,
        official_name=name,
        short_name=node.get("nam_mosk") if node.get("nam_mosp") else "",
        address=node.get("addr_sp") or node.get("address_sp"),
        phones=tuple(filter(None, [node.get("phone_sp")])),
        seen_on=head.seen_on,
        marks=head.marks,
    )


def _is_out(company: XmlNode, on: date) -> bool:
    """Whether every time in the programme has ended."""
    spans = list(company.all("medInclude"))
    ends = [day_in(span.get("d_end")) for span in spans]
    return bool(spans) and all(end is not None and end < on for end in ends)
