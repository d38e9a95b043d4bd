"""Single institutions read as they stand: the same as the whole register has them, on both databases."""

from dataclasses import replace

from catalog.store.register import Register
from tests.catalog.store.institutions import DAY, FULL, OTHER, PLAIN, VK


def test_it_reads_those_of_the_codes_and_who_lists_the_pages(register: Register) -> None:
    register.versions.replace([PLAIN, OTHER, FULL], note="")
    assert register.standing.find([FULL.code, "nobody"]) == [FULL]
    assert register.standing.find([OTHER.code], [VK]) == [PLAIN, OTHER]
    assert register.standing.find([], []) == []
    assert register.standing.count() == 3


def test_only_what_stands_now_is_read(register: Register) -> None:
    register.versions.replace([PLAIN, OTHER], note="")
    register.versions.update([replace(PLAIN, phone="112", pages=())], note="")
    assert register.standing.find([PLAIN.code], [VK]) == [replace(PLAIN, phone="112", pages=())]
    register.versions.replace([OTHER], note="")
    assert register.standing.find([PLAIN.code, OTHER.code]) == [OTHER]
    assert register.standing.count() == 1


def test_a_withdrawn_page_is_in_the_state_beneath(register: Register) -> None:
    register.versions.replace([PLAIN], note="")
    register.withdrawals.withdraw(VK, "взломана", DAY)
    assert register.standing.find([PLAIN.code]) == [PLAIN] == register.versions.institutions(as_stored=True)


def test_any_sign_may_stand_in_an_address(register: Register) -> None:
    register.versions.replace([PLAIN], note="")
    assert register.standing.find(["'; DROP TABLE pages; --"], ["%s ? ' \" :x", "a\0b"]) == []
    assert register.standing.find([f"c-{number}" for number in range(1200)], [VK]) == [PLAIN]
