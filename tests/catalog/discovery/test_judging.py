"""Whose the pages are that sites mention: on two sets of doubled sites, and trap by trap."""

from types import ModuleType

import pytest

from catalog.discovery.judging import FoundReason, LookedAt, Seen, judged
from catalog.discovery.mentions import mentions
from catalog.model import Institution, Place
from tests.doubles import institution_sites, institution_sites_more
from tests.doubles.institution_register import looked_at, measured

LEAST_PRECISION, LEAST_FOUND, LEAST_SURE = 0.99, 0.95, 0.75
OTHERS = tuple(
    LookedAt(Institution(f"o-{number}", f"Школа № {number}"), f"sch{number}.ru", f"site:sch{number}.ru", ())
    for number in range(100, 130)
)
"""So many others that what none of them has says something."""


def judge(
    html: str, *, name: str = "МОУ «Средняя школа № 5»", host: str = "school5.ru", inn: str = ""
) -> dict[str, bool]:
    """The pages that the site's front page comes to, and whether they are sure."""
    one = Institution("s-5", name, place=Place("город Камышин", "Камышин"), inn=inn)
    site = LookedAt(one, host, f"site:{host}", tuple(mentions(html, f"http://{host}/")))
    return {found.url: found.is_sure for found in judged([site, *OTHERS])}


@pytest.mark.parametrize("double", [institution_sites, institution_sites_more], ids=["engines", "traps"])
def test_what_is_sure_is_right_and_most_is_found(double: ModuleType) -> None:
    sites = double.make_sites()
    found = judged([looked_at(site) for site in sites])
    precision, share = measured(found, sites)
    assert precision >= LEAST_PRECISION
    assert share >= LEAST_FOUND
    assert sum(one.is_sure for one in found) >= LEAST_SURE * len(found)


SHOWN = '<footer class="social"><a href="{}">Мы ВКонтакте</a></footer>'


@pytest.mark.parametrize(
    ("address", "sure"),
    [
        ("https://vk.com/school5_kam", True),
        ("vk.com/school5kam", None),  # without a scheme it is a page of the site itself
        ("//vk.com/school5kam", True),
        ("https://vk.com/club183746152", True),
        ("https://ok.ru/group/53123456789012", True),
        ("https://t.me/school5_kam", True),
        ("https://vk.com/school7_kam", None),  # another's number
        ("https://vk.com/gosuslugi", None),
        ("https://vk.com/share.php?url=http://school5.ru", None),
        ("https://t.me/share/url?url=http://school5.ru", None),
        ("https://vk.com/wall-183746152_11", None),
        ("https://vk.com/id183746152", None),
        ("https://vk.com/", None),
        ("javascript:alert('https://vk.com/school5')", None),
    ],
)
def test_by_its_address(address: str, sure: bool | None) -> None:
    found = judge(SHOWN.format(address))
    assert list(found.values()) == ([] if sure is None else [sure])


def test_what_many_sites_have_is_nobodys() -> None:
    html = SHOWN.format("https://vk.com/tvoy_den")
    sites = [
        LookedAt(other.institution, other.host, other.key, tuple(mentions(html, f"http://{other.host}/")))
        for other in OTHERS
    ]
    assert judged(sites) == []


def test_what_two_sites_have_is_not_sure() -> None:
    html = SHOWN.format("https://vk.com/school100_kam")
    pair = [
        LookedAt(other.institution, other.host, other.key, tuple(mentions(html, f"http://{other.host}/")))
        for other in OTHERS[:1]
    ]
    twin = LookedAt(Institution("twin", "Школа № 100"), "s100.ru", "site:s100.ru", pair[0].mentions)
    found = judged([*pair, twin, *OTHERS[1:]])
    assert {one.code for one in found} == {"o-100", "twin"}
    assert not any(one.is_sure for one in found)
    assert all(FoundReason.SHARED in one.reasons for one in found)


def test_a_few_sites_say_nothing_of_what_others_have() -> None:
    one = Institution("s-5", "МОУ «Средняя школа № 5»")
    html = SHOWN.format("https://vk.com/school5_kam")
    (found,) = judged(
        [LookedAt(one, "school5.ru", "site:school5.ru", tuple(mentions(html, "http://school5.ru/")))]
    )
    assert not found.is_sure
    assert FoundReason.FEW_SITES in found.reasons


def test_a_site_that_is_somebody_else_s_by_now_proves_nothing() -> None:
    html = SHOWN.format("https://vk.com/school5_kazino")
    one = Institution("s-5", "МОУ «Средняя школа № 5»")
    site = LookedAt(
        one, "school5.ru", "site:school5.ru", tuple(mentions(html, "http://school5.ru/")), names_it=False
    )
    assert not any(found.is_sure for found in judged([site, *OTHERS]))


def test_an_inn_in_the_address_is_proof_for_whoever_has_it_alone() -> None:
    html = SHOWN.format("https://max.ru/id3436000000_gos")
    assert judge(html, inn="3436000000") == {"https://max.ru/id3436000000_gos": True}
    assert judge(html, inn="3436000001") == {}
    assert judge(html) == {"https://max.ru/id3436000000_gos": False}


def test_what_the_platform_tells_is_proof() -> None:
    one = Institution("s-5", "МОУ «Средняя школа № 5»", ogrn="1023400000001")
    html = '<a href="https://vk.com/school5_kam">тут</a> <a href="https://vk.com/school5_new">там</a>'
    site = LookedAt(one, "school5.ru", "school5.ru", tuple(mentions(html, "http://school5.ru/")))
    keys = {
        found.url: next(m.key for m in site.mentions if m.url == found.url)
        for found in judged([site, *OTHERS])
    }
    assert len(keys) == 2
    seen = {
        keys["https://vk.com/school5_kam"]: Seen(ogrn="1023400000001"),
        keys["https://vk.com/school5_new"]: Seen(ogrn="1023400000009"),
    }
    found = {one.url: one.is_sure for one in judged([site, *OTHERS], seen)}
    assert found == {"https://vk.com/school5_kam": True, "https://vk.com/school5_new": False}
    back = {keys["https://vk.com/school5_new"]: Seen(links=frozenset({"school5.ru"}))}
    assert {one.url: one.is_sure for one in judged([site, *OTHERS], back)}["https://vk.com/school5_new"]


@pytest.mark.parametrize(
    "html",
    [
        '<p>Сайт сделан <a href="https://vk.com/studio_web34">студией</a></p>',
        '<ul><li><a href="https://vk.com/school5_museum">Школьный музей</a></li></ul>',
        '<ul><li><a href="https://vk.com/club11223344">Группа 5 «А» класса</a></li></ul>',
        '<a href="https://vk.com/minprosvet">Министерство просвещения</a>',
        '<!-- <a href="https://vk.com/school5">мы</a> -->',
        '<noindex><a href="https://t.me/username">Телеграм</a></noindex>',
    ],
)
def test_links_of_others(html: str) -> None:
    assert judge(html) == {}


def test_a_museum_s_own_page_is_no_part_of_a_school() -> None:
    html = SHOWN.format("https://vk.com/muzey_kamyshin")
    assert judge(html, name="МБУК «Краеведческий музей»", host="muzey-kamyshin.ru") != {}
    assert judge(html) == {}


def test_what_stands_in_an_article_beside_an_own_page_is_proposed() -> None:
    group = "https://ok.ru/group/53123456789012"
    beside = f'<main><p><a href="https://vk.com/school5_kam">ВК</a> <a href="{group}">ОК</a></p></main>'
    assert group in judge(beside)
    assert group not in judge(f'<main><p><a href="{group}">Читайте в ОК</a></p></main>')
