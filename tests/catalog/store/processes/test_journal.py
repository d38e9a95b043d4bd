"""The journal keeps each delivery once, what waits of it, and how far pollers have read."""

from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta

import pytest

from catalog.store.errors import RegisterUnavailable
from catalog.store.processes.journal import Journal, JournalEntry
from catalog.store.register import open_register

ONE, TWO = JournalEntry("telegram:1", b"one", is_new=True), JournalEntry("telegram:2", b"two", is_new=True)


@pytest.fixture
def journal(url: str) -> Iterator[Journal]:
    open_register(url).close()
    with closing(Journal(url)) as journal:
        yield journal


def test_what_came_before_is_told(journal: Journal) -> None:
    assert journal.write([ONE], {}) == set()
    assert journal.write([ONE, TWO], {}) == {ONE.key}
    assert journal.undone() == [("telegram:1", b"one"), ("telegram:2", b"two")]


def test_the_newest_state_counts_and_what_is_answered_waits_no_more(journal: Journal) -> None:
    journal.write([ONE, TWO], {})
    journal.write([JournalEntry(ONE.key, b"calling"), JournalEntry(TWO.key, None)], {})
    assert journal.undone() == [("telegram:1", b"calling")]
    assert journal.write([TWO], {}) == {TWO.key}


def test_a_state_may_come_before_its_beginning(journal: Journal) -> None:
    """After an outage the newest is all that is written."""
    journal.write([JournalEntry(ONE.key, None)], {})
    assert (journal.write([ONE], {}), journal.undone()) == ({ONE.key}, [])


def test_bookmarks_are_kept(journal: Journal) -> None:
    assert journal.bookmark("vk") == ""
    journal.write([], {"vk": "17"})
    journal.write([], {"vk": "18", "max": "5"})
    assert (journal.bookmark("vk"), journal.bookmark("max")) == ("18", "5")


def test_old_deliveries_are_forgotten(journal: Journal) -> None:
    journal.write([ONE], {})
    journal.forget(timedelta(hours=1))
    assert journal.undone()
    journal.forget(timedelta(0))
    assert journal.undone() == []


@pytest.mark.usefixtures("without_tables")
def test_without_its_tables_it_says_so(url: str) -> None:
    with closing(Journal(url)) as journal, pytest.raises(RegisterUnavailable):
        journal.write([ONE], {})
