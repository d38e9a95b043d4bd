"""What is an address in the messages that people paste."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.pages.links import MOST_LINKS, Pasted, find_links, without_links

SHARED = Path(__file__).parents[4] / "shared"

FOUND = [
    ("vk.com/x5", ["vk.com/x5"]),
    ("Смотрите https://vk.com/x5.", ["https://vk.com/x5"]),
    ("(t.me/x1234), «ok.ru/group/5»!", ["t.me/x1234", "ok.ru/group/5"]),
    ("vk.com/a,vk.com/b;t.me/cdef", ["vk.com/a", "vk.com/b", "t.me/cdef"]),
    ("ссылка:vk.com/abc", ["vk.com/abc"]),
    ("до 25.11 подтвердите http://vk.com.dp3-vlg.ru/login", ["http://vk.com.dp3-vlg.ru/login"]),
    ("это она? @volgograd.", ["@volgograd"]),
    ("@bot это официальная? vk.com/abc", ["@bot", "vk.com/abc"]),
    ("училище50.рф", ["училище50.рф"]),
    ("гляньте xn--50-mlclar8c6av.xn--p1ai, это они?", ["xn--50-mlclar8c6av.xn--p1ai"]),
    ("Сайт: XN--80AABSOLBXKLOED.XN--P1AI.", ["XN--80AABSOLBXKLOED.XN--P1AI"]),
    ("www.xn--50-mlclar8c6av.xn--p1ai", ["www.xn--50-mlclar8c6av.xn--p1ai"]),
    ("xn--90ais.xn--90ais", ["xn--90ais.xn--90ais"]),
    ("вк.ком/abc", ["вк.ком/abc"]),
    ("vk.cоm/abc", ["vk.cоm/abc"]),
    ("vk。com/abc", ["vk。com/abc"]),
    ("v\u200bk.com/abc", ["vk.com/abc"]),
    ("vk[.]com/abc, dp3-vlg точка ru и hxxps://evil.ru/a", ["vk.com/abc", "dp3-vlg.ru", "https://evil.ru/a"]),
    ("vk.com@evil.ru/login", ["vk.com@evil.ru/login"]),
    ("http://1.2.3.4/a 1.2.3.4/b", ["http://1.2.3.4/a", "1.2.3.4/b"]),
    ("vk.com/wiki_(a)", ["vk.com/wiki_(a)"]),
    ("vk.ru?w=wall-1_2", ["vk.ru?w=wall-1_2"]),
    ("tg://resolve?domain=abcde", ["tg://resolve?domain=abcde"]),
]

NOTHING = [
    "",
    "поликлиника 5",
    "г.Волгоград, ул.Мира д.5 т.к. и.о. директора",
    "a.xn-- и a@xn--p1ai.xn--p1ai",
    "register.xlsx README.md 12.5 и 10.10.2026",
    "info@cgbkam.ru",
    "Спасибо.Сайт не открылся.Дети ждут",
    "и т.д.и т.п.",
    "@мама",
    "@all садик 5",
    "5/2 и/или 8:30",
]


@pytest.mark.parametrize(("text", "addresses"), FOUND)
def test_addresses_are_found_as_they_stand(text: str, addresses: list[str]) -> None:
    assert [one.address for one in find_links(text)] == addresses


@pytest.mark.parametrize("text", NOTHING)
def test_what_has_dots_is_not_always_an_address(text: str) -> None:
    assert find_links(text) == ()


def test_a_link_under_words_keeps_both() -> None:
    assert find_links("[https://evil.ru/a|vk.com/real] [club12|@name]") == (
        Pasted("https://evil.ru/a", "vk.com/real"),
        Pasted("vk.com/club12", "@name"),
    )


def test_each_address_is_found_once_and_not_endlessly_many() -> None:
    assert len(find_links("vk.com/a1 " * 100)) == 1
    assert len(find_links(" ".join(f"vk.com/a{number}" for number in range(500)))) == MOST_LINKS


def test_words_around_links_are_kept() -> None:
    assert without_links("это http://evil.ru/x поликлиника № 3, и.о. врача").split() == [
        *("это", "поликлиника", "№", "3,", "и.о.", "врача")
    ]


def test_no_question_of_a_resident_is_taken_for_a_link() -> None:
    file = SHARED / "register" / "queries-dev.csv"
    if not file.exists():
        pytest.skip(f"no {file.name} beside the repository")
    with file.open(encoding="utf-8", newline="") as lines:
        queries = [row["query"] for row in csv.DictReader(lines)]
    assert len(queries) > 300
    assert [query for query in queries if find_links(query)] == []


@given(st.text(max_size=200) | st.text(alphabet="vk.com/@:[]|()%точка рф1a\u200b -_", max_size=200))
def test_any_text_can_be_searched(text: str) -> None:
    for one in find_links(text):
        assert one.address
    without_links(text)


@pytest.mark.timeout(10)
@pytest.mark.parametrize(
    "piece",
    ["a.", "@", "a@", "-", "a-", "[club1|", "[https://a|", "(", "1.", " ", "точка ", "https://", ")", "a:b@"],
)
def test_a_hostile_text_takes_no_longer_than_any_other(piece: str) -> None:
    endless = piece * 20_000
    for text in (endless, f"https://{endless}", f"vk.com/{endless}"):
        find_links(text)
