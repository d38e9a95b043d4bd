"""One form for each page, and nothing that only looks like one."""

import csv
import itertools
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from catalog.model import Platform
from catalog.pages.address import Address, BadAddress, canonical

SHARED = Path(__file__).parents[4] / "shared"
COLUMNS = {
    "Сайт": Platform.SITE,
    "ВКонтакте": Platform.VK,
    "Одноклассники": Platform.OK,
    "Телеграм": Platform.TELEGRAM,
    "МАКС": Platform.MAX,
}

SAME_PAGE = {
    "https://vk.com/club12": [
        "vk.com/club12",
        "http://vk.ru/public12",
        "https://m.vk.com/event12/",
        "HTTPS://WWW.VK.COM/Club12?from=search#top",
        "https://https://vk.com/club12",
        "//new.vk.com/club12",
        " «vk.com/club12» ",
        "vk.com\u200b/club12\ufeff",
        "vk.com./club12",
        "vk.com:443/club12",
        "https://vkontakte.ru/%63lub12",
    ],
    "https://vk.com/det.sad_5": ["vk.com/Det.Sad_5", "m.vk.ru/det.sad_5?w=wall-1_2"],
    "https://ok.ru/group/54321": [
        "ok.ru/group54321",
        "https://m.ok.ru/group/54321",
        "http://www.odnoklassniki.ru/group/54321/",
        "https://m.ok.ru/dk?st.cmd=altGroupMain&st.groupId=54321",
    ],
    "https://ok.ru/dk.druzhba": ["ok.ru/dk.druzhba"],
    "https://t.me/volggmu_vuz": [
        "@VolgGMU_vuz",
        "t.me/s/volggmu_vuz",
        "telegram.me/volggmu_vuz",
        "https://telegram.dog/volggmu_vuz?start=1",
        "volggmu_vuz.t.me",
        "tg://resolve?domain=volggmu_vuz",
    ],
    "https://max.ru/id3430030612_gos": ["max.ru/id3430030612_gos", "https://www.max.ru/ID3430030612_GOS/"],
    "https://xn--50-mlclar8c6av.xn--p1ai/": [
        "училище50.рф",
        "https://УЧИЛИЩЕ50.РФ/",
        "https://xn--50-mlclar8c6av.xn--p1ai",
    ],
    "http://oshkole.ru/orgs/65/?id=4": ["http://OSHKOLE.ru:80/orgs/65/?utm_source=vk&id=4#news"],
    "https://www.volgadmin.ru/": ["www.volgadmin.ru", "https://www.volgadmin.ru"],
}

REFUSED = [
    "",
    "нет",
    "-",
    "vk.com",
    "vk.com/feed",
    "vk.com/id5",
    "vk.com/wall-12_3",
    "vk.com/away.php?to=https%3A%2F%2Fvk.com%2Fclub1",
    "id.vk.com/auth",
    "vk.com/club12 vk.com/club13",
    "vk.com/club12\nvk.com/club13",
    "vk.com\\club12",
    "vk.com/club1\u202e2",
    "vk%2ecom/club12",
    "vk.com:8080/club12",
    "http:/vk.com/club12",
    "http://vk.com@evil.ru/",
    "http://vk.com:club12@evil.ru/",
    "info@cgbkam.ru",
    "javascript:alert(1)",
    "ftp://vk.com/club12",
    "http://1.2.3.4/club12",
    "http://0x7f.1/club12",
    "http://[::1]/club12",
    "localhost",
    "vk.com/club12/../evil",
    "oshkole.ru/orgs/65/%2e%2e/66",
    "t.me/+AbCdEf",
    "t.me/joinchat/AbCdEf",
    "t.me/c/123/45",
    "max.ru/join/AbCd",
    "ok.ru/profile/5",
    "clck.ru/3AbCdE",
    "vk.cc/abc",
    "vk.com.dp3-vlg.ru/login",
    "vk-com.ru/club12",
    "ｖｋ．ｃｏｍ/club12",
    "vk。com/club12",
    "v\u212a.com/club12",
    "vk.com/\u212aaluga",
    "аррӏе.com",
    "вк.ком/club12",
    "школa.рф",
    "xn--/",
    "a" * 3000 + ".ru",
]


@pytest.mark.parametrize(("url", "spelling"), [(url, one) for url, all_ in SAME_PAGE.items() for one in all_])
def test_every_spelling_of_a_page_is_one_address(url: str, spelling: str) -> None:
    assert canonical(spelling).url == url


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_no_page_is_refused_in_russian(text: str) -> None:
    with pytest.raises(BadAddress) as refusal:
        canonical(text)
    assert any("а" <= letter <= "я" for letter in str(refusal.value))
    assert str(refusal.value).isprintable()


