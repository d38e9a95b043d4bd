"""Files that are broken or meant to harm, and what must come of each.

`docs/tables.md` shows these; `python -m tests.catalog.register.outcomes` renews it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from catalog.register.faults import RegisterRefused
from catalog.register.reading.reading import read_file
from tests.catalog.register.sheets import csv_file, ods_file, xlsx_file

PLAIN = {"Лист1": [("Название",), ("Школа № 5",)]}
SHEET, STRINGS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
MANY = 1_000_000
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@dataclass(frozen=True)
class Hostile:
    """`said`: a word that the refusal must hold; empty where one institution is read, and no harm done."""

    what: str
    make: Callable[[Path], Path]
    said: str = ""

    def outcome(self, folder: Path) -> str:
        """The refusal, or how many institutions were read."""
        home = folder / str(abs(hash(self.what)))
        home.mkdir()
        try:
            reading = read_file(self.make(home))
        except RegisterRefused as refused:
            return str(refused)
        return " ".join(map(str, reading.faults)) or f"прочитано учреждений: {len(reading.rows)}"


def with_part(path: Path, part: str, content: str | bytes) -> Path:
    """The workbook with one of its parts put in place of the honest one, or added."""
    changed = path.with_name("changed.xlsx")
    with ZipFile(path) as source, ZipFile(changed, "w", ZIP_DEFLATED) as target:
        for entry in source.infolist():
            if entry.filename != part:
                target.writestr(entry.filename, source.read(entry))
        target.writestr(part, content)
    return changed


def book(part: str, content: str | bytes) -> Callable[[Path], Path]:
    return lambda folder: with_part(xlsx_file(folder, PLAIN), part, content)


def file(content: bytes, name: str = "register.xlsx") -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        (folder / name).write_bytes(content)
        return folder / name

    return make


def archive(part: str) -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        with ZipFile(folder / "register.xlsx", "w") as made:
            made.writestr(part, b"<a/>")
        return folder / "register.xlsx"

    return make


def sheet_of(rows: str, before: str = "") -> str:
    return f"{before}<worksheet {MAIN}><sheetData>{rows}</sheetData></worksheet>"


def entities(levels: int) -> str:
    """The billion laughs."""
    more = "".join(f'<!ENTITY e{at} "{f"&e{at - 1};" * 10}">' for at in range(1, levels))
    return f'<!DOCTYPE x [<!ENTITY e0 "ha">{more}]>'


def strings(value: str, before: str = "") -> str:
    items = "".join(f"<si><t>{text}</t></si>" for text in ("Название", value))
    return f'{before}<sst {MAIN} count="2" uniqueCount="2">{items}</sst>'


def outside(address: str) -> str:
    return strings("&x;", f'<!DOCTYPE x [<!ENTITY x SYSTEM "{address}">]>')


def text_row(number: int, text: str) -> str:
    return f'<row r="{number}"><c r="A{number}" t="str"><v>{text}</v></c></row>'


def shortened(path: Path) -> Path:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    return path


def lying_bomb(folder: Path) -> Path:
    """Its directory says that it is small."""
    path = with_part(xlsx_file(folder, PLAIN), SHEET, b" " * 2**20 * 150)
    size = (2**20 * 150).to_bytes(4, "little")
    path.write_bytes(path.read_bytes().replace(size, (1000).to_bytes(4, "little")))
    return path


def repeated_ods(folder: Path) -> Path:
    """One cell of OpenDocument that stands for sixteen thousand million."""
    path = ods_file(folder, PLAIN)
    with ZipFile(path) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    content = parts["content.xml"].replace(
        "<table:table-row><table:table-cell ",
        '<table:table-row table:number-rows-repeated="1048576">'
        '<table:table-cell table:number-columns-repeated="16384" ',
    )
    with ZipFile(path, "w") as archive:
        for name, part in {**parts, "content.xml": content}.items():
            archive.writestr(name, part)
    return path


def sparse_csv(folder: Path) -> Path:
    """200 MB that take no room on the disk."""
    with (folder / "register.csv").open("wb") as opened:
        opened.truncate(200 * 2**20)
    return folder / "register.csv"


def named(path: Path, name: str) -> Path:
    return path.rename(path.with_name(name))


EMPTY_ROWS = "".join(f'<row r="{number}" spans="1:3"/>' for number in range(3, MANY))
HOSTILE: list[Hostile] = [
    Hostile("zip-бомба", book(SHEET, b" " * 2**20 * 101), "велик"),
    Hostile("zip-бомба, которая лжёт о своём размере", lying_bomb, "поврежд"),
    Hostile("zip внутри zip", book("xl/workbook.xml", b"PK\x03\x04" * 100), "поврежд"),
    Hostile("billion laughs в листе", book(SHEET, sheet_of(text_row(1, "&e11;"), entities(12))), "поврежд"),
    Hostile("billion laughs в общих строках", book(STRINGS, strings("&e11;", entities(12))), "поврежд"),
    Hostile("внешняя сущность: файл машины", book(STRINGS, outside("file:///etc/passwd")), "поврежд"),
    Hostile("внешняя сущность: адрес в сети", book(STRINGS, outside("http://127.0.0.1:9/x")), "поврежд"),
    Hostile(
        "ячейки A1 и XFD1048576",
        book(
            SHEET,
            sheet_of(
                '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
            ),
        ),
        "велик",
    ),
    Hostile(
        "миллион пустых строк в xlsx",
        book(SHEET, sheet_of(text_row(1, "Название") + text_row(2, "Школа") + EMPTY_ROWS)),
    ),
    Hostile(
        "миллион пустых строк в csv", lambda folder: csv_file(folder, "Название\nШкола № 5\n" + "\n" * MANY)
    ),
    Hostile(
        "пять миллионов столбцов",
        lambda folder: csv_file(folder, "Название\n" + "," * 5_000_000 + "x"),
        "велик",
    ),
    Hostile("ods: одна ячейка повторена 16 миллиардов раз", repeated_ods, "поврежд"),
    Hostile(
        "формула-команда",
        book(
            SHEET,
            sheet_of(
                text_row(1, "Название")
                + '<row r="2"><c r="A2" t="str"><f>cmd|\'/c calc\'!A0</f><v>Школа</v></c></row>'
            ),
        ),
    ),
    Hostile(
        "макросы",
        lambda folder: named(
            with_part(xlsx_file(folder, PLAIN), "xl/vbaProject.bin", OLE * 100), "register.xlsm"
        ),
    ),
    Hostile("запись за пределами архива («../»)", book("../../outside.txt", b"x")),
    Hostile("программа под именем таблицы", file(b"MZ\x90\0" + bytes(range(256)) * 20), "не таблица"),
    Hostile(
        "картинка под именем таблицы", file(b"\xff\xd8\xff\xe0\0\x10JFIF\0" + bytes(range(256))), "не таблица"
    ),
    Hostile(
        "PDF под именем таблицы",
        file(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n"),
        "PDF",
    ),
    Hostile("документ Word под именем xlsx", archive("word/document.xml"), "Word"),
    Hostile("документ Word 2003 под именем xls", file(OLE + "WordDocument".encode("utf-16-le")), "Word"),
    Hostile("архив с таблицей внутри", archive("register.xlsx"), "архив"),
    Hostile("страница HTML без таблицы", file("<html><p>Школа № 5</p>".encode(), "register.xls"), "HTML"),
    Hostile(
        "ячейка HTML на миллиард столбцов",
        file('<table><tr><td colspan="999999999">Название<tr><td>Школа № 5</table>'.encode(), "register.xls"),
    ),
    Hostile(
        "таблицы HTML вложены тысячу раз",
        file((b"<table><tr><td>" * 1000) + "Название".encode(), "register.xls"),
        "ни одного",
    ),
    Hostile(
        "страница HTML под именем xls",
        file("<html><table><tr><td>Название<tr><td>Школа № 5</table>".encode(), "register.xls"),
    ),
    Hostile("архив без таблицы", file(b"PK\x05\x06" + b"\0" * 18), "поврежд"),
    Hostile("обрезанный xlsx", lambda folder: shortened(xlsx_file(folder, PLAIN)), "поврежд"),
    Hostile("повреждённый старый xls", file(OLE * 600), "поврежд"),
    Hostile("книга Excel с паролем", file(OLE + "EncryptedPackage".encode("utf-16-le")), "парол"),
    Hostile(
        "csv под именем xlsx", lambda folder: csv_file(folder, "Название\nШкола № 5\n", name="register.xlsx")
    ),
    Hostile("xlsx под именем csv", lambda folder: xlsx_file(folder, PLAIN, "register.csv")),
    Hostile("csv на 200 МБ", sparse_csv, "GOSPUBLIC_IMPORT_LIMIT_MB"),
    Hostile("пустой файл", file(b""), "пустой"),
    Hostile("нулевые байты в csv", file(b"a,b\n\0\0", "register.csv"), "двоичные"),
    Hostile(
        "незакрытая кавычка", lambda folder: csv_file(folder, 'Название,Адрес\n"Школа,ул. Мира\n'), "кавычки"
    ),
    Hostile("ячейка на мегабайт", lambda folder: csv_file(folder, "Название\n" + "я" * 2**20), "длинная"),
    Hostile("неизвестная кодировка", file(b"\x98\xff\xfe"), "кодировк"),
    Hostile("папка вместо файла", lambda folder: folder, "папка"),
]
