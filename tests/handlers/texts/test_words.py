from datetime import date

import pytest

from catalog.model import PageState, Platform
from handlers.messages import CardPage
from handlers.texts.words import day, plural, state_words

TODAY = date(2026, 11, 23)
SEEN = date(2026, 11, 12)


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (0, "0 детских садов"),
        (1, "1 детский сад"),
        (2, "2 детских сада"),
        (4, "4 детских сада"),
        (5, "5 детских садов"),
        (11, "11 детских садов"),
        (12, "12 детских садов"),
        (14, "14 детских садов"),
        (21, "21 детский сад"),
        (22, "22 детских сада"),
        (111, "111 детских садов"),
        (112, "112 детских садов"),
        (5600, "5\u00a0600 детских садов"),
    ],
)
def test_a_noun_follows_its_number(count: int, expected: str) -> None:
    assert plural(count, "детский сад", "детских сада", "детских садов") == expected


def test_a_day_is_written_out() -> None:
    assert day(SEEN) == "12 ноября 2026"


@pytest.mark.parametrize("platform", list(Platform))
@pytest.mark.parametrize("state", list(PageState))
@pytest.mark.parametrize("checked_on", [None, SEEN])
def test_only_a_confirmed_page_is_called_official(
    platform: Platform, state: PageState, checked_on: date | None
) -> None:
    words = state_words(CardPage(platform, "https://vk.com/x", state, checked_on), TODAY)
    official = state is PageState.CONFIRMED and platform in (Platform.VK, Platform.OK)
    assert words.startswith("официальная") == official
    if official and checked_on:
        assert day(SEEN) in words


def test_a_lapsed_confirmation_says_when_the_mark_was_seen() -> None:
    words = state_words(CardPage(Platform.VK, "https://vk.com/x", PageState.LISTED, SEEN), TODAY)
    assert day(SEEN) in words
    assert "официальная" not in words


def test_a_listed_page_never_says_that_its_mark_was_seen() -> None:
    words = state_words(CardPage(Platform.VK, "https://vk.com/x", PageState.LISTED, None), TODAY)
    assert "ещё не видели" in words
    assert "последний раз видели" not in words


def test_a_revoked_page_is_warned_of() -> None:
    assert "не переходите" in state_words(CardPage(Platform.VK, "x", PageState.REVOKED, SEEN), TODAY)
