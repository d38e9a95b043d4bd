"""The form for appeals: by its number, by any of its addresses, and nothing else."""

import pytest

from catalog.register.cells.appeal_cells import appeal_form
from catalog.register.faults import BadCell

FORM = "https://pos.gosuslugi.ru/form/?opaId=223418"


@pytest.mark.parametrize(
    "cell",
    [
        "223418",
        "223418.0",
        FORM,
        "pos.gosuslugi.ru/form/?opaId=223418",
        f"{FORM}&utm_source=vk&utm_medium=34",
        "https://pos.gosuslugi.ru/form/?utm_source=vk&opaId=223418",
        f'<a href="{FORM}">Написать</a>',
    ],
)
def test_a_form_is_read_to_its_address(cell: str) -> None:
    assert appeal_form(cell) == FORM


@pytest.mark.parametrize("cell", ["", "-", "нет"])
def test_nothing_is_nothing(cell: str) -> None:
    assert not appeal_form(cell)


@pytest.mark.parametrize(
    "cell",
    [
        "https://pos.gosuslugi.ru.evil.example/form/?opaId=1",
        "https://evil.example/?u=https://pos.gosuslugi.ru/form/?opaId=1",
        "javascript:alert(1)//pos.gosuslugi.ru/form/?opaId=1",
        "https://pos.gosuslugi.ru/form/",
        "https://pos.gosuslugi.ru/form/?opaId=1#<script>",
        "1" * 13,
        "Иванова И. И.",
    ],
)
def test_anything_else_is_refused_with_the_remedy(cell: str) -> None:
    with pytest.raises(BadCell) as refused:
        appeal_form(cell)
    assert "opaId" in refused.value.remedy
