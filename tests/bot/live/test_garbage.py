"""What is collected around a catalogue, and what isn't."""

import gc
import weakref
from collections.abc import Iterator

import pytest

from bot.live.garbage import LARGE, keep


class Thing:
    """Something that refers to itself, as indexes do: only a collection frees it."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture(autouse=True)
def thawed() -> Iterator[None]:
    yield
    gc.unfreeze()


def test_what_stays_is_not_looked_through_again() -> None:
    keep(LARGE)
    assert gc.get_freeze_count() > 0


def test_what_went_with_the_last_version_is_freed() -> None:
    last = Thing()
    seen = weakref.ref(last)
    keep(LARGE)
    del last
    keep(LARGE)
    assert seen() is None


def test_a_small_catalogue_costs_no_collection() -> None:
    before = gc.get_freeze_count()
    keep(LARGE - 1)
    assert gc.get_freeze_count() == before
