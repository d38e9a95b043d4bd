"""Questions put together by likeness, told once three conversations had them."""

from datetime import date

import pytest

from catalog.queues.misses import MissGroup, grouped
from catalog.queues.model import Missed, State

TODAY = date(2026, 11, 23)


def groups(*said: tuple[str, str], kind: str = "fap", place: str = "Алексеевский район") -> list[MissGroup]:
    """The groups of these (voice, text)."""
    return grouped(
        Missed(text, kind, place, voice, TODAY, number) for number, (voice, text) in enumerate(said, start=1)
    )


def test_what_differs_by_a_slip_or_the_order_is_one_question() -> None:
    found = groups(("a", "фап рябовский"), ("b", "рябовский фап"), ("c", "ФАП, рябовскй!"))
    assert [(group.number, group.conversations, group.numbers) for group in found] == [(1, 3, (1, 2, 3))]


def test_other_numbers_kinds_and_places_are_other_questions() -> None:
    assert len(groups(("a", "школа 5"), ("b", "школа 6"))) == 2
    one = Missed("школа 5", "school", "Волжский", "a", TODAY, 1)
    other = Missed("школа 5", "school", "Камышин", "b", TODAY, 2)
    assert len(grouped([one, other])) == 2


def test_each_conversation_is_counted_once() -> None:
    found = groups(("a", "фап рябовский"), ("a", "фап рябовскй"), ("a", "рябовский фап"))
    assert [(group.conversations, group.text) for group in found] == [(1, "")]


@pytest.mark.parametrize("voices", ["ab", "aab", "abab"])
def test_before_three_conversations_had_it_a_text_is_not_told(voices: str) -> None:
    found = groups(*((voice, f"фап рябовский{'!' * at}") for at, voice in enumerate(voices)))
    assert [group.text for group in found] == [""]
    assert (found[0].kind, found[0].place) == ("fap", "Алексеевский район"), "these are known from the first"


def test_what_three_said_is_told_and_what_one_added_is_not() -> None:
    said = "запись онкодиспансер городищенский взрослый"
    found = groups(("a", f"{said} петя"), ("b", f"{said} вася"), ("c", f"{said} дима"))
    assert len(found) == 1
    assert found[0].text == said
    whole = groups(("a", f"{said} петя"), *((voice, said) for voice in "bcd"))
    assert whole[0].text == said


def test_the_most_asked_come_first_with_their_days_and_state() -> None:
    early = Missed("школа 7", "school", "", "a", date(2026, 11, 1), 1, State.FIXED)
    late = [
        Missed("школа 8", "school", "", voice, TODAY, number, State.IN_WORK)
        for number, voice in enumerate("bc", start=2)
    ]
    found = grouped([early, *late])
    assert [(group.number, group.state) for group in found] == [(2, State.IN_WORK), (1, State.FIXED)]
    assert found[1].first_on == found[1].last_on == date(2026, 11, 1)


@pytest.mark.parametrize(
    ("found", "meant"),
    [
        (["a-1", "a-1", ""], "a-1"),
        (["a-1", "", ""], ""),
        (["a-1", "a-1", "b-2", "b-2"], ""),
        (["a-1", "a-1", "b-2"], "a-1"),
        (["", "", ""], ""),
    ],
)
def test_what_most_found_next_is_what_was_meant(found: list[str], meant: str) -> None:
    misses = [
        Missed("тубик", "", "", str(number), TODAY, number, found=code) for number, code in enumerate(found)
    ]
    assert [group.found for group in grouped(misses)] == [meant]


def test_thousands_of_questions_are_put_together() -> None:
    said = [(str(number), f"учреждение {'абвгд'[number % 5]}{number % 50}") for number in range(3000)]
    assert sum(len(group.numbers) for group in groups(*said)) == 3000
