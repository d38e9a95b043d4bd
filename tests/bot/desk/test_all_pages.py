"""The long list of pages: the same as if it had been made, whatever part of it is looked at."""

from hypothesis import given
from hypothesis import strategies as st

from bot.desk.all_pages import AllPages, fitting
from bot.desk.pages import STATES
from catalog.model import Institution, Page, Platform
from tests.bot.desk.serving import SCHOOLS


def _institution(number: int, pages: int) -> Institution:
    listed = (Page(Platform.SITE, f"https://s{number}-{at}.example/") for at in range(pages))
    return Institution(f"c-{number}", f"Школа № {number}", pages=tuple(listed))


@given(st.lists(st.integers(0, 3), max_size=8), st.integers(-10, 30), st.integers(-10, 30))
def test_any_part_is_that_of_the_whole_list(counts: list[int], start: int, end: int) -> None:
    institutions = [_institution(number, pages) for number, pages in enumerate(counts)]
    made = [(one, page) for one in institutions for page in one.pages]
    listed = AllPages(institutions)
    assert len(listed) == len(made)
    assert listed[start:end] == made[start:end]
    assert list(listed) == made


def test_every_word_must_stand_somewhere() -> None:
    def codes(*words: str) -> list[str]:
        return [one.code for one, _ in fitting(SCHOOLS, words, STATES)]

    assert codes("school7") == ["s-7"]
    assert codes("s-7", "отметку") == ["s-7"]
    assert len(codes("отметку видели")) == len(SCHOOLS)
    assert codes("s-7", "school8") == []