@pytest.mark.parametrize(
    ("text", "letter", "meant"),
    [
        ("vk.cоm/x", "кириллическая «о»", "vk.com"),
        ("vκ.com/x", "греческая «κ»", "vk.com"),
        ("vk.com/detsаd", "кириллическая «а»", "detsad"),
    ],
)
def test_a_look_alike_letter_is_named_with_its_remedy(text: str, letter: str, meant: str) -> None:
    with pytest.raises(BadAddress) as refusal:
        canonical(text)
    assert letter in str(refusal.value)
    assert f"нужно {meant}" in str(refusal.value)


def test_site_spellings_that_may_differ_on_the_server_share_a_key() -> None:
    spellings = itertools.product(("http://", "https://"), ("", "www."), ("cgbkam.ru",), ("", "/"))
    keys = {canonical("".join(spelling)).key for spelling in spellings}
    assert keys == {"site:cgbkam.ru"}
    assert canonical("http://cgbkam.ru").url == "http://cgbkam.ru/"


def test_an_address_is_shown_as_people_write_it() -> None:
    assert canonical("https://xn--50-mlclar8c6av.xn--p1ai/").shown == "училище50.рф"
    assert canonical("m.vk.com/club12").shown == "vk.com/club12"


@pytest.mark.parametrize(
    ("text", "platform", "url"),
    [
        ("@volgograd", Platform.VK, "https://vk.com/volgograd"),
        ("volgograd", Platform.TELEGRAM, "https://t.me/volgograd"),
        ("-12345", Platform.VK, "https://vk.com/club12345"),
        ("12345", Platform.OK, "https://ok.ru/group/12345"),
    ],
)
def test_a_column_reads_bare_names_and_numbers(text: str, platform: Platform, url: str) -> None:
    assert canonical(text, platform).url == url


@pytest.mark.parametrize(
    ("text", "platform"),
    [
        ("ok.ru/dk5", Platform.VK),
        ("school.ru", Platform.VK),
        ("vk.com/dk5", Platform.SITE),
        ("нет", Platform.SITE),
    ],
)
def test_a_column_refuses_addresses_of_another_platform(text: str, platform: Platform) -> None:
    with pytest.raises(BadAddress):
        canonical(text, platform)


def _registered() -> list[tuple[Platform, str]]:
    file = SHARED / "register" / "synthetic-register.csv"
    if not file.exists():
        pytest.skip(f"no {file.name} beside the repository")
    with file.open(encoding="utf-8-sig", newline="") as lines:
        return [
            (p, row[column]) for row in csv.DictReader(lines) for column, p in COLUMNS.items() if row[column]
        ]


def test_all_good_addresses_of_a_whole_register_are_accepted_unchanged() -> None:
    registered = _registered()
    assert len(registered) > 19_000
    assert [(platform, url) for platform, url in registered if canonical(url, platform).url != url] == []
    assert len({canonical(url).key for _, url in registered}) == len({url for _, url in registered})


# fmt: off
PIECES = [
    "https://", "http://", "//", "/", "?", "#", "@", ":", ".", "..", "%", "%2e", "\\", "-", "_", " ",
    "\u200b",
    "\n", "&",
    "=", "vk.com", "ok.ru", "t.me", "max.ru", "m.", "www.", "club", "12", "group/", "s/", "wall-1_2",
    "xn--", "xn--p1ai", "рф", "школа", "о", "a", "[::1]", "away.php?to=", "tg://resolve?domain=",
    "w=wall-1_2",
    "st.groupId",
]
# fmt: on


def _accepted(text: str) -> Address | None:
    try:
        return canonical(text)
    except BadAddress:
        return None


@given(st.text(max_size=60) | st.lists(st.sampled_from(PIECES), max_size=8).map("".join))
@example("http://[")
@example("https://школа.рф:99999999/")
@example("vk.com/?w=" + "a=1&" * 300)
@example("xn--a.xn--p1ai")
@example("\ud800.ru")
def test_any_text_is_either_one_stable_address_or_refused(text: str) -> None:
    address = _accepted(text)
    if address is not None:
        assert address.url.isascii()
        assert address.url.startswith(("https://", "http://"))
        assert canonical(address.url) == address
        assert canonical(address.shown).key == address.key
