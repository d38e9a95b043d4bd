"""Where the cells of an xlsx lead: what its reader of values leaves out."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from zipfile import ZipFile

from catalog.register.files.links import linked
from catalog.register.sheet import Sheet

LINK = re.compile(r"<(?:\w+:)?hyperlink\s(?P<said>[^<>]{1,4000}?)/?>")
FORMULA = re.compile(
    r"<c\s[^<>]{0,200}?r=\"(?P<ref>[A-Z]{1,3}\d{1,7})\"[^<>]{0,200}><f[^<>]{0,200}>"
    r"HYPERLINK\((?:&quot;|\")(?P<to>[^\"&]{1,2000})(?:&quot;|\")"
)
RELATION = re.compile(r"<(?:\w+:)?Relationship\s(?P<said>[^<>]{1,4000}?)/?>")
ATTRIBUTE = re.compile(r"(?P<name>[\w:]{1,40})=\"(?P<value>[^\"]{0,2083})\"")
REFERENCE = re.compile(r"(?P<column>[A-Z]{1,3})(?P<row>\d{1,7})")
LETTERS = 26


def with_hyperlinks(archive: ZipFile, sheets: list[Sheet]) -> list[Sheet]:
    """The sheets with the addresses behind their words; the archive is that of the same workbook."""
    names = {name for name in archive.namelist() if name.startswith("xl/worksheets/")}
    if not any(name.startswith("xl/worksheets/_rels/") for name in names):
        return sheets
    parts = _parts(archive)
    for sheet in sheets:
        if (part := parts.get(sheet.name)) in names:
            _put(sheet, _links(archive, part))
    return sheets


def _parts(archive: ZipFile) -> dict[str, str]:
    """The name of each sheet → its part in the archive."""
    targets = dict(_relations(archive, "xl/_rels/workbook.xml.rels"))
    text = archive.read("xl/workbook.xml").decode("utf-8", "replace")
    found = (
        dict(ATTRIBUTE.findall(one)) for one in re.findall(r"<(?:\w+:)?sheet\s([^<>]{1,2000}?)/?>", text)
    )
    return {
        _unescaped(one.get("name", "")): "xl/" + targets.get(one.get("r:id", ""), "").removeprefix("/xl/")
        for one in found
    }


def _links(archive: ZipFile, part: str) -> Iterator[tuple[str, str]]:
    text = archive.read(part).decode("utf-8", "replace")
    path = PurePosixPath(part)
    targets = dict(_relations(archive, f"{path.parent}/_rels/{path.name}.rels"))
    for found in LINK.finditer(text):
        said = dict(ATTRIBUTE.findall(found["said"]))
        if address := targets.get(said.get("r:id", "")):
            yield said.get("ref", "").partition(":")[0], address
    for found in FORMULA.finditer(text):
        yield found["ref"], _unescaped(found["to"])


def _relations(archive: ZipFile, part: str) -> Iterator[tuple[str, str]]:
    if part not in archive.namelist():
        return
    for found in RELATION.finditer(archive.read(part).decode("utf-8", "replace")):
        said = dict(ATTRIBUTE.findall(found["said"]))
        yield said.get("Id", ""), _unescaped(said.get("Target", ""))


def _put(sheet: Sheet, links: Iterator[tuple[str, str]]) -> None:
    rows = dict(sheet.rows)
    for reference, address in links:
        found = REFERENCE.fullmatch(reference)
        row = rows.get(int(found["row"])) if found else None
        at = _column(found["column"]) if found else 0
        if row is not None and at < len(row) and row[at].strip():
            row[at] = linked(row[at], address)


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * LETTERS + ord(letter) - ord("A") + 1
    return number - 1


def _unescaped(text: str) -> str:
    for sign, letter in (("&quot;", '"'), ("&lt;", "<"), ("&gt;", ">"), ("&apos;", "'"), ("&amp;", "&")):
        text = text.replace(sign, letter)
    return text
