"""What `/api/v1` answers, as models: the description is made of them."""

from pydantic import Field

from bot.contract.institutions import InstitutionObject, ServiceObject, Strict
from catalog.pages.finding import Verdict
from catalog.store.versions.timeline import EventType


class InstitutionList(Strict):
    """Страница списка учреждений."""

    institutions: list[InstitutionObject]
    next: str | None
    """Что передать в cursor за следующей страницей; null – это последняя."""


class CheckObject(Strict):
    """Что известно об адресе страницы или о телефоне."""

    verdict: Verdict
    """official и known_phone – официальная страница и известный телефон; listed – есть в списке, отметку
    ещё не видели; unknown и unknown_phone – подтвердить нельзя; остальным верить не стоит."""
    institution: str | None
    """Чья страница или чей телефон: полное наименование."""
    official_url: str | None = None
    """Настоящая страница, если известна. Есть только в ответе об адресе."""
    phone: str | None = None
    """Настоящий телефон, если известен. Есть только в ответе о телефоне."""
    why: str
    """Объяснение одной-двумя фразами, для показа людям."""


class PhoneObject(Strict):
    """Телефон и зачем по нему звонят."""

    title: str
    phone: str


class NeedObject(Strict):
    """С чем обращаются жители: кто этим занимается, по какой услуге, по какому телефону."""

    id: str
    title: str
    kinds: list[str]
    """Виды учреждений, которые этим занимаются, главный первым."""
    services: list[ServiceObject]
    phones: list[PhoneObject]


class NeedList(Strict):
    """Все нужды, по id."""

    needs: list[NeedObject]


class ChangeObject(Strict):
    """Одно изменение реестра."""

    version: int
    at: str
    """Когда, по ISO 8601."""
    code: str
    name: str
    """Полное наименование, каким оно было тогда."""
    change: EventType
    """added – появилось, changed – изменилось, removed – исключено."""


class ChangeList(Strict):
    """Страница изменений, новые сначала."""

    changes: list[ChangeObject]
    next: str | None


class SuggestionObject(Strict):
    """Что человек, возможно, хочет спросить."""

    label: str
    """Как показать."""
    choice: str
    """Что послать в поле choice сообщения, если выбрано."""


class SuggestionList(Strict):
    """Подсказки, лучшая первой."""

    suggestions: list[SuggestionObject]


class Refusal(Strict):
    """Почему запрос не выполнен."""

    error: str


class RegisterFile(Strict):
    """Файл со всем реестром."""

    url: str
    media_type: str
    bytes: int
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")


class RegisterObject(Strict):
    """Версия реестра и файлы, в которых он целиком."""

    version: int
    made_at: str
    institutions: int
    label: str
    """starter – стартовый список из открытых источников, synthetic – вымышленный, пусто – оператора."""
    files: list[RegisterFile]


class Problem(Strict):
    """Почему запрос не выполнен (RFC 9457)."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
