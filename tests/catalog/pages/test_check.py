"""Verdicts on pasted links: (pasted, verdict, reason, whose)."""

from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.model import Platform
from catalog.pages.check import check
from catalog.pages.finding import Reason, Verdict
from catalog.pages.judge import Judge
from catalog.pages.links import Pasted
from catalog.pages.listing import Listing
from catalog.pages.page_index import PageBook
from catalog.region import load_region, starter
from tests.catalog.pages.register import SEEN, TODAY, judge, judged

SHARED = Path(__file__).parents[4] / "shared"

OFFICIAL, LISTED, REVOKED = Verdict.OFFICIAL, Verdict.LISTED, Verdict.REVOKED
UNKNOWN, LOOKALIKE, NOT_A_PAGE = Verdict.UNKNOWN, Verdict.LOOKALIKE, Verdict.NOT_A_PAGE
REDIRECT = Verdict.REDIRECT

CASES = [
    # the register's own pages, in any spelling
    ("vk.com/detpol3_volgograd", OFFICIAL, Reason.CONFIRMED, "clinic-3"),
    ("https://m.vk.ru/DetPol3_Volgograd/?from=groups#x", OFFICIAL, Reason.CONFIRMED, "clinic-3"),
    ("vk.com/detpol3_volgograd?w=wall-5_1", LISTED, Reason.CONFIRMED, "clinic-3"),
    ("vk.com/@detpol3_volgograd-grafik", OFFICIAL, Reason.CONFIRMED, "clinic-3"),
    ("ok.ru/group54321", LISTED, Reason.LISTED, "clinic-3"),
    ("ok.ru/group/54321/topic/7", LISTED, Reason.LISTED, "clinic-3"),
    ("t.me/s/detpol3_volgograd", LISTED, Reason.LINKED, "clinic-3"),
    ("http://www.detpol3.ru/zapis?id=4", LISTED, Reason.LISTED, "clinic-3"),
    ("oshkole.ru/orgs/65/news/1.html", LISTED, Reason.LISTED, "clinic-3"),
    ("vk.com/public77", LISTED, Reason.LAPSED, "garden-9"),
    ("vk.com/wall-77_12", LISTED, Reason.LAPSED, "garden-9"),
    ("max.ru/solnyshko9", LISTED, Reason.NOT_OPENING, "garden-9"),
    ("vk.com/detsad_solnyshko9", REVOKED, Reason.REVOKED, "garden-9"),
    ("vk.com/solnyshko_old", REVOKED, Reason.MOVED, "garden-9"),
    ("vk.com/region_34", UNKNOWN, Reason.STALE, "garden-9"),
    ("vk.com/volgograd.adm", LISTED, Reason.LISTED, "adm"),
    # unknown: never called fake
    ("vk.com/durov", UNKNOWN, Reason.NOT_LISTED, None),
    ("vk.com/club78", UNKNOWN, Reason.NOT_LISTED, None),
    ("vk.com/wall-78_1", UNKNOWN, Reason.POST, None),
    ("vk.com/id5", UNKNOWN, Reason.PERSON, None),
    ("example.org/a", UNKNOWN, Reason.NOT_LISTED, None),
    ("sport-volgograd.ru", UNKNOWN, Reason.NOT_LISTED, None),
    ("gosuslugi.volgograd.ru", UNKNOWN, Reason.NOT_LISTED, None),
    ("obrazz.volgograd.ru", UNKNOWN, Reason.NOT_LISTED, None),
    ("zapis.detpol3.ru", UNKNOWN, Reason.NOT_LISTED, None),
    ("oshkole.ru/orgs/66/", UNKNOWN, Reason.NOT_LISTED, None),
    ("oshkole.ru/orgs/655/", UNKNOWN, Reason.NOT_LISTED, None),
    ("youtube.com/detpol3_volgograd", UNKNOWN, Reason.NOT_LISTED, None),
    ("max.ru/detpol3_volgograd", UNKNOWN, Reason.SAME_NAME, "clinic-3"),
    ("max.ru/id3430030612_gos", UNKNOWN, Reason.SAME_INN, "clinic-3"),
    ("max.ru/id3430030620_gos", UNKNOWN, Reason.NOT_LISTED, None),
    ("clck.ru/3AbCdE", REDIRECT, Reason.SHORT_LINK, None),
    ("vk.cc/abc", REDIRECT, Reason.SHORT_LINK, None),
    ("vk.com/away.php?to=https%3A%2F%2Fexample.org", REDIRECT, Reason.REDIRECT, None),
    (
        "https://m.vk.com/away?to=https%3A%2F%2Fvk.com%2Fdetpol3_volgograd",
        REDIRECT,
        Reason.REDIRECT,
        "clinic-3",
    ),
    ("https://www.google.com/url?q=https://detpol3.ru/", REDIRECT, Reason.REDIRECT, "clinic-3"),
    ("http://1.2.3.4/login", UNKNOWN, Reason.NUMERIC_HOST, None),
    ("https://bank@evil.ru/", UNKNOWN, Reason.NOT_LISTED, None),
    # look-alikes, with whose page is meant
    ("http://vk.com.dp3-vlg.ru/login", LOOKALIKE, Reason.IMITATED_HOST, None),
    ("vk.com.evil.ru/detpol3_volgograd", LOOKALIKE, Reason.IMITATED_HOST, "clinic-3"),
    ("vk-com.ru/detpol3_volgograd", LOOKALIKE, Reason.IMITATED_HOST, "clinic-3"),
    ("vc.com/detpol3_volgograd", LOOKALIKE, Reason.IMITATED_HOST, "clinic-3"),
    ("vk.cоm/detpol3_volgograd", LOOKALIKE, Reason.IMITATED_HOST, "clinic-3"),
    ("xn--v-ttb.com/detpol3_volgograd", LOOKALIKE, Reason.IMITATED_HOST, "clinic-3"),
    ("vk.com@evil.ru/detpol3_volgograd", LOOKALIKE, Reason.IMITATED_HOST, None),
    ("https://detpol3.ru@evil.ru/", LOOKALIKE, Reason.IMITATED_HOST, "clinic-3"),
    ("vkk.com/x5", LOOKALIKE, Reason.IMITATED_HOST, None),
    ("vk.corn/x5", LOOKALIKE, Reason.IMITATED_HOST, None),
    ("vk.net/x5", LOOKALIKE, Reason.IMITATED_HOST, None),
    ("вк.ком/detpol3_volgograd", LOOKALIKE, Reason.IMITATED_HOST, "clinic-3"),
    ("gosuslugi-vlg.ru", LOOKALIKE, Reason.IMITATED_HOST, None),
    ("vk.com/away.php?to=http%3A%2F%2Fgosuslugi-vlg.ru", LOOKALIKE, Reason.IMITATED_HOST, None),
    ("vk.com/detpol3_volgograd_official2", LOOKALIKE, Reason.ALIKE, "clinic-3"),
    ("vk.com/official.detpol3_volgograd", LOOKALIKE, Reason.ALIKE, "clinic-3"),
    ("vk.com/detpol3volgograd", LOOKALIKE, Reason.ALIKE, "clinic-3"),
    ("vk.com/detpoI3_volgograd", LOOKALIKE, Reason.ALIKE, "clinic-3"),
    ("vk.com/detpol3_volgogrаd", LOOKALIKE, Reason.ALIKE, "clinic-3"),
    ("t.me/detpol3_volgogad", LOOKALIKE, Reason.ALIKE, "clinic-3"),
    ("vk.com/detsad_solnishko9", LOOKALIKE, Reason.ALIKE, "garden-9"),
    ("vk.com/detpol5_volgograd", LOOKALIKE, Reason.OTHER_NUMBER, "clinic-3"),
    ("detpo13.ru", LOOKALIKE, Reason.ALIKE, "clinic-3"),
    ("detpol3.com", LOOKALIKE, Reason.ALIKE, "clinic-3"),
    ("detpol3-zapis.ru", LOOKALIKE, Reason.ALIKE, "clinic-3"),
    ("admvolga-vhod.ru", LOOKALIKE, Reason.ALIKE, "adm"),
    # nobody's page
    ("vk.com/feed", NOT_A_PAGE, Reason.SECTION, None),
    ("id.vk.com/auth", NOT_A_PAGE, Reason.SECTION, None),
    ("t.me/+AbCdEf", NOT_A_PAGE, Reason.INVITE, None),
    ("www.gosuslugi.ru/10700", NOT_A_PAGE, Reason.STATE_HOST, None),
    ("esia.gosuslugi.ru/login", NOT_A_PAGE, Reason.STATE_HOST, None),
    ("https://obraz.volgograd.ru/a", NOT_A_PAGE, Reason.STATE_HOST, None),
    ("vk.com/dеtsad", NOT_A_PAGE, Reason.MALFORMED, None),
]


