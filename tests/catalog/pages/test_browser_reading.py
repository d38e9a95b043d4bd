"""Links are read as browsers read them: what opens elsewhere is never vouched for."""

import pytest

from catalog.model import Platform
from catalog.pages.finding import Reason, Verdict
from catalog.pages.links import Pasted, find_links
from tests.catalog.pages.register import judged

PAGE, SITE, NUMBERED = "vk.com/detpol3_volgograd", "www.volgograd.ru", "vk.com/public77"
GOOD = (Verdict.OFFICIAL, Verdict.LISTED)
DOUBTED = (Verdict.UNKNOWN, Verdict.REDIRECT, Verdict.LOOKALIKE, Verdict.REVOKED)

ELSEWHERE = [
    f"//evil-site.example\\{PAGE}",
    f"https:\\/evil-site.example\\{PAGE}",
    f"https:\\\\evil-site.example\\{PAGE}",
    f"https:evil-site.example/{PAGE}",
    f"http:////evil-site.example\\{PAGE}",
    f"evil-site.example\\{PAGE}",
    f"href=//evil-site.example/{PAGE}",
    "@detpol3_volgograd@evil-site.example/x",
    "@detpol3_volgograd\\@evil-site.example",
    f"https://{PAGE.replace('/', '%2F')}@evil-site.example/",
    "detpol3.ru%2f@evil-site.example",
    f"javascript:alert('{PAGE}')",
    f"JavaScript:location='//{PAGE}'",
    f"data:text/html,{PAGE}",
    f"view-source:{PAGE}",
    f"x-evil:{PAGE}",
    f"https://https://{PAGE}",
    f"https://x,{PAGE}",
    "[detpol3.ru/login](https://evil-site.example)",
    f"[{PAGE}](javascript:alert(1))",
    f"[наша страница]( <//evil-site.example\\{PAGE}>)".replace("<", "").replace(">", ""),
]


@pytest.mark.parametrize("text", ELSEWHERE)
def test_what_a_browser_opens_elsewhere_is_doubted(text: str) -> None:
    assert judged(f"Это настоящая? {text}").verdict in DOUBTED


@pytest.mark.parametrize(
    "text",
    [
        PAGE,
        f"https://m.{PAGE}",
        f"HTTP://WWW.{PAGE.upper()}/",
        f"{PAGE.replace('.com', '.ru')}?from=groups#top",
        "https://vk.com/%64etpol3%5Fvolgograd",
        f"//{PAGE}",
        f"VK:{PAGE}",
        f"ссылка:{PAGE}",
        f"👉{PAGE}",
        f"[{PAGE}](https://{PAGE})",
        f"[наша страница](https://{PAGE})",
    ],
)
def test_other_spellings_of_the_page_are_the_page(text: str) -> None:
    assert judged(text).verdict is Verdict.OFFICIAL


def test_words_and_target_that_differ_are_judged_by_the_target() -> None:
    found = judged("[detpol3.ru/login](https://evil-site.example)")
    assert (found.verdict, found.reason) == (Verdict.LOOKALIKE, Reason.HIDDEN)
    assert find_links("см. [сайт (новый)](https://vk.com/wiki_(a)), да") == (
        Pasted("https://vk.com/wiki_(a)", "сайт (новый)"),
    )


OTHERS_OVER = [
    f"{PAGE}?w=wall999_1",
    f"{PAGE}?z=video999_1",
    f"{PAGE}?w=app999_-777",
    f"{PAGE}?w=app5",
    f"{PAGE}?w=wall-77_1&w=wall-999_1",
    f"{PAGE}?w=wall-999_1&z=photo-999_2",
    f"{PAGE}?W%5B%5D=wall999_1",
    f"{PAGE}?z=photo-5_1%2Falbum-6_00",
    f"{PAGE}?w=%20wall999_1",
    f"{PAGE}#w=wall999_1",
    f"{PAGE}#/evil_page",
    f"{PAGE}?w=wall-77_1",  # known as another institution's
    f"{NUMBERED}?w=wall-78_1",
]


