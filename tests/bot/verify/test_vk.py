"""What VK's answers say of a page, whatever they hold."""

import asyncio
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.model import LaterError
from bot.verify.asking import AskedPage, AwayError
from bot.verify.vk import VkAsker
from bot.verify.vk_look import look_at
from bot.vk.faults import VkRefusedError
from catalog.pages.page_checks import Look, Presence
from tests.doubles.vk_groups import group

NAMED, NUMBERED = AskedPage("https://vk.com/school5"), AskedPage("https://vk.com/club5")
OGRN = "1023402971272"
WIDGET = f"https://pos.gosuslugi.ru/form/?opaId=1&utm_source=vk&utm_campaign={OGRN}"


class Scripted:
    """A client that answers as it is told, by the names that are asked for."""

    def __init__(self, answer: Any) -> None:
        self.answer = answer
        self.asked: list[str] = []

    def call(self, method: str, params: Mapping[str, Any]) -> Any:
        assert method == "groups.getById"
        self.asked.append(params["group_ids"])
        answer = self.answer(params["group_ids"]) if callable(self.answer) else self.answer
        if isinstance(answer, Exception):
            raise answer
        return answer

    def close(self) -> None:
        """Nothing is held."""


def looks(client: Scripted, *pages: AskedPage) -> list[Look]:
    async def ask() -> list[Look]:
        return [look async for found in VkAsker(client).ask(pages) for look in found]

    return asyncio.run(ask())


def test_what_is_told_of_a_community() -> None:
    told = {"links": [{"url": WIDGET}, {"url": "https://t.me/school5"}], "site": "school5.ru"}
    look = look_at(NAMED, group(5, "School5", verified=1, can_message=0, **told))
    assert (look.mark, look.tick, look.takes_messages, look.now_at) == (True, True, False, "")
    assert (look.platform_id, look.followers, look.ogrn) == ("5", 105, OGRN)
    assert {"telegram:school5", "site:school5.ru"} <= set(look.links)


@pytest.mark.parametrize(
    ("mark", "seen"), [(True, True), (1, True), (False, False), (0, False), (None, None), ("да", None)]
)
def test_the_mark_is_what_vk_says_and_nothing_else(mark: object, seen: bool | None) -> None:
    assert look_at(NAMED, group(5, "school5", mark=mark)).mark is seen


@pytest.mark.parametrize(
    ("page", "name", "now_at"),
    [
        (NAMED, "SCHOOL5", ""),
        (NAMED, "school5_new", "https://vk.com/school5_new"),
        (NAMED, "public5", "https://vk.com/club5"),
        (NUMBERED, "school5", ""),
        (NUMBERED, "club5", ""),
        (NAMED, "", ""),
    ],
)
def test_where_the_community_is_by_now(page: AskedPage, name: str, now_at: str) -> None:
    assert look_at(page, group(5, name)).now_at == now_at


@pytest.mark.parametrize("why", ["deleted", "banned"])
def test_a_community_that_is_gone(why: str) -> None:
    look = look_at(NAMED, group(5, "school5", deactivated=why))
    assert (look.presence, look.reason, look.mark) == (Presence.GONE, why, None)


def test_a_name_that_somebody_took_over_is_not_the_page_that_was_seen() -> None:
    """Asked by the number that it was known by, so that another's mark confirms nothing."""
    client = Scripted({"groups": [group(5, "school5_new")]})
    (look,) = looks(client, AskedPage(NAMED.url, "5"))
    assert client.asked == ["5"]
    assert look.now_at == "https://vk.com/school5_new"


def test_an_answer_under_another_name_is_asked_for_alone() -> None:
    known = {"school5": group(5, "school5_new"), "school6": group(6, "school6")}
    client = Scripted(lambda keys: {"groups": [known[key] for key in keys.split(",") if key in known]})
    pages = (NAMED, AskedPage("https://vk.com/school6"), AskedPage("https://vk.com/school7"))
    moved, there, gone = looks(client, *pages)
    assert moved.now_at == "https://vk.com/school5_new"
    assert there.presence is Presence.THERE
    assert gone.presence is Presence.GONE
    assert client.asked == ["school5,school6,school7", "school5", "school7"]


def test_one_bad_name_spoils_no_other() -> None:
    def answer(keys: str) -> object:
        return VkRefusedError(100) if "bad" in keys else [group(5, "school5")]

    bad = AskedPage("https://vk.com/bad")
    found = looks(Scripted(answer), bad, NAMED, AskedPage("https://vk.com/school9"))
    assert [look.presence for look in found] == [Presence.GONE, Presence.THERE, Presence.GONE]


@pytest.mark.parametrize("fault", [VkRefusedError(7), LaterError(60, "ключ"), LaterError(0, "HTTP 502")])
def test_who_cannot_be_asked_says_so(fault: Exception) -> None:
    with pytest.raises(AwayError):
        looks(Scripted(fault), NAMED)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
FIELDS = st.sampled_from(
    ("screen_name", "name", "members_count", "is_closed", "verified", "site", "links", "description", "menu")
)


@given(st.dictionaries(FIELDS, JSON, max_size=5) | JSON, st.text(max_size=60))
def test_whatever_vk_says_is_a_look(answer: object, said: str) -> None:
    groups = [{"id": 5, **answer, "status": said} if isinstance(answer, dict) else answer]
    (look,) = looks(Scripted({"groups": groups}), AskedPage(NAMED.url, "5"))
    assert look.url == NAMED.url
    assert look.mark is None
    assert look.name.isprintable() or "\0" not in look.name
