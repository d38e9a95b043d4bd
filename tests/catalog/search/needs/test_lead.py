"""When a need comes before an institution, and when the institution is what is looked for."""

from collections.abc import Sequence

import pytest

from catalog.model import Institution
from catalog.search import Catalog
from tests.dialogs.contexts import starting


def catalog() -> Catalog:
    return starting().catalog


def of_each_kind() -> list[tuple[str, str, Sequence[Institution]]]:
    """Each kind of the starter register by name and place, with its institutions."""
    found: list[tuple[str, str, Sequence[Institution]]] = []
    for kind in catalog().kinds():
        here = catalog().browse(kind.key)
        place = here[0].place
        found.append((kind.one, place.locality or place.municipality, here))
    return found


@pytest.mark.parametrize("asked", ["{kind} {place}", "{kind} {place} телефон", "какой адрес {kind} {place}"])
def test_a_kind_and_a_place_show_the_institutions(asked: str) -> None:
    for kind, place, here in of_each_kind():
        found = catalog().search(asked.format(kind=kind, place=place))
        assert not found.clues.needs, (kind, place)
        assert set(found.codes) & {one.code for one in here}, (kind, place)


@pytest.mark.parametrize("asked", ["{kind} урюпинск", "новый {kind} урюпинск", "{kind} круглосуточный"])
def test_a_kind_that_is_elsewhere_leads_to_no_need(asked: str) -> None:
    for kind, _, _ in of_each_kind():
        assert not catalog().search(asked.format(kind=kind)).clues.needs, kind


@pytest.mark.parametrize("asked", ["{kind} урюпинск", "{kind} круглосуточный"])
def test_a_kind_that_is_elsewhere_is_shown_or_missed(asked: str) -> None:
    for kind, _, _ in of_each_kind():
        found = catalog().search(asked.format(kind=kind))
        assert found.codes or found.missing, kind


@pytest.mark.parametrize("kind", ["военкомат", "налоговая", "ветеринар"])
def test_what_a_kind_does_stands_where_the_register_has_none(kind: str) -> None:
    assert not catalog().has_kind("military_office")
    assert catalog().search(f"{kind} камышин").clues.needs


@pytest.mark.parametrize(
    ("said", "need"),
    [
        ("лежу с температурой 38 дойти не могу", "doctor_home"),
        ("с температурой 37 сижу нужен больничный", "doctor_home"),
        ("документы чтобы принять ребёнка в семью насовсем", "adoption_act"),
        ("документы в первый класс для внучки", "first_grade"),
        ("лектричества нет", "no_electricity"),
    ],
)
def test_a_number_or_a_word_of_the_need_itself_names_nobody(said: str, need: str) -> None:
    found = catalog().search(said)
    assert found.clues.needs[:1] == (need,)
    assert not found.matches


@pytest.mark.parametrize(
    ("said", "need"),
    [
        ("нахамили в поликлинике 5 кировский район куда писать", "appeal_clinic"),
        ("в другую поликлинику хочу прикрепиться", "attach_clinic"),
        ("поступить в колледж после девятого", "college_apply"),
    ],
)
def test_a_verb_beside_a_kind_tells_of_a_need(said: str, need: str) -> None:
    assert catalog().search(said).clues.needs[:1] == (need,)
