"""Institutions: narrowed down, sorted, and found by the search that residents use, with its why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from starlette.requests import Request
from starlette_admin.actions import link_row_action
from starlette_admin.fields import StringField, TextAreaField

from bot.desk import texts
from bot.desk.closing.texts import CLOSE
from bot.desk.history.texts import HISTORY
from bot.desk.kit.fields import AddressLinesField
from bot.desk.lists.work_list import WorkList
from bot.desk.pages import SHORT, STATES
from catalog.model import Institution, Page, Platform
from catalog.register.export import cell_of
from catalog.store.lists.narrowing import ListOrder, Narrowing
from handlers.texts.names import everyday_name, place_name


@dataclass(frozen=True, slots=True)
class InstitutionLine:
    """An institution as one line; `why` is empty where nothing was asked."""

    code: str
    name: str
    kind: str
    place: str
    phone: str
    on: str
    why: str
    official_name: str
    address: str
    inn: str
    ogrn: str
    pages: str
    services: str
    other_names: str
    source: str


class InstitutionsView(WorkList):
    """Without words all of them, by code."""

    key = "institutions"
    menu_label = display_name = texts.INSTITUTIONS
    icon = "fa-solid fa-building"
    pk_attr = "code"
    fields = (
        StringField("name", label="Название"),
        StringField("code", label="Код"),
        StringField("kind", label="Вид"),
        StringField("place", label="Где"),
        StringField("phone", label="Телефон"),
        StringField("on", label="Есть на"),
        StringField("why", label="Почему нашлось"),
        StringField("official_name", label="Полное наименование"),
        StringField("address", label="Адрес"),
        StringField("inn", label="ИНН"),
        StringField("ogrn", label="ОГРН"),
        AddressLinesField("pages", label="Страницы", exclude_from_list=True),
        TextAreaField("services", label="Услуги", exclude_from_list=True),
        StringField("other_names", label="Другие названия"),
        StringField("source", label="Источник"),
    )
    shown_columns = ("name", "code", "kind", "place", "phone", "on", "why")
    sortable_fields = ("name", "code", "kind", "place")
    searchable_fields = ("name",)
    row_actions = ("view", "correct", "history", "close")

    @link_row_action(name="correct", text=texts.CORRECT, icon_class="fa-solid fa-pen")
    def correct(self, request: Request, pk: object) -> str:
        """Leads to the form."""
        return f"{request.scope.get('root_path', '')}/correct/{pk}"

    @link_row_action(name="history", text=HISTORY, icon_class="fa-solid fa-clock-rotate-left")
    def history(self, request: Request, pk: object) -> str:
        """Leads to what became of the card."""
        return f"{request.scope.get('root_path', '')}/history/{pk}"

    @link_row_action(name="close", text=CLOSE, icon_class="fa-solid fa-door-closed", exclude_from_list=True)
    def close(self, request: Request, pk: object) -> str:
        """Leads to what can be done where it works no more."""
        return f"{request.scope.get('root_path', '')}/close/{pk}"

    def keys(self, wanted: Narrowing, order: ListOrder) -> Sequence[str]:
        return self._parts.register.lists.codes(wanted, order)

    def counted(self, wanted: Narrowing) -> int:
        return self._parts.register.lists.count(wanted)

    def lines(self, keys: Sequence[str], why: Mapping[str, str]) -> list[InstitutionLine]:
        found = self._parts.register.lists.institutions(keys)
        return [line(one, why.get(one.code, "")) for one in found]

    def row(self, key: str) -> InstitutionLine | None:
        return next(iter(self.lines([key], {})), None)


def line(one: Institution, why: str = "") -> InstitutionLine:
    platforms = dict.fromkeys(page.platform for page in one.pages)
    return InstitutionLine(
        one.code,
        everyday_name(one),
        one.kind,
        place_name(one.place),
        one.phone,
        " · ".join(SHORT[platform] for platform in Platform if platform in platforms),
        why,
        one.official_name,
        one.address,
        one.inn,
        one.ogrn,
        "\n".join(page_line(page) for page in one.pages),
        cell_of("services", one),
        cell_of("other_names", one),
        one.source,
    )


def page_line(page: Page) -> str:
    """«https://vk.com/… — отметку видели, 12.11.2026, импорт реестра»."""
    when = page.checked_on.strftime("%d.%m.%Y") if page.checked_on else ""
    return f"{page.url} — " + ", ".join(filter(None, (STATES[page.state], when, page.confirmed_by)))
