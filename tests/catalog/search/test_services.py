"""A service and an institution in one question: what is answered, and what is only offered."""

import pytest

from catalog.model import Institution, Place, Topic
from catalog.search import Catalog, Decision
from catalog.search.vocabulary.vocabulary import load_vocabulary
from tests.catalog.registers import of, volgograd

TOWN = Place("городской округ город Тверь", "Тверь")
VOCABULARY = load_vocabulary()
NARROWER = [
    (phrase, key)
    for service in VOCABULARY.services
    for key, kind in VOCABULARY.kinds.items()
    if kind.topic is service.topic
    and key not in service.kinds
    and VOCABULARY.kinds[service.kinds[0]].is_sort_of(kind)
    for phrase in service.phrases
]


def holding(*kinds: str) -> Catalog:
    """A register of one institution of each kind, all of number 7."""
    return of(
        *(Institution(kind, f"ГБУЗ «{kind.capitalize()} № 7»", kind=kind, place=TOWN) for kind in kinds)
    )


def first(catalog: Catalog, said: str) -> tuple[Decision, str]:
    result = catalog.search(said)
    return result.decision, result.matches[0].institution.code if result.matches else ""


DENTISTS, CLINIC, CHILDREN = "стоматологическая поликлиника", "поликлиника", "детская поликлиника"


@pytest.mark.parametrize(
    ("said", "provider"),
    [
        ("записаться к стоматологу 7 поликлиника", DENTISTS),
        ("болит зуб поликлиника 7", DENTISTS),
        ("к педиатру в поликлинику номер 7", CHILDREN),
    ],
)
def test_who_provides_the_service_is_meant_by_the_broader_word(said: str, provider: str) -> None:
    assert first(holding(CLINIC, DENTISTS, CHILDREN), said) == (Decision.ANSWER, provider)


@pytest.mark.parametrize("said", ["записаться к стоматологу 7 поликлиника", "педиатр поликлиника 7"])
def test_without_such_a_provider_what_was_named_is_no_sure_answer(said: str) -> None:
    result = holding(CLINIC).search(said)
    assert result.decision is Decision.NONE
    assert [match.institution.code for match in result.similar] == [CLINIC]


def test_there_are_services_narrower_than_the_kind_that_is_named() -> None:
    assert {key for _phrase, key in NARROWER} >= {"polyclinic"}


@pytest.mark.parametrize(("phrase", "key"), NARROWER)
def test_no_kind_is_a_sure_answer_where_a_sort_of_it_provides_the_service(phrase: str, key: str) -> None:
    name = VOCABULARY.kinds[key].name.one
    assert first(holding(name), f"{phrase} {name} 7")[0] is not Decision.ANSWER


@pytest.mark.parametrize(
    "said", ["терапевт поликлиника 7", "гинеколог поликлиника 7", "взять талон в поликлинику 7"]
)
def test_a_service_of_the_kind_itself_leaves_the_answer_sure(said: str) -> None:
    assert first(holding(CLINIC, DENTISTS), said) == (Decision.ANSWER, CLINIC)


def test_of_a_service_that_is_no_matter_of_the_kind_either_may_be_meant() -> None:
    result = holding("школа", "спортивная школа").search("на бокс школа 7")
    assert result.decision is Decision.CHOOSE
    assert set(result.fitting) == {"школа", "спортивная школа"}


@pytest.mark.parametrize(("said", "provider"), [("стоматолог 7", DENTISTS), ("педиатр номер 7", CHILDREN)])
def test_a_service_and_a_number_are_enough(said: str, provider: str) -> None:
    assert first(holding("школа", DENTISTS, CHILDREN), said) == (Decision.ANSWER, provider)


def test_an_animal_doctor_is_not_found_in_a_clinic_for_people() -> None:
    assert volgograd().search("ветеринар поликлиника 7").decision is Decision.NONE


def test_what_lasts_for_weeks_is_no_number() -> None:
    result = volgograd().search("прорвало трубу вторую неделю")
    assert (result.decision, result.clues.topic) == (Decision.SERVICE, Topic.APPEAL)
