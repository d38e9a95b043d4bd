"""Which need is understood, and when it comes before an institution."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.model import Institution, Place
from catalog.needs.book import NeedBook
from catalog.needs.model import NeedEntry
from catalog.resource_file import ResourceError
from catalog.search import Catalog, Decision
from catalog.search.needs.combinations import NeedWordsError, read_combination
from catalog.search.needs.reader import NeedReader, reader_of
from catalog.search.places.region_places import load_places

CLINIC = Institution(
    code="p-5", official_name="Городская поликлиника № 5", kind="поликлиника", place=Place("Волжский")
)
OFFICE = Institution(code="z-1", official_name="ЗАГС города Камышина", kind="ЗАГС", place=Place("Камышин"))
CATALOG = Catalog([CLINIC, OFFICE], load_places("volgograd"), needs=reader_of("volgograd"))


@pytest.mark.parametrize(
    ("said", "need"),
    [
        ("паспорт просрочен что делать", "replace_passport_20_45"),
        ("gfcgjhn ghjchjxty", "replace_passport_20_45"),
        ("kvitantsiya za teplo na 9 tysyach", "wrong_charges"),
        ("дочке 14 скоро, куда с документами", "first_passport_14"),
        ("прививку кошке", "vet"),
        ("снек не чистют", "snow"),
        ("лифт третий день не работает", "house_condition"),
        ("зарплату третий месяц не платят", "labour_rights"),
        ("коллекторы звонят ночью", "collectors"),
        ("не вывозят мусор", "garbage"),
        ("нет воды", "no_water_city"),
        ("соседи топят", "house_condition"),
    ],
)
def test_a_need_is_understood(said: str, need: str) -> None:
    found = CATALOG.search(said)
    assert found.told.needs[:1] == (need,)
    assert found.decision is Decision.SERVICE
    assert found.clues.needs == found.told.needs


def test_a_need_leads_and_the_institution_is_its_object() -> None:
    found = CATALOG.search("нахамили в поликлинике 5 волжский куда писать")
    assert found.clues.needs[:1] == ("appeal_clinic",)
    assert [match.institution.code for match in found.matches] == ["p-5"]


@pytest.mark.parametrize("said", ["поликлиника 5", "загс камышин", "поликлиника 5 волжский запись"])
def test_who_does_it_comes_before_what_is_done(said: str) -> None:
    found = CATALOG.search(said)
    assert found.decision is Decision.ANSWER
    assert not found.clues.needs


def test_two_needs_are_a_question() -> None:
    found = CATALOG.search("развод и чтобы снег почистили")
    assert found.decision is Decision.CHOOSE
    assert {"divorce", "snow"} <= set(found.told.needs)


@pytest.mark.parametrize("said", ["погода на завтра", "абракадабра", "", "спасибо", "рецепт борща"])
def test_nothing_is_needed_where_nothing_is_said(said: str) -> None:
    assert not CATALOG.search(said).clues.needs


def test_a_number_of_an_institution_is_no_age() -> None:
    assert "first_passport_14" not in CATALOG.search("детская поликлиника 14").told.needs


@given(st.text(max_size=300))
def test_whatever_is_said_is_read(said: str) -> None:
    told = CATALOG.search(said).told
    assert len(told.needs) <= 3
    assert set(told.needs) <= reader_of("volgograd").book.entries.keys()


@pytest.mark.parametrize("said", ["", "?", "!снег", "снег @nobody", "снег|", "9..1", "1..9999", "сн*ег"])
def test_words_that_cannot_be_used_are_refused(said: str) -> None:
    with pytest.raises(NeedWordsError):
        read_combination(said, {"child": ("сын*",)})


def test_a_fault_in_words_names_the_need() -> None:
    book = NeedBook({"one": NeedEntry("one", "Одна", body="кто-то", says=("снег @nobody",))})
    with pytest.raises(ResourceError, match="«one»"):
        NeedReader(book)


@pytest.mark.parametrize(
    ("told", "story"),
    [
        ("сколько баллов на егэ", "сколько баллов накопила к пенсии глянуть бы стаж трудовой"),
        ("расписаться", "бумажка в ящике без росписи идти туда или выбросить"),
    ],
)
def test_one_word_makes_no_story_of_something_else_sure(told: str, story: str) -> None:
    need = CATALOG.search(told).told
    found = CATALOG.search(story).told
    assert need.sure
    assert not (found.sure and found.needs[0] == need.needs[0])


@pytest.mark.parametrize("said", ["третий день подряд нет света с утра", "неделю без воды сидим опять"])
def test_how_long_is_no_word_of_another_story(said: str) -> None:
    assert CATALOG.search(said).told.sure


@pytest.mark.parametrize(
    "said", ["2 плюс 2 сколько будет", "мой тел 8 937 555 10 16", "больница рядом с рабоче-крестьянской 12"]
)
def test_a_number_or_a_word_of_any_question_offers_no_need(said: str) -> None:
    assert not CATALOG.search(said).told.needs


def test_one_word_among_many_offers_no_need() -> None:
    word = "таджик"
    assert CATALOG.search(word).told.needs
    assert not CATALOG.search(f"{word} бетонный цоколь фундамент опалубка арматура").told.needs


def _of(**says: str) -> Catalog:
    entries = {key: NeedEntry(key, key, body="кто-то", says=(said,)) for key, said in says.items()}
    return Catalog([CLINIC], load_places("volgograd"), needs=NeedReader(NeedBook(entries)))


@pytest.mark.parametrize("said", ["снег сугроб скрипит петля дверь", "петля двери скрипит, сугроб и снег"])
def test_a_need_that_is_half_told_is_offered_beside_one_told_wholly(said: str) -> None:
    found = _of(whole="снег сугроб", half="скрипит петля дверь масло").search(said).told
    assert found.needs == ("whole", "half")
    assert not found.sure


def test_words_of_another_need_make_the_first_less_sure_than_words_of_none() -> None:
    catalog = _of(snow="снег сугроб", door="дверь скрипит петля масло")
    assert catalog.search("снег сугроб хрустальный узорный дивный").told.sure
    assert not catalog.search("снег сугроб дверь петля масло").told.sure
