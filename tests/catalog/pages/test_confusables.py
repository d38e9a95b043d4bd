"""What letters look like, and how a remedy names them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.pages.confusables import foreign_letter, plain, skeleton


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("vk.cоm", "vk.com"),
        ("ВК.СОМ", "bk.com"),
        ("ｖｋ．ｃｏｍ", "vk.com"),
        ("𝗏𝗄.com", "vk.com"),
        ("vk\u2024com", "vk.com"),
        ("vk.com\u2215evil.ru", "vk.com/evil.ru"),
        ("vḱ.com", "vk.com"),
        ("\u212aaluga", "kaluga"),
        ("VK.COM", "vk.com"),
    ],
)
def test_read_by_the_eye(text: str, read: str) -> None:
    assert plain(text) == read


@pytest.mark.parametrize(
    "pair", [("vk.com", "vk.corn"), ("school0", "schoolo"), ("l1", "ll"), ("оk.ru", "0k.ru")]
)
def test_the_same_to_the_eye(pair: tuple[str, str]) -> None:
    assert skeleton(pair[0]) == skeleton(pair[1])


@pytest.mark.parametrize(("one", "other"), [("vk.com", "ok.com"), ("школа", "shkola"), ("t.me", "t.mе.x")])
def test_not_the_same(one: str, other: str) -> None:
    assert skeleton(one) != skeleton(other)


def test_a_remedy_names_the_letter() -> None:
    assert foreign_letter("vk.cоm") == "кириллическая «о»"
    assert foreign_letter("vk.com") == ""


@given(st.text(max_size=60))
def test_ascii_is_left_as_it_is_and_reading_twice_changes_nothing(text: str) -> None:
    assert plain(plain(text)) == plain(text)
    assert plain(text.encode("ascii", "ignore").decode()) == text.encode("ascii", "ignore").decode().lower()
