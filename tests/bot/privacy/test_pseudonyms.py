"""A person's name changes every hour, is nobody else's, and can't be made without the secret."""

from hypothesis import given
from hypothesis import strategies as st

from bot.privacy.pseudonyms import SECONDS_NAMED, People

ANYONE = st.text(alphabet=st.characters())


class Clock:
    now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


def test_the_name_of_this_hour_is_found_in_the_next_and_then_no_more() -> None:
    clock = Clock()
    people = People(b"secret", clock)
    name, _ = people.names("telegram:42")
    clock.now += SECONDS_NAMED
    assert people.names("telegram:42")[1] == name
    clock.now += SECONDS_NAMED
    assert name not in people.names("telegram:42")


@given(ANYONE)
def test_anyone_has_a_name_that_only_the_secret_gives(person: str) -> None:
    clock = Clock()
    names = People(b"secret", clock).names(person)
    assert People(b"secret", clock).names(person) == names
    assert not set(People(b"another", clock).names(person)) & set(names)
    assert all(len(name) == 32 for name in names)


@given(ANYONE, ANYONE)
def test_what_is_sealed_for_one_is_open_to_that_one(person: str, text: str) -> None:
    people = People(b"secret")
    sealed = people.seal(person, text)
    assert people.open(person, sealed) == text
    assert people.open(person + "2", sealed) == ""
    assert People(b"another").open(person, sealed) == ""