@pytest.mark.parametrize(("text", "verdict", "reason", "code"), CASES)
def test_verdict(text: str, verdict: Verdict, reason: Reason, code: str | None) -> None:
    found = judged(f"Скажите, это настоящая? {text}")
    assert (found.verdict, found.reason) == (verdict, reason)
    assert (found.institution.code if found.institution else None) == code


def test_no_link_no_finding() -> None:
    assert check("поликлиника 5", judge()) == ()


@pytest.mark.parametrize(
    ("days", "verdict"), [(0, OFFICIAL), (90, OFFICIAL), (91, LISTED), (3 * 366, UNKNOWN)]
)
def test_a_confirmation_lapses(days: int, verdict: Verdict) -> None:
    (found,) = check("vk.com/detpol3_volgograd", judge(SEEN + timedelta(days=days)))
    assert found.verdict is verdict


def test_of_several_links_the_worst_comes_first() -> None:
    honest = "vk.com/detpol3_volgograd vk.com/feed ok.ru/group54321"
    found = check(f"{honest} vk.com/durov vk.com/detsad_solnyshko9 vk.com.evil.ru/a", judge())
    verdicts = [finding.verdict for finding in found]
    assert verdicts == [LOOKALIKE, REVOKED, UNKNOWN, LISTED, OFFICIAL, NOT_A_PAGE]


