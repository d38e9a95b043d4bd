"""The cell «Форма обращения»: the address of an institution's own form on Госуслуги, or the number of it."""

import re

from catalog.register.cells import cells
from catalog.register.faults import BadCell
from catalog.register.files.links import links_in, without_links

FORM = "https://pos.gosuslugi.ru/form/?opaId={number}"
NUMBER = re.compile(r"\d{1,12}")
ADDRESS = re.compile(
    r"(?:https://)?pos\.gosuslugi\.ru/(?:form|lkp/[\w/]{0,60}|og/org-activities)?/?\?"
    r"(?:[\w=&%.-]{0,200}&)?opaId=(?P<number>\d{1,12})(?:&[\w=&%.-]{0,200})?",
    re.IGNORECASE,
)


def appeal_form(cell: str) -> str:
    """The address of the form; empty for an empty cell. Raises BadCell."""
    said = cells.text(next((to for _, to in links_in(cell)), without_links(cell)).strip())
    number = cells.whole(said)
    if not said:
        return ""
    if NUMBER.fullmatch(number):
        return FORM.format(number=number)
    if found := ADDRESS.fullmatch(said):
        return FORM.format(number=found["number"])
    raise BadCell(
        "это не форма обращений на Госуслугах",
        "Нужен адрес вида https://pos.gosuslugi.ru/form/?opaId=123456 или одно число",
    )
