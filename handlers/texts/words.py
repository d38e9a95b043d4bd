"""Words that depend on a number, a day or a state."""

from datetime import date

from catalog.model import PageState, Platform
from handlers.messages import CardPage

MONTHS = (
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
)

PLATFORMS = {
    Platform.VK: "ВКонтакте",
    Platform.OK: "Одноклассники",
    Platform.TELEGRAM: "Телеграм",
    Platform.MAX: "МАКС",
    Platform.SITE: "Сайт",
}

PAGE_TITLES = {
    Platform.VK: "Страница ВКонтакте",
    Platform.OK: "Страница в Одноклассниках",
    Platform.TELEGRAM: "Канал в Телеграме",
    Platform.MAX: "Канал в МАКС",
    Platform.SITE: "Сайт учреждения",
}
"""What a link button is called: by where it leads."""

MARKED = (Platform.VK, Platform.OK)
"""The platforms that have the mark «Госорганизация»."""

LISTED = {
    Platform.VK: "адрес из списка, отметку ещё не видели: проверьте под названием страницы",
    Platform.OK: "адрес из списка, отметку ещё не видели: проверьте под названием страницы",
    Platform.TELEGRAM: "адрес из списка. В Телеграме отметки «Госорганизация» не бывает",
    Platform.MAX: "адрес из списка. В МАКС отметки «Госорганизация» не бывает",
    Platform.SITE: "адрес из открытого источника, сами ещё не проверяли",
}


def day(moment: date) -> str:
    """«12 ноября 2026»."""
    return f"{moment.day} {MONTHS[moment.month - 1]} {moment.year}"


def span(since: date, until: date) -> str:
    """«с 1 сентября 2026 по 20 ноября 2026», or the one day."""
    return day(since) if since == until else f"с {day(since)} по {day(until)}"


def plural(count: int, one: str, few: str, many: str) -> str:
    """The number with the noun in its form: «1 детский сад», «2 детских сада», «5 детских садов»."""
    return f"{number(count)} {noun_form(count, one, few, many)}"


def noun_form(count: int, one: str, few: str, many: str) -> str:
    tens, ones = abs(count) % 100, abs(count) % 10
    if ones == 1 and tens != 11:  # noqa: PLR2004 - Russian grammar: 1, 21, 31 … but not 11
        return one
    return few if 2 <= ones <= 4 and not 12 <= tens <= 14 else many  # noqa: PLR2004 - 2–4, 22–24 … but not 12–14


def number(count: int) -> str:
    """Thousands apart, as Russians write them: «5 600»."""
    return f"{count:,}".replace(",", "\u00a0")


def state_words(page: CardPage, today: date) -> str:
    """The state of a page in words, with its date where there is one.

    `page.state` is the state as it counts on that day (`Page.state_on`); a listed page with a date is one
    whose confirmation has lapsed.
    """
    if page.state is PageState.CONFIRMED:
        return confirmed_words(page)
    if page.state is PageState.LISTED:
        return listed_words(page, today)
    return {
        PageState.LINKED: "ссылка с подтверждённой страницы. Отметки «Госорганизация» здесь не бывает",
        PageState.BROKEN: "сейчас не открывается",
        PageState.MOVED: "переехала на другой адрес",
        PageState.REVOKED: "отметка снята, не переходите",
    }[page.state]


def confirmed_words(page: CardPage) -> str:
    if page.platform not in MARKED:
        return "адрес подтверждён" + (f" {day(page.checked_on)}" if page.checked_on else "")
    seen = f": отметку «Госорганизация» видели {day(page.checked_on)}" if page.checked_on else ""
    return "официальная" + seen


def listed_words(page: CardPage, today: date) -> str:
    if page.platform in MARKED and page.checked_on and page.checked_on <= today:
        return f"отметку «Госорганизация» последний раз видели {day(page.checked_on)}: проверьте её сами"
    return LISTED[page.platform]


def capitalised(words: str) -> str:
    """The first letter as a capital, the others as they are."""
    return words[:1].upper() + words[1:]


def bare(url: str) -> str:
    """An address as people read it: without the scheme and the last slash."""
    return url.partition("://")[2].removeprefix("www.").rstrip("/") or url
