"""What a resident is answered to a telephone number."""

import pytest

from catalog.model import Institution, Place
from catalog.pages.finding import Verdict
from catalog.region import load_region
from catalog.search import Catalog
from catalog.search.places.region_places import load_places
from catalog.statistics.usage import Measure
from handlers.context import Context
from handlers.messages import Incoming, Reply, Session
from handlers.router import respond
from tests.catalog.pages.register import TODAY

VOLGOGRAD, VOLZHSKY = "городской округ город-герой Волгоград", "городской округ город Волжский"
CLINICS = tuple(
    Institution(
        f"clinic-{number}",
        f"ГУЗ «Поликлиника № {number}»",
        short_name=f"Поликлиника № {number}",
        kind="поликлиника",
        place=Place(place, town),
        phone=phone,
        seen_on=TODAY,
    )
    for number, place, town, phone in (
        (5, VOLGOGRAD, "Волгоград", "8 (8442) 33-03-03"),
        (6, VOLGOGRAD, "Волгоград", "8 (8442) 33-03-04"),
        (7, VOLZHSKY, "Волжский", "8 (8443) 31-00-01"),
        (8, VOLZHSKY, "Волжский", "8 (8443) 31-00-02"),
    )
)
OFFICE = Institution(
    "office",
    "Военный комиссариат",
    kind="военкомат",
    phone="8 (8442) 40-00-00",
    place=Place(VOLGOGRAD, "Волгоград"),
)
SCHOOL = Institution("school", "Школа № 9", kind="школа", place=Place(VOLGOGRAD, "Волгоград"))
CONTEXT = Context(Catalog((*CLINICS, OFFICE, SCHOOL), load_places("volgograd")), load_region("volgograd"))
KNOWN, UNKNOWN = Verdict.KNOWN_PHONE, Verdict.UNKNOWN_PHONE


def said(text: str, session: Session | None = None) -> Reply:
    return respond(Incoming(text=text, today=TODAY), session or Session(), CONTEXT)


def verdict(reply: Reply) -> str | None:
    return next((one.subject for one in reply.counts if one.measure is Measure.VERDICT), None)


NOBODYS, SOMEBODYS = "чей он, не знаю", "Сам номер есть в списке"

ASKED = [
    ("8 (8442) 33-03-03", KNOWN, "Поликлиника № 5"),
    ("+78442330303 это поликлиника 5?", KNOWN, "Поликлиника № 5"),
    ("+7 995 123-45-67 звонили из поликлиники 5", UNKNOWN, "8 (8442) 33-03-03"),
    ("8 8442 33-03-04 звонили из поликлиники 5", UNKNOWN, "8 (8442) 33-03-03"),
    ("+7 995 123-45-67 звонили из поликлиники", UNKNOWN, "какое"),
    ("с какого номера +7 995 123 45 67 звонят говорят из военкомата", UNKNOWN, "8 (8442) 40-00-00"),
    ("8 800 555 35 35 это госуслуги?", UNKNOWN, "8 800 100-70-10"),
    ("8-800-100-70-10 это госуслуги?", KNOWN, "8 800 100-70-10"),
    ("звонят с 122", KNOWN, "122"),
    ("телефон 33-03-04 волгоград чей?", KNOWN, "Поликлиника № 6"),
    ("8 8442 33-03-03 и +7 995 123-45-67", UNKNOWN, "Поликлиника № 5"),
    ("+7 995 123-45-67", UNKNOWN, "кем назвались"),
]


@pytest.mark.parametrize(("text", "expected", "says"), ASKED)
def test_a_number_is_judged_before_any_search(text: str, expected: Verdict, says: str) -> None:
    reply = said(text)
    assert verdict(reply) == expected
    assert says in reply.text
    assert reply.decision == ""
    assert reply.remember == ()


def test_a_local_number_takes_the_place_said_earlier() -> None:
    volzhsky = next(one.key for one in CONTEXT.catalog.places() if "Волжский" in one.label)
    assert verdict(said("телефон 31-00-01 чей?", Session(place=volzhsky))) == KNOWN
    assert verdict(said("телефон 31-00-01 чей?")) is None


def test_what_was_found_can_be_opened_and_who_told_a_code_is_helped() -> None:
    choices = [one.choice for one in said("+7 995 123-45-67 звонили из поликлиники 5").choices]
    assert choices == ["card:clinic-5", "deceived"]


@pytest.mark.parametrize("text", ["поликлиника 5", "инн 3430030612", "поликлиника 7 волжский"])
def test_without_a_number_it_is_somebody_elses_turn(text: str) -> None:
    assert verdict(said(text)) is None


def test_the_strangers_number_is_not_repeated() -> None:
    assert "995" not in said("+7 995 123-45-67 звонили из поликлиники 5").text


FAKE, STRANGE = "http://vk.com.login.example.ru/x", "+7 995 123-45-67"


@pytest.mark.parametrize(
    ("text", "expected", "first"),
    [
        (f"{STRANGE} прислали {FAKE}", Verdict.LOOKALIKE, "example точка ru"),
        (f"8 (8442) 33-03-03 и ссылка {FAKE}", Verdict.LOOKALIKE, "example точка ru"),
        (f"{STRANGE} и https://www.gosuslugi.ru/ из поликлиники 5", UNKNOWN, "Поликлиника № 5"),
        ("8 (8442) 33-03-03, https://shop.example/", Verdict.UNKNOWN, "сайта в списке нет"),
    ],
)
def test_a_link_and_a_number_are_both_judged_the_worst_first(
    text: str, expected: Verdict, first: str
) -> None:
    reply = said(text)
    verdicts = [one.subject for one in reply.counts if one.measure is Measure.VERDICT]
    assert (verdicts[0], len(verdicts)) == (expected, 2)
    worst, _, other = reply.text.partition("\n\n")
    assert first in worst
    assert "номер" in (other if expected is not UNKNOWN else worst).lower()
    assert len(set(reply.choices)) == len(reply.choices)


def test_the_digits_of_an_address_are_no_number() -> None:
    reply = said("https://t.me/+79951234567")
    assert verdict(reply) not in (KNOWN, UNKNOWN, None)


def test_among_others_the_number_that_is_meant_is_told_by_its_end() -> None:
    reply = respond(Incoming(text=STRANGE, aloud=True, today=TODAY), Session(), CONTEXT)
    assert "4567" in reply.text
    assert "995" not in reply.text


@pytest.mark.parametrize(
    ("number", "said_of_it", "unsaid"),
    [("+7 995 123-45-67", NOBODYS, SOMEBODYS), ("8 8442 33-03-04", SOMEBODYS, NOBODYS)],
)
def test_of_an_institution_without_a_number_nothing_is_claimed(
    number: str, said_of_it: str, unsaid: str
) -> None:
    told = said(f"{number} звонили из школы 9").text
    assert said_of_it in told
    assert "Школа № 9" in told
    assert unsaid not in told
    assert "у учреждения нет" not in told
