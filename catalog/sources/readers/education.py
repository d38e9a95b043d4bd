"""Rosobrnadzor's register of accreditation: schools, colleges, universities with branches, gigabytes of XML.

`Certificate` has the organisation as it was accredited; below it `ActualEducationOrganization` as it is now,
of the head and of each branch.
"""

from collections.abc import Iterator

from catalog.sources.model import Found, SourceReading
from catalog.sources.words import words
from catalog.sources.xml_records import XmlNode, XmlRecords

SKIPPED = ("EducationalPrograms", "Decisions")
BRANCHES = "Supplements/Supplement"
ACTUAL = "ActualEducationOrganization"


def read(reading: SourceReading) -> Iterator[Found]:
    """Yield each organisation whose accreditation is in force, once. Raises SourceRefused."""
    given: set[str] = set()
    for certificate in XmlRecords(reading.path, "Certificate", SKIPPED, reading.told):
        if not words().is_in_force(certificate.get("StatusName")):
            reading.notes.add("accreditation_over")
            continue
        for one in _of(certificate, reading):
            if one.key not in given:
                given.add(one.key)
                yield one


def _of(certificate: XmlNode, reading: SourceReading) -> Iterator[Found]:
    if certificate.get("IndividualEntrepreneurLastName") and not certificate.get("EduOrgFullName"):
        reading.notes.add("person")
        return
    marks = (certificate.get("RegionCode"), certificate.get("RegionName"))
    head, branches = _head(certificate, marks), []
    for one in _supplements(certificate, marks):
        if one.parent or not _is_head(one, head):
            branches.append(one)
        else:
            _fill(head, one)
    if head.official_name:
        yield head
    for branch in branches:
        branch.parent = head.key if branch.parent else ""
        yield branch


def _head(certificate: XmlNode, marks: tuple[str, ...]) -> Found:
    actual = next(certificate.all(ACTUAL), None)
    return (_organisation(actual, marks) if actual is not None else None) or Found(
        key=certificate.get("EduOrgOGRN") or certificate.get("EduOrgINN") or certificate.get("Id"),
        official_name=certificate.get("EduOrgFullName"),
        short_name=certificate.get("EduOrgShortName"),
        address=certificate.get("PostAddress"),
        inn=certificate.get("EduOrgINN"),
        ogrn=certificate.get("EduOrgOGRN"),
        marks=marks,
    )


def _supplements(certificate: XmlNode, marks: tuple[str, ...]) -> Iterator[Found]:
    """The organisations of the supplements that are in force."""
    for supplement in certificate.all(BRANCHES):
        if words().is_in_force(supplement.get("StatusName")):
            for node in supplement.all(ACTUAL):
                region = node.get("RegionName")
                if one := _organisation(node, (region,) if region else marks):
                    yield one


def _organisation(node: XmlNode, marks: tuple[str, ...]) -> Found | None:
    name = node.get("FullName")
    if not name:
        return None
    is_branch = node.get("IsBranch").lower() in ("1", "true")
    return Found(
        key=node.get("Id") or node.get("OGRN"),
        parent=(node.get("HeadEduOrgId") or "head") if is_branch else "",
        official_name=name,
        short_name=node.get("ShortName"),
        address=node.get("PostAddress"),
        phones=tuple(filter(None, [node.get("Phone")])),
        site=node.get("WebSite"),
        inn=node.get("INN"),
        ogrn=node.get("OGRN"),
        marks=marks,
    )


def _is_head(one: Found, head: Found) -> bool:
    return one.key == head.key or (one.ogrn != "" and one.ogrn == head.ogrn) or one.inn == head.inn != ""


def _fill(head: Found, one: Found) -> None:
    """What the certificate lacks of its own organisation."""
    for name in ("short_name", "address", "phones", "site", "inn", "ogrn"):
        if not getattr(head, name):
            setattr(head, name, getattr(one, name))
