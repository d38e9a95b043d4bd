"""What operators say of needs: a version each, kept through imports and roll-backs, undone by itself."""

from datetime import date

import pytest

from catalog.needs.model import NeedEntry, NeedPhone, Sureness
from catalog.needs.own import NeedKey
from catalog.store.errors import RegisterChanged
from catalog.store.register import Register
from tests.catalog.store.institutions import FULL, PLAIN

WATER, THERE = NeedKey("no_water_city"), NeedKey("no_water_city", "volzhsky")
PHONE = NeedPhone("Диспетчер", "8 (8443) 12-34-56", "https://a.example/", date(2026, 11, 1), Sureness.HIGH)
SAID = NeedEntry("no_water_city", phones=(PHONE,), says=("воды* нет*",))
HIDDEN = NeedEntry("no_water_city", phones=())


@pytest.fixture
def begun(register: Register) -> Register:
    register.versions.replace([PLAIN, FULL], note="")
    return register


def test_what_is_said_stands_from_its_version_on(begun: Register) -> None:
    first = begun.own_needs.change({WATER: SAID, THERE: HIDDEN}, note="сказано")
    second = begun.own_needs.change({THERE: None}, note="убрано")
    assert [begun.own_needs.read(number) for number in (1, first.number, second.number)] == [
        {},
        {WATER: SAID, THERE: HIDDEN},
        {WATER: SAID},
    ]
    assert [begun.own_needs.last_change(number) for number in (1, 2, 3)] == [0, 2, 3]
    assert begun.versions.institutions() == begun.versions.institutions(1)


def test_an_import_and_a_roll_back_keep_it(begun: Register) -> None:
    begun.own_needs.change({WATER: SAID}, note="")
    begun.versions.replace([PLAIN], note="")
    begun.versions.rollback()
    assert begun.own_needs.read() == {WATER: SAID}
    assert len(begun.versions.institutions()) == 2


def test_the_last_change_of_a_need_is_undone_alone_and_done_again(begun: Register) -> None:
    begun.own_needs.change({WATER: SAID}, note="")
    begun.own_needs.change({WATER: HIDDEN, THERE: SAID}, note="")
    begun.own_needs.undo(WATER, "как было")
    assert begun.own_needs.read() == {WATER: SAID, THERE: SAID}
    begun.own_needs.undo(WATER, "")
    assert begun.own_needs.read()[WATER] == HIDDEN
    begun.own_needs.undo(THERE, "")
    assert THERE not in begun.own_needs.read()
    assert begun.own_needs.undo(NeedKey("vet"), "") is None


def test_nothing_is_changed_that_was_worked_out_for_another_version(begun: Register) -> None:
    with pytest.raises(RegisterChanged):
        begun.own_needs.change({WATER: SAID}, note="", expected=7)
    assert begun.own_needs.read() == {}
