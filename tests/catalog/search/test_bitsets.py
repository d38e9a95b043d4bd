"""Sets of institutions as bits hold what was put in, however they are packed."""

from hypothesis import given
from hypothesis import strategies as st

from catalog.search.bitsets import DENSE, MOST_REMEMBERED, BitSets, first, members, to_bits, union_of

NUMBERS = st.sets(st.integers(0, 3_000), max_size=400)


@given(NUMBERS)
def test_members_are_the_numbers_in_order(numbers: set[int]) -> None:
    bits = to_bits(numbers, 3_001)
    assert list(members(bits)) == sorted(numbers)
    assert list(first(bits, 3)) == sorted(numbers)[:3]


@given(st.lists(NUMBERS, max_size=4))
def test_a_union_holds_the_members_of_each(sets: list[set[int]]) -> None:
    found = union_of(to_bits(numbers, 3_001) for numbers in sets)
    assert set(members(found)) == set().union(*sets)


@given(st.dictionaries(st.text(max_size=3), NUMBERS, max_size=4), st.lists(st.text(max_size=3), max_size=6))
def test_each_key_has_its_set_before_and_after_packing(sets: dict[str, set[int]], asked: list[str]) -> None:
    held = BitSets(3_001)
    for key, numbers in sets.items():
        for number in sorted(numbers):
            held.add(key, number)
    held.close()
    for key in (*sets, *asked, *sets):
        assert set(members(held.bits(key))) == sets.get(key, set())
        assert (key in held) is bool(sets.get(key))
    assert sorted(map(str, held)) == sorted(key for key, numbers in sets.items() if numbers)


def test_small_sets_that_were_packed_are_forgotten_and_packed_again() -> None:
    large = BitSets(MOST_REMEMBERED * 8)  # one set takes all that may be remembered
    for number in range(DENSE):
        large.add("dense", number)
    for key in "abc":
        large.add(key, ord(key))
    large.close()
    for key in "abcabc":
        assert list(members(large.bits(key))) == [ord(key)]
    assert large.bits("dense").bit_count() == DENSE
    assert sorted(map(str, large)) == ["a", "b", "c", "dense"]
