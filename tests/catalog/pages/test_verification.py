"""What a look makes of a page: (state, look, new state, what is wrong)."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.model import Institution, Page, PageState, Platform
from catalog.pages.ownership import foreign_inn, widget_ogrn
from catalog.pages.page_checks import Look, PageProblem, Presence, ProblemKind
from catalog.pages.verification import CheckedInstitution, Terms, judged, lost

SEEN, YESTERDAY, TODAY = date(2026, 11, 12), date(2026, 11, 24), date(2026, 11, 25)
URL = "https://vk.com/school5"
OGRN, OTHER_OGRN = "1023402971272", "1023403444382"
CONFIRMED, LISTED, LINKED = PageState.CONFIRMED, PageState.LISTED, PageState.LINKED
BROKEN, MOVED, REVOKED = PageState.BROKEN, PageState.MOVED, PageState.REVOKED

THERE = Look(URL, Presence.THERE)
MARKED, UNMARKED = replace(THERE, mark=True), replace(THERE, mark=False)
ELSEWHERE = replace(MARKED, now_at="https://vk.com/school5_new")
GONE = Look(URL, Presence.GONE, reason="banned")
UNREACHED, SILENT = Look(URL, Presence.UNREACHED), Look(URL, Presence.SILENT)
OTHERS = replace(MARKED, ogrn=OTHER_OGRN)

CASES = [
    (LISTED, MARKED, CONFIRMED, None),
    (CONFIRMED, MARKED, CONFIRMED, None),
    (REVOKED, MARKED, CONFIRMED, None),
    (BROKEN, MARKED, CONFIRMED, None),
    (MOVED, MARKED, CONFIRMED, None),
    (CONFIRMED, THERE, CONFIRMED, None),
    (LISTED, THERE, LISTED, None),
    (BROKEN, THERE, LISTED, None),
    (MOVED, THERE, LISTED, None),
    (REVOKED, THERE, REVOKED, ProblemKind.LOST_MARK),
    (CONFIRMED, UNMARKED, REVOKED, ProblemKind.LOST_MARK),
    (LISTED, UNMARKED, LISTED, None),
    (CONFIRMED, ELSEWHERE, MOVED, ProblemKind.MOVED),
    (LISTED, ELSEWHERE, MOVED, ProblemKind.MOVED),
    (CONFIRMED, GONE, BROKEN, ProblemKind.GONE),
    (REVOKED, GONE, BROKEN, ProblemKind.GONE),
    (CONFIRMED, UNREACHED, CONFIRMED, ProblemKind.UNREACHED),
    (CONFIRMED, SILENT, CONFIRMED, None),
    (BROKEN, SILENT, BROKEN, None),
    (CONFIRMED, OTHERS, CONFIRMED, ProblemKind.OTHER_OGRN),
    (LISTED, OTHERS, LISTED, ProblemKind.OTHER_OGRN),
    (CONFIRMED, replace(MARKED, ogrn=OGRN), CONFIRMED, None),
    (CONFIRMED, replace(MARKED, closed=True), CONFIRMED, ProblemKind.CLOSED),
    (CONFIRMED, replace(THERE, tick=True), CONFIRMED, None),
    (LISTED, replace(THERE, tick=True), LISTED, None),
]


def school(state: PageState = CONFIRMED, *more: Page) -> Institution:
    seen = SEEN if state is not LISTED else None
    return Institution("s-5", "Школа № 5", ogrn=OGRN, pages=(Page(Platform.VK, URL, state, seen), *more))


def after(look: Look, one: Institution, since: date | None = None, *, days: int = 1) -> CheckedInstitution:
    open_problems = {(URL, ProblemKind.UNREACHED): since} if since else {}
    return judged(one, {look.url: look}, Terms(TODAY, open_problems, days))


@pytest.mark.parametrize(("before", "look", "state", "problem"), CASES)
def test_state(before: PageState, look: Look, state: PageState, problem: ProblemKind | None) -> None:
    found = after(look, school(before))
    page = found.institution.pages[0]
    assert page.state is state
    assert [one.kind for one in found.problems] == ([problem] if problem else [])
    renewed = look.mark is True and problem in (None, ProblemKind.CLOSED)
    if state is not before or renewed:
        assert page.checked_on == (None if state is LISTED else TODAY)
    else:
        assert page.checked_on == (None if state is LISTED else SEEN)


def test_only_a_second_day_without_an_answer_says_that_a_page_is_broken() -> None:
    assert after(UNREACHED, school(), TODAY).institution.pages[0].state is CONFIRMED
    found = after(UNREACHED, school(), YESTERDAY)
    assert found.institution.pages[0].state is BROKEN
    assert found.problems[0].since == YESTERDAY


def test_a_problem_says_what_was_seen_and_where_the_page_is_now() -> None:
    (moved,) = after(replace(ELSEWHERE, name="Школа 5"), school()).problems
    assert moved == PageProblem(
        "s-5", URL, ProblemKind.MOVED, TODAY, TODAY, "Школа 5", "https://vk.com/school5_new"
    )
    (gone,) = after(GONE, school()).problems
    assert gone.evidence == "banned"


def test_a_young_date_or_count_is_not_written_anew() -> None:
    look = replace(MARKED, followers=120)
    page = after(look, school(), days=7).institution.pages[0]
    assert (page.checked_on, page.followers, page.followers_on) == (TODAY, 120, TODAY)
    one = school()
    young = replace(
        one,
        pages=(replace(one.pages[0], checked_on=YESTERDAY, followers=119, followers_on=YESTERDAY),),
    )
    assert after(look, young, days=7).institution == young


CHANNEL = "https://t.me/school5"


@pytest.mark.parametrize(
    ("page_state", "look", "channel", "then"),
    [
        (CONFIRMED, MARKED, LISTED, LISTED),
        (CONFIRMED, replace(MARKED, links=("telegram:school5",)), LISTED, LINKED),
        (LISTED, replace(THERE, links=("telegram:school5",)), LISTED, LISTED),
        (CONFIRMED, UNMARKED, LINKED, LISTED),
        (CONFIRMED, THERE, LINKED, LINKED),
        (CONFIRMED, replace(MARKED, links=("telegram:school5",)), BROKEN, BROKEN),
    ],
)
def test_a_channel_hangs_on_the_confirmed_page_that_links_to_it(
    page_state: PageState, look: Look, channel: PageState, then: PageState
) -> None:
    one = school(page_state, Page(Platform.TELEGRAM, CHANNEL, channel, SEEN))
    assert after(look, one).institution.pages[1].state is then


@pytest.mark.parametrize(
    ("text", "ogrn"),
    [
        (f"https://pos.gosuslugi.ru/form/?opaId=2&utm_source=vk&utm_medium=34&utm_campaign={OGRN}", OGRN),
        (f"жалобы: https://pos.gosuslugi.ru/form?opaId=2&utm_campaign={OGRN} сюда", OGRN),
        (f"https://pos.gosuslugi.ru.evil.ru/form/?utm_campaign={OGRN}", ""),
        (f"https://evil.ru/?https://pos.gosuslugi.ru/form/?utm_campaign={OGRN[:12]}", ""),
        ("https://pos.gosuslugi.ru/form/?opaId=2&utm_campaign=leto", ""),
        ("", ""),
    ],
)
def test_the_ogrn_of_the_widget(text: str, ogrn: str) -> None:
    assert widget_ogrn(text) == ogrn


@pytest.mark.parametrize(
    ("name", "inn", "foreign"),
    [
        ("id3430030612_gos", "3430030612", ""),
        ("id3430030612_gos", "3445000000", "3430030612"),
        ("id3430030612_gos", "", ""),
        ("school5", "3430030612", ""),
    ],
)
def test_the_inn_of_a_max_address(name: str, inn: str, foreign: str) -> None:
    one = Institution("s-5", "Школа № 5", inn=inn)
    assert foreign_inn(one, Page(Platform.MAX, f"https://max.ru/{name}")) == foreign


STATES = st.sampled_from(PageState)
LOOKS = st.builds(
    Look,
    url=st.just(URL),
    presence=st.sampled_from(Presence),
    mark=st.sampled_from((None, True, False)),
    tick=st.sampled_from((None, True, False)),
    now_at=st.sampled_from(("", "https://vk.com/school5_new")),
    ogrn=st.sampled_from(("", OGRN, OTHER_OGRN)),
    closed=st.booleans(),
    followers=st.none() | st.integers(0, 9),
)


@given(STATES, LOOKS, st.none() | st.just(YESTERDAY))
def test_nothing_is_official_that_was_not_seen_so(before: PageState, look: Look, since: date | None) -> None:
    one = school(before)
    found = after(look, one, since).institution
    page = found.pages[0]
    if page.state is CONFIRMED:
        assert before is CONFIRMED or look.mark is True
        assert look.presence is not Presence.GONE
        assert look.presence is not Presence.THERE or not look.now_at
        assert page.checked_on == SEEN or look.mark is True
    assert lost(one, found) == (before is CONFIRMED and page.state is not CONFIRMED)
    assert after(look, found, since).institution.pages[0].state is page.state
