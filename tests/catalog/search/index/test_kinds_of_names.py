"""The kind of an institution, read from names as real registers have them."""

import pytest

from catalog.model import Institution, Place
from catalog.search import Decision
from tests.catalog.registers import of


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("УСПН по Котовскому району", "центр социальной защиты"),
        ("МО МВД России «Котовский»", "полиция"),
        ("МБОУ «Центр образования № 15 «Луч»", "школа"),
        ("МБУ ДО «ДХШ»", "школа искусств"),
        ("МБУДО ЕДМШ", "музыкальная школа"),
        ("МОУ открытая (сменная) общеобразовательная школа № 35", "вечерняя школа"),
        (
            "МБУ дополнительного образования «Марьяновская детско-юношеская спортивная школа»",
            "спортивная школа",
        ),
        ("Учреждение дополнительного образования «Кормиловский ДДТ»", "дом творчества"),
        ("МКУ «Единая дежурно-диспетчерская служба»", "ЕДДС"),
        ("УФСБ России по области", "управление ФСБ"),
    ],
)
def test_the_kind_is_what_the_name_says_beside_its_legal_form(name: str, kind: str) -> None:
    assert of(Institution("A", name)).kind_of("A") == kind


def test_the_whole_comes_before_its_branch() -> None:
    college = Institution("C", "Приозёрский технический колледж", place=Place("Приозёрск", "Приозёрск"))
    branch = Institution(
        "B", "Котовский филиал Приозёрского технического колледжа", place=Place("Приозёрск", "Котово")
    )
    catalog = of(college, branch)
    assert catalog.search("технический колледж").fitting == ("C",)
    assert catalog.search("филиал технического колледжа").fitting == ("B",)


def test_one_to_choose_from_is_an_answer_or_none() -> None:
    lyceum = Institution("L", "МОУ Лицей № 9", place=Place("Приозёрск", "Приозёрск"))
    found = of(lyceum, Institution("S", "МОУ СОШ № 8", place=Place("Приозёрск", "Приозёрск"))).search(
        "школа 9"
    )
    assert found.decision is Decision.NONE
    assert [match.institution.code for match in found.similar] == ["L"]
