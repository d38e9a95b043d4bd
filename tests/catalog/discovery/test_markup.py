"""Pages that are broken anywhere, or made to be read for ever."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.discovery.markup import links
from catalog.discovery.mentions import mentions, pages_to_follow
from catalog.discovery.names import is_named_in
from catalog.model import Institution, Platform
from tests.growth import grows_too_fast

AT = "http://school5.ru/"
PIECES = (
    *("<a href=", "'", '"', "https://vk.com/club1", ">", "<", "</a>", "<!--", "-->", "<script>", "</script>"),
    *("<li>", "&#x", ";", "\0", "<div class=social>", "</div>", "[::1]", "//", "\\/", "VK.Widgets.Group("),
    *("№ 5", "?url=", "%"),
)


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=60).map("".join))
def test_any_page_is_read(page: str) -> None:
    for one in mentions(page, AT):
        assert one.platform is not Platform.SITE
        assert one.url.startswith("https://")
    assert all(url.startswith("http://school5.ru/") for url in pages_to_follow(page, AT, "/"))
    assert is_named_in(page, Institution("s-5", "Школа № 5")) in (True, False)


@pytest.mark.parametrize(
    "piece", [*PIECES, "<a href='", "<a b=", '<a href="https://vk.com/club1">', "//vk.com/", "№ "]
)
def test_the_time_grows_as_the_page_does(piece: str) -> None:
    def read(page: str) -> None:
        mentions(page, AT)
        pages_to_follow(page, AT, "/")
        is_named_in(page, Institution("s-5", "Школа № 5"))

    assert not grows_too_fast(read, piece)


def test_text_around_and_names_of_pictures_are_heard() -> None:
    page = '<p>Наша группа: <a href="https://vk.com/club1"><img alt="ВКонтакте"></a></p>'
    (link,) = links(page)
    assert "наша группа" in link.around
    assert "вконтакте" in link.label


@pytest.mark.parametrize(
    ("page", "url"),
    [
        (
            '<a href="https://vk.com/away.php?to=https%3A%2F%2Fvk.com%2Fschool5">мы</a>',
            "https://vk.com/school5",
        ),
        ('<a href="/bitrix/redirect.php?goto=https://vk.com/school5">мы</a>', "https://vk.com/school5"),
        (
            "<script>VK.Widgets.Group('vk_groups', {mode: 3}, 183746152);</script>",
            "https://vk.com/club183746152",
        ),
        ('<script>{"vk":"https:\\/\\/vk.com\\/school5"}</script>', "https://vk.com/school5"),
        (
            '<iframe src="https://vk.com/widget_community.php?gid=183746152"></iframe>',
            "https://vk.com/club183746152",
        ),
        ("<A HREF = https://OK.RU/group/53123456789012>ок</A>", "https://ok.ru/group/53123456789012"),
        ('<a href="https://vkontakte.ru/school5">мы</a>', "https://vk.com/school5"),
    ],
)
def test_however_it_is_written(page: str, url: str) -> None:
    assert [one.url for one in mentions(page, AT)] == [url]


@pytest.mark.parametrize(
    "page",
    [
        '<a href="https://vk.com.evil.ru/school5">мы</a>',
        '<a href="http://[::1">x</a>',
        '<a href="https://vk.com/away.php?to=http://kazino.ru">x</a>',
    ],
)
def test_what_is_no_page_of_a_platform(page: str) -> None:
    assert mentions(page, AT) == []


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("МБОУ СШ № 5", True),
        ("Школа 5 города Камышина", True),
        ("Официальный сайт СШ-5", True),
        ("5 сентября открылось казино, ставки от 55", False),
        ("Школа № 15", False),
        ("", False),
    ],
)
def test_whether_a_site_names_its_institution(text: str, named: bool) -> None:
    assert is_named_in(text, Institution("s-5", "МБОУ «Средняя школа № 5» городского округа")) is named


def test_contacts_are_of_the_same_site_and_folder() -> None:
    page = (
        '<a href="/school5/kontakty">Контакты</a><a href="/school6/kontakty">Контакты</a>'
        '<a href="http://other.ru/school5/contacts">Контакты</a><a href="mailto:a@b.ru">контакты</a>'
    )
    at = "http://obraz.volgograd.ru/school5/"
    assert pages_to_follow(page, at, "/school5/") == ["http://obraz.volgograd.ru/school5/kontakty"]
