"""What `gospublic gather` tells the operator."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from catalog.sources.words import sources
from handlers.texts.words import number, plural

if TYPE_CHECKING:
    from catalog.sources.gathering import Gathered

HOW: Final = (
    "Файл скачайте там, где он опубликован, и назовите: gospublic gather ИСТОЧНИК ФАЙЛ… -o ТАБЛИЦА.xlsx"
)
READ: Final = (
    "Прочитано записей: {read}, из них этого региона: {taken}, сошлось из разных источников: {joined}."
)
SETTLEMENTS: Final = "В таблице {out}: {many}. Это места, не учреждения."
NOTES: Final = {
    "accreditation_over": "Аккредитация не действует, пропущено",
    "person": "Индивидуальные предприниматели, пропущено",
    "out_of_programme": "Уже не работает в системе ОМС, пропущено",
    "perhaps_private": "Не видно, что учреждение государственное или муниципальное, пропущено",
    "nameless": "Без названия, пропущено",
    "no_particulars": "Записи без адреса, телефона и сайта, пропущено",
    "mobile": "Мобильные номера не взяты: они бывают личными",
    "mail_for_site": "Почта вместо сайта, не взято",
    "bad_address": "Не адрес страницы или сайта, не взято",
    "bad_number": "В ИНН или ОГРН не столько цифр, не взято",
    "check_digits": "Контрольные цифры ИНН или ОГРН не сходятся, взято как есть, проверьте",
}


def source_list() -> str:
    """The sources with whom they cover, their forms and where they are published."""
    told = [
        f"{one.key} — {one.covers}\n  файл: {one.form}\n  где: {one.published}"
        + (f"\n  лицензия: {one.licence}" if one.licence else "")
        for one in sources()
    ]
    return "\n".join([*told, "", HOW])


def summary(gathered: "Gathered", out: Path) -> str:
    """What came out, what was left out and why, and what to do next."""
    many = plural(len(gathered.institutions), "учреждение", "учреждения", "учреждений")
    read, taken, joined = map(number, (gathered.read, gathered.taken, gathered.joined))
    lines = [f"В таблице {out}: {many}.", READ.format(read=read, taken=taken, joined=joined)]
    for what, count in gathered.notes.counts.items():
        examples = gathered.notes.examples.get(what)
        shown = f" (например, {'; '.join(examples)})" if examples else ""
        lines.append(f"{NOTES.get(what, what)}: {number(count)}{shown}.")
    lines.append(f"Дальше: gospublic import {out} --update")
    return "\n".join(lines)


def settlements(count: int, out: Path) -> str:
    many = plural(count, "населённый пункт", "населённых пункта", "населённых пунктов")
    return SETTLEMENTS.format(out=out, many=many)
