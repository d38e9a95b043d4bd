"""Questions of a journalist: how many, how large, who says so."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

import pytest

from catalog.model import Institution, Page, PageState, Platform
from catalog.region import Region
from catalog.search import Catalog
from catalog.search.places.region_places import RegionPlaces
from catalog.statistics.count import count
from catalog.statistics.model import Statistics
from handlers.context import Context
from tests.dialogs.harness import TODAY, Answered, Conversation, play

COUNTED = date(2026, 11, 20)


def _institution(number: int) -> Institution:
    page = Page(
        Platform.VK,
        f"https://vk.com/page{number}",
        PageState.CONFIRMED,
        COUNTED,
        followers=1000 * number,
        followers_on=COUNTED,
    )
    return Institution(f"i-{number}", f"Школа № {number}", kind="школа", pages=(page,))


OWN = Context(
    Catalog([_institution(number) for number in range(1, 13)], RegionPlaces()),
    Region("tests", keeper="Центр развития"),
    public_url="https://guide.example",
)


def test_how_many_and_how_many_follow() -> None:
    play(
        OWN,
        [
            (
                "сколько госпабликов",
                Answered(
                    says=["23 ноября 2026", "12 страниц", "за последние 90 дней, — 12", "Центр развития"],
                    links=["https://guide.example/stats"],
                ),
            ),
            ("сколько подписчиков", Answered(says=["78 000", "20 ноября 2026", "не число жителей"])),
        ],
    )


@pytest.mark.parametrize(
    ("said", "rows"), [("топ 3", 3), ("самые большие", 5), ("топ 5 самых больших", 5), ("топ 99", 10)]
)
def test_the_largest_as_many_as_are_asked_for(said: str, rows: int) -> None:
    reply = Conversation(OWN).say(said)
    listed = [line for line in reply.text.splitlines() if line[:1].isdigit()]
    assert len(listed) == rows
    assert "Школа № 12 — 12\u00a0000, ВКонтакте, 20 ноября 2026" in listed[0]
    assert [link.url for link in reply.links] == ["https://guide.example/stats"]


def test_the_followers_of_one_institution_are_its_own() -> None:
    play(
        OWN,
        [
            (
                "сколько подписчиков у школы 7",
                Answered(
                    says=["Школа № 7", "ВКонтакте: 7 000", "20 ноября 2026"],
                    silent_on=["78 000"],
                    choices=["card:i-7"],
                ),
            ),
            ("1", Answered(cards=["i-7"])),
        ],
    )


def test_one_of_the_largest_is_chosen_by_its_line() -> None:
    play(OWN, [("топ 5", Answered(cards=[])), ("строка 2", Answered(cards=["i-11"]))])


def test_where_residents_cannot_reach_the_server_no_link_leads_there() -> None:
    assert Conversation(replace(OWN, public_url="")).say("топ 5").links == ()


def test_figures_are_counted_once_for_a_version_and_a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    counted: list[date] = []

    def counting(
        institutions: Iterable[Institution], kind_of: Callable[[Institution], str], today: date, days: int
    ) -> Statistics:
        counted.append(today)
        return count(institutions, kind_of, today, days)

    monkeypatch.setattr("handlers.context.count", counting)
    context = replace(OWN, catalog=Catalog([_institution(1)], RegionPlaces()))
    for said in ("сколько госпабликов", "сколько подписчиков", "топ 5", "сколько страниц"):
        Conversation(context).say(said)
    assert counted == [TODAY]
