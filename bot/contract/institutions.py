"""An institution, its pages and services as JSON."""

from datetime import date
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from catalog.model import Institution, PageState, Platform
from catalog.search import Match
from handlers.context import Context
from handlers.messages import Card
from handlers.view.card import card_of, services_of


class Strict(BaseModel):
    """Exactly these keys, with their descriptions in the API's own document."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


class PageObject(Strict):
    """Страница учреждения."""

    platform: Platform
    """Где страница: vk, ok, telegram, max, site."""
    url: str
    """Адрес, как он записан в реестре."""
    state: PageState
    """confirmed – отметку «Госорганизация» видели; listed – адрес из списка, отметку ещё не видели;
    linked – на неё ведёт подтверждённая страница. Официальной называют только confirmed."""
    checked_on: date | None
    """Когда состояние видели в последний раз."""


class ServiceObject(Strict):
    """Услуга учреждения."""

    title: str
    url: str


class MatchObject(Strict):
    """Учреждение, как его находит поиск."""

    code: str = Field(pattern=r"^[A-Za-z0-9_-]{1,64}$")
    """Код учреждения; он не меняется."""
    name: str
    """Обиходное название."""
    kind: str
    """Вид: «детский сад», «школа»; пусто, если неизвестен."""
    place: str
    score: float | None
    """Насколько подходит запросу, от 0 до 1; null, если ничего не искали."""
    why: str | None
    """Почему подходит; null, если ничего не искали."""
    pages: list[PageObject]
    services: list[ServiceObject]


class InstitutionObject(MatchObject):
    """Учреждение целиком."""

    official_name: str
    address: str
    """Пусто, если неизвестен или его видели больше двух лет назад."""
    phone: str
    """Пусто, если неизвестен или его видели больше двух лет назад."""
    updated_on: str | None
    """Когда запись менялась в последний раз: момент по ISO 8601; null, если неизвестно."""
    source: str
    """Откуда запись, с лицензией источника, если она есть."""


def match_object(match: Match, context: Context, today: date) -> MatchObject:
    """A found institution, as it counts on that day."""
    card = card_of(match.institution, context, today)
    return MatchObject(**_shared(card, match.institution, context, today), score=match.score, why=match.why)


def institution_object(
    institution: Institution, context: Context, today: date, updated_on: str | None
) -> InstitutionObject:
    """An institution that nobody searched for. `updated_on`: when the register last touched it."""
    card = card_of(institution, context, today)
    return InstitutionObject(
        **_shared(card, institution, context, today),
        score=None,
        why=None,
        official_name=card.official_name,
        address=card.address,
        phone=card.phone,
        updated_on=updated_on,
        source=institution.source,
    )


def _shared(card: Card, institution: Institution, context: Context, today: date) -> dict[str, Any]:
    pages = [
        PageObject(platform=page.platform, url=page.url, state=page.state, checked_on=page.checked_on)
        for page in card.pages
    ]
    services = services_of(institution, context, today)
    return {
        "code": institution.code,
        "name": card.name,
        "kind": institution.kind or context.catalog.kind_of(institution.code),
        "place": card.place,
        "pages": pages,
        "services": [ServiceObject(title=one.title, url=one.url) for one in services],
    }
