"""What a file is by its first bytes, and what to do with one that is no table."""

from collections.abc import Collection

from catalog.register.faults import Fault

TABLE_ALONE = "Скопируйте таблицу в Excel и сохраните её как xlsx"
AS_TEXT = "Откройте её в программе, из которой она взята, и сохраните таблицу как xlsx или csv"
BEGINNINGS: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF", "это документ PDF, а не таблица", TABLE_ALONE),
    (b"{\\rtf", "это документ Word, а не таблица", TABLE_ALONE),
    (b"\x89PNG", "это картинка, а не таблица", "Нужен файл, с которого она снята: xlsx, ods или csv"),
    (b"\xff\xd8\xff", "это картинка, а не таблица", "Нужен файл, с которого она снята: xlsx, ods или csv"),
    (b"Rar!", "это архив, а не таблица", "Распакуйте его и загрузите файл из него"),
    (b"7z\xbc\xaf", "это архив, а не таблица", "Распакуйте его и загрузите файл из него"),
    (b"\x1f\x8b", "это архив, а не таблица", "Распакуйте его и загрузите файл из него"),
)
OLE = b"\xd0\xcf\x11\xe0"
"""Excel's books before 2007, Word's documents of then, and books with a password."""


def no_table(head: bytes) -> Fault | None:
    """What is said of a file that is something else altogether."""
    begun = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    return next(
        (Fault(problem, remedy) for sign, problem, remedy in BEGINNINGS if begun.startswith(sign)), None
    )


def no_book(data: bytes) -> Fault | None:
    """What is said of an old container that holds no book of Excel's."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return Fault("файл защищён паролем", "Снимите пароль и сохраните файл")
    if "WordDocument".encode("utf-16-le") in data:
        return Fault("это документ Word, а не таблица", TABLE_ALONE)
    return None


def no_sheets(names: Collection[str]) -> Fault | None:
    """What is said of an archive whose parts are those of no table."""
    if any(name.startswith("word/") for name in names):
        return Fault("это документ Word, а не таблица", TABLE_ALONE)
    if any(name.startswith("ppt/") for name in names):
        return Fault("это презентация, а не таблица", TABLE_ALONE)
    if "content.xml" in names or any(name.startswith("xl/") for name in names):
        return None
    if any(name.lower().endswith((".xlsx", ".xls", ".ods", ".csv")) for name in names):
        return Fault("это архив, а не таблица", "Распакуйте его и загрузите файл из него")
    return None