def test_a_hidden_link_is_judged_by_where_it_leads() -> None:
    found = judged("", hidden=(Pasted("https://evil.ru/a", "vk.com/detpol3_volgograd"),))
    assert (found.verdict, found.reason) == (LOOKALIKE, Reason.HIDDEN)
    assert found.own is not None
    assert found.own.url == "https://vk.com/detpol3_volgograd"
    assert judged("", hidden=(Pasted("https://vk.com/durov", "наша страница"),)).verdict is UNKNOWN


@pytest.mark.parametrize("shown", ["vk.com/detpol3_volgograd", "наша страница", "@detpol3_volgograd"])
def test_an_honest_hidden_link_is_no_trap(shown: str) -> None:
    found = judged("", hidden=(Pasted("https://m.vk.com/detpol3_volgograd", shown),))
    assert found.verdict is OFFICIAL


def test_a_name_is_looked_for_on_the_platform_it_was_written_on() -> None:
    assert judged("@detpol3_volgograd").shown == "t.me/detpol3_volgograd"
    assert judged("@detpol3_volgograd", channel=Platform.VK).verdict is OFFICIAL
    assert judged("@detpol3_volgograd2").verdict is LOOKALIKE
    assert judged("@durov").verdict is UNKNOWN


def test_official_pages_are_like_nobody_elses() -> None:
    """Another registered page is never a look-alike, however near its name is."""
    assert judged("vk.com/detsad_solnyshko9").reason is Reason.REVOKED
    assert judged("vk.com/club77").institution != judged("vk.com/detpol3_volgograd").institution


@given(st.text(max_size=80) | st.text(alphabet="vk.com/@:[]|()%тоchkaрф1- detpol3_?=&w", max_size=80))
def test_any_text_is_judged_and_none_but_the_registers_is_official(text: str) -> None:
    for finding in check(text, judge()):
        if finding.verdict in (OFFICIAL, LISTED):
            assert finding.page is not None
            assert finding.institution is not None
            assert finding.page in finding.institution.pages


def test_no_host_of_the_state_is_taken_for_a_trick() -> None:
    file = SHARED / "facts" / "government-domains.txt"
    if not file.exists():
        pytest.skip(f"no {file.name} beside the repository")
    region = load_region("volgograd")
    trusted = region.state_hosts
    judge = Judge(PageBook(Listing(starter(region)), trusted), TODAY)
    hosts = file.read_text(encoding="utf-8").split()
    assert len(hosts) >= 200
    assert [host for host in hosts if check(f"{host}/", judge)[0].verdict is LOOKALIKE] == []


def test_today_is_inside_the_confirmation() -> None:
    assert (TODAY - SEEN).days <= 90
