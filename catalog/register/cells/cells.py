"""Reads single cells, each without outer spaces. BadCell is raised where one can't stand in its column."""

import re
import unicodedata
from datetime import date, datetime, timedelta
from functools import lru_cache

from catalog.register.cells.answers import answers
from catalog.register.faults import BadCell
from catalog.register.files.links import without_links

NOTHING = answers().nothing
"""What editors write into a cell that has nothing to say, in lower case."""

YES = answers().yes
NO = NOTHING | answers().no
CODE = re.compile(r"[A-Za-z0-9_-]{1,64}")
ROUNDED = re.compile(r"\d(?:[.,]\d{1,15})?[eEеЕ]\+?\d{1,3}")
MAIL = re.compile(r"(?:e-?mail:?\s{0,3})?[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,63}){1,4}", re.IGNORECASE)
PERSON_BESIDE = re.compile(
    r"(?:\+?[78][\s(-]{0,2}9\d\d[\d\s()-]{7,12}[\s,–—-]{0,4})?"
    r"[А-ЯЁ][а-яё-]{1,30}(?: [А-ЯЁ]\.\s?[А-ЯЁ]\.| [А-ЯЁ][а-яё]{1,20} [А-ЯЁ][а-яё]{1,20}(?:вич|вна|ична))"
)
PHONE = re.compile(
    r"(?<![\d-])(?:(?:\+?[78][\s(-]{0,3})?\(?\d{3,5}\)?[\s-]{0,3}\d{1,3}[\s-]{0,2}\d{2}[\s-]{0,2}\d{2}"
    r"|\d{1,3}-\d{2}-\d{2})(?!\d)"
)
MOST_FOLLOWERS = 200_000_000
FIRST_DAY, EXCEL_DAYS = date(2000, 1, 1), (36526, 109575)  # 2000-01-01 … 2199-12-31 as Excel's serials
EXCEL_EPOCH = date(1899, 12, 30)
FARTHEST_DAYS = 366
DAY_FORMS = ("%Y-%m-%d", "%d.%m.%Y", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%y", "%Y.%m.%d", "%Y/%m/%d")


def machine_day() -> date:
    """Today as the machine counts, whose zone may be another one than the region's."""
    return datetime.now().astimezone().date()


def clean(cell: str) -> str:
    """The cell as one line: spaces of every kind as one, nothing invisible."""
    if not cell.isprintable():
        cell = "".join(
            " " if sign.isspace() else sign for sign in cell if sign.isprintable() or sign.isspace()
        )
    return " ".join(unicodedata.normalize("NFC", cell).split())


def lines(key: str, cell: str) -> str:
    """The cell of that column as one line; several addresses or telephones stay apart, by «;»."""
    if key in LINKED:
        return clean(cell)
    seen = without_links(cell)
    if key not in SEVERAL or "\n" not in seen.strip():
        return clean(seen)
    found: list[str] = []
    for line in filter(None, (clean(part) for part in seen.splitlines())):
        if found and not SEVERAL[key](found[-1], line):
            found[-1] = f"{found[-1]} {line}" if found[-1].endswith((",", "-")) else f"{found[-1]}, {line}"
        else:
            found.append(line)
    return "; ".join(line.strip(" ,;") for line in found)


def _is_another_address(before: str, line: str) -> bool:
    """Whether a house is told before the break, and the line after it doesn't go on with one."""
    told = re.sub(r"(?<!\d)\d{6}(?!\d)", "", before)
    goes_on = re.match(r"(?:\d|д\.|дом\b|кв|к\.|корп|стр|лит|пом|оф|каб|эт)", line.lower())
    return any(sign.isdigit() for sign in told) and not before.endswith(",") and not goes_on


def _is_another_phone(before: str, line: str) -> bool:
    """Whether both lines hold a number of their own."""
    return all(len(re.sub(r"\D", "", part)) >= SHORTEST_PHONE for part in (before, line))


SHORTEST_PHONE = 5
SEVERAL = {"address": _is_another_address, "phone": _is_another_phone}
LINKED = frozenset({"vk", "ok", "telegram", "max", "site", "services"})
"""Columns whose links are read by what they lead to."""


def phone(cell: str) -> str:
    """Telephones as they were written, without the people and the mail that may stand beside them."""
    said = PERSON_BESIDE.sub("", MAIL.sub("", text(cell)))
    said = re.sub(r"\(\s{0,3}\)", "", said)
    return re.sub(r"\s{2,}", " ", said).strip(" ,;:–—-")


def without_phones(address: str) -> tuple[str, str]:
    """An address as it stands under «Адрес, телефон», and the telephones beside it."""
    found = [one.strip(" ,;") for one in PHONE.findall(address)]
    if not found:
        return address, ""
    said = [part.strip() for part in PHONE.sub(",", address).split(",")]
    kept = (part for part in said if part and part.lower().strip(" .:") not in answers().telephone)
    return ", ".join(kept), ", ".join(found)


def text(cell: str, longest: int = 1000) -> str:
    """A text, empty where the editor wrote «-» or «нет»."""
    if cell.lower() in NOTHING:
        return ""
    if len(cell) > longest:
        raise BadCell(f"слишком длинно: {len(cell)} знаков", f"Оставьте не больше {longest}")
    return cell


def code(cell: str) -> str:
    said = whole(cell)
    if said and not CODE.fullmatch(said):
        raise BadCell(
            "код может состоять только из латинских букв, цифр, «-» и «_», не больше 64 знаков",
            "Исправьте код или очистите ячейку: код будет создан",
        )
    return said


def mark(cell: str) -> bool | None:
    """«Госорганизация»: yes, no, or None for an empty cell."""
    said = cell.lower().strip(" .")
    if not said:
        return None
    if said not in YES | NO:
        raise BadCell("непонятно, есть ли отметка", "Напишите «да» или «нет»")
    return said in YES


def day(cell: str) -> date | None:
    """A date in any usual form, or Excel's serial number. Years before 2000 and far ones are slips."""
    if cell.lower() in NOTHING:
        return None
    found = _day(re.sub(r"[ T]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?$", "", cell.removesuffix("г.").strip()))
    if found is None:
        raise BadCell("это не дата", "Напишите дату так: 20.11.2026")
    if not FIRST_DAY <= found <= machine_day() + timedelta(days=FARTHEST_DAYS):
        raise BadCell("такой даты быть не может", "Проверьте год")
    return found


@lru_cache(maxsize=4096)
def _day(cell: str) -> date | None:
    if re.fullmatch(r"\d{5}(\.\d+)?", cell) and EXCEL_DAYS[0] <= float(cell) <= EXCEL_DAYS[1]:
        return EXCEL_EPOCH + timedelta(days=int(float(cell)))
    for form in DAY_FORMS:
        try:
            return datetime.strptime(cell, form).date()  # noqa: DTZ007 - a day has no time zone
        except ValueError:
            continue
    return None


def followers(cell: str) -> int | None:
    if cell.lower() in NOTHING:
        return None
    digits = whole(cell).replace(" ", "")
    if not (digits.isascii() and digits.isdigit() and len(digits) <= len(str(MOST_FOLLOWERS))):
        raise BadCell(
            "это не число подписчиков: не взято", "Напишите целое число, например 1240", dropped=True
        )
    return int(digits)


def digits(cell: str, lengths: tuple[int, ...], what: str) -> str:
    """An INN or OGRN: as many digits as there must be."""
    if cell.strip().lower() in NOTHING:
        return ""
    said = re.sub(r"[\s'’]", "", whole(cell.partition("/")[0]))
    if ROUNDED.fullmatch(said):
        problem = f"таблица округлила {what}: номер потерян, строка взята без него"
        raise BadCell(problem, "Сделайте ячейку текстовой и впишите номер заново", dropped=True)
    if said.lower() in NOTHING or not said.strip("0"):
        return ""
    if not (said.isascii() and said.isdigit()):
        problem = f"{what} состоит только из цифр: строка взята без него"
        raise BadCell(problem, "Сделайте ячейку текстовой и впишите номер заново", dropped=True)
    if len(said) not in lengths:
        must = " или ".join(map(str, lengths))
        lost = ". Возможно, таблица потеряла ноль в начале" if len(said) + 1 in lengths else ""
        problem = f"в {what} {len(said)} цифр вместо {must}{lost}: строка взята без него"
        raise BadCell(problem, "Впишите номер полностью", dropped=True)
    return said


def coordinate(cell: str, most: int) -> float | None:
    """Degrees, with a point or a comma, between -most and most."""
    if cell.lower() in NOTHING:
        return None
    try:
        degrees = float(cell.replace(",", "."))
    except ValueError:
        degrees = float("nan")
    if not -most <= degrees <= most:
        raise BadCell(
            "это не координата: не взята", "Напишите градусы числом, например 48.7070", dropped=True
        )
    return degrees


def names(cell: str) -> tuple[str, ...]:
    """Names parted by semicolons, each once."""
    return tuple(dict.fromkeys(part for part in map(str.strip, text(cell, 4000).split(";")) if part))


def whole(cell: str) -> str:
    """A number as it was meant: spreadsheets turn 3444059139 into 3444059139.0."""
    return re.sub(r"^(\d+)[.,]0+$", r"\1", cell)
