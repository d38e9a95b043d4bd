"""Institutions, found by the search that residents use, with the why of every result."""

from collections.abc import Sequence
from dataclasses import dataclass

from starlette.requests import Request
from starlette_admin.actions import link_row_action
from starlette_admin.fields import StringField, TextAreaField

from bot.bootstrap import Parts
from bot.desk import texts
from bot.desk.pages import STATES
from bot.desk.rows import RowsView
from catalog.model import Institution, Page
from catalog.register.export import cell_of
from catalog.search import Catalog
from handlers.texts.names import everyday_name, place_name

MOST_FOUND = 50
Found = tuple[Institution, str]


@dataclass(frozen=True, slots=True)
class InstitutionLine:
    """An institution as one line; `why` is empty where nothing was asked."""

    code: str
    name: str
    official_name: str
    place: str
    why: str
    pages: str
    address: str
    phone: str
    services: str
    other_names: str


class InstitutionsView(RowsView):
    """Without words all of them, by code."""

    key = "institutions"
    menu_label = display_name = texts.INSTITUTIONS
    icon = "fa-solid fa-building"
    pk_attr = "code"
    fields = (
        StringField("code", label="Код"),
        StringField("name", label="Название"),
        StringField("place", label="Где"),
        StringField("why", label="Почему нашлось"),
        StringField("official_name", label="Полное наименование", exclude_from_list=True),
        TextAreaField("pages", label="Страницы", exclude_from_list=True),
        StringField("address", label="Адрес", exclude_from_list=True),
        StringField("phone", label="Телефон", exclude_from_list=True),
        TextAreaField("services", label="Услуги", exclude_from_list=True),
        StringField("other_names", label="Другие названия", exclude_from_list=True),
    )
    searchable_fields = ("name",)
    row_actions = ("view", "correct")

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self._parts = parts

    @link_row_action(name="correct", text=texts.CORRECT, icon_class="fa-solid fa-pen")
    def correct(self, request: Request, pk: object) -> str:
        """Leads to the form."""
        return f"{request.scope.get('root_path', '')}/correct/{pk}"

    def rows(self, words: str) -> Sequence[Found | Institution]:
        context = self._parts.guide.context
        if context is None:
            return ()
        if words:
            return found(context.catalog, words)
        return context.catalog.institutions

    def line(self, row: Found | Institution) -> InstitutionLine:
        return line(row) if isinstance(row, Institution) else line(*row)

    def row(self, key: str) -> InstitutionLine | None:
        context = self._parts.guide.context
        institution = context.catalog.get(key) if context else None
        return line(institution) if institution else None


def found(catalog: Catalog, words: str) -> list[Found]:
    """What residents would be offered for these words, best first; where it is nothing, what is similar."""
    result = catalog.search(words, limit=MOST_FOUND)
    matches = {match.institution.code: match for match in (*result.matches, *result.similar)}
    codes = dict.fromkeys((*(match.institution.code for match in result.matches), *result.fitting, *matches))
    institutions = [one for code in codes if (one := catalog.get(code)) is not None]
    return [(one, matches[one.code].why if one.code in matches else "") for one in institutions]


def line(one: Institution, why: str = "") -> InstitutionLine:
    return InstitutionLine(
        one.code,
        everyday_name(one),
        one.official_name,
        place_name(one.place),
        why,
        "\n".join(page_line(page) for page in one.pages),
        one.address,
        one.phone,
        cell_of("services", one),
        cell_of("other_names", one),
    )


def page_line(page: Page) -> str:
    """«https://vk.com/… — отметку видели, 12.11.2026, импорт реестра»."""
    when = page.checked_on.strftime("%d.%m.%Y") if page.checked_on else ""
    return f"{page.url} — " + ", ".join(filter(None, (STATES[page.state], when, page.confirmed_by)))