@pytest.mark.parametrize("link", OTHERS_OVER)
def test_what_others_lay_over_a_page_is_unknown(link: str) -> None:
    found = judged(link)
    assert (found.verdict, found.reason) == (Verdict.UNKNOWN, Reason.OVERLAY)
    assert found.page is None
    assert found.institution is not None


@pytest.mark.parametrize(
    "link",
    [
        f"{PAGE}?w=wall-5_1",
        f"{PAGE}?act=info",
        f"{PAGE}?z=photo-5_1%2Falbum-5_00%2Frev",
        f"{NUMBERED}?w=wall-77_1",
    ],
)
def test_what_may_be_the_pages_own_is_listed_at_most_and_said(link: str) -> None:
    found = judged(link)
    assert found.verdict is Verdict.LISTED
    assert found.overlaid


def test_a_revoked_page_stays_so_under_whatever_lies_over_it() -> None:
    assert judged("vk.com/detsad_solnyshko9?w=wall999_1").verdict is Verdict.REVOKED


INSIDE = [
    "bitrix/redirect.php?goto=https://evil-site.example/login",
    "bitrix/redirect.php?goto=https%3A%2F%2Fevil-site.example",
    "bitrix/redirect.php?goto=https%253A%252F%252Fevil-site.example",
    "bitrix/redirect.php?goto=%2525252525252568ttps://",
    "bitrix/redirect.php?goto=//evil-site.example",
    "bitrix/redirect.php?goto=/%5Cevil-site.example",
    "bitrix/redirect.php?goto=\\\\evil-site.example",
    "bitrix/redirect.php?goto=evil-site.ru/login",
    "bitrix/redirect.php?goto=https:evil-site.example",
    "bitrix/redirect.php?goto=javascript:alert(1)",
    "go/https://evil-site.example/",
    "go/evil-site.ru",
    "x?a=1&u=HTTPS://volgograd.ru.evil-site.example",
    "x?back=https://volgograd.ru@evil-site.example",
    "x?back=https://volgograd.ru/&go=https://evil-site.example",
    "x#https://evil-site.example",
]


@pytest.mark.parametrize("tail", INSIDE)
@pytest.mark.parametrize("host", [SITE, "obraz.volgograd.ru", "esia.gosuslugi.ru"])
def test_an_address_inside_a_trusted_sites_address_is_a_redirect(host: str, tail: str) -> None:
    assert judged(f"https://{host}/{tail}").verdict in DOUBTED


@pytest.mark.parametrize(
    "tail",
    [
        "",
        "news/1.html?id=5",
        "index.php?date=12:30",
        "x?back=https://www.volgograd.ru/a",
        "x?from=vk&a=b.c",
        "a//b",
    ],
)
def test_other_addresses_inside_a_listed_site_are_the_sites(tail: str) -> None:
    assert judged(f"https://{SITE}/{tail}").verdict is Verdict.LISTED


def test_a_platforms_own_redirects_are_redirects() -> None:
    for link in (
        "oauth.vk.com/authorize?redirect_uri=https://evil-site.example",
        "t.me/share/url?url=//a.example",
    ):
        assert judged(link).verdict is Verdict.REDIRECT


@pytest.mark.parametrize(
    "pasted",
    [f"{SITE}/войдите-на-evil-site.ru-срочно?a=1", "www.detpol3.ru/login?pay=now", f"https://m.{PAGE}?a=1"],
)
def test_of_a_good_address_only_the_registers_own_is_shown(pasted: str) -> None:
    found = judged(pasted)
    assert found.verdict in GOOD
    assert found.page is not None
    assert found.shown == found.page.url.partition("://")[2].rstrip("/")


def test_a_name_beside_a_sentence_is_still_a_name() -> None:
    assert judged("@detpol3_volgograd: это вы?", channel=Platform.VK).verdict is Verdict.OFFICIAL
    assert judged("(@detpol3_volgograd)", channel=Platform.VK).verdict is Verdict.OFFICIAL
