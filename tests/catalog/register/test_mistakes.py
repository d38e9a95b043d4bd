"""Every mistake of the corpus comes to what it must, and stands in the documents."""

from collections.abc import Iterator
from contextlib import closing

import pytest

from catalog.register.faults import Fault
from catalog.store.register import Register, open_register
from tests.catalog.register.hostile import HOSTILE
from tests.catalog.register.mistakes import MISTAKES, Mistake, Outcome
from tests.catalog.register.outcomes import DOCUMENT, exported, outcome, previewed


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    folder = tmp_path_factory.mktemp("mistakes")
    with closing(open_register(f"sqlite:///{folder}/register.sqlite3")) as opened:
        yield opened


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.what)
def test_a_mistake_comes_to_what_it_must(register: Register, mistake: Mistake) -> None:
    preview = previewed(register, mistake)
    assert outcome(preview) is mistake.outcome
    if mistake.outcome is Outcome.READ:
        assert exported(preview, mistake.column) == mistake.said[0]
    else:
        assert [one for one in preview.faults or preview.warnings if says(one, mistake)]


def says(fault: Fault, mistake: Mistake) -> bool:
    """Whether it names the place of the fault, and everything that must be said."""
    said = all(word in str(fault) for word in mistake.said)
    there = (fault.row, fault.column) == (mistake.row, mistake.column) and bool(fault.remedy or not fault.row)
    return said and (there or mistake.outcome is Outcome.TOLD)


def test_the_corpora_are_as_large_as_they_must_be_and_stand_in_the_document() -> None:
    assert len(MISTAKES) >= 50
    assert len(HOSTILE) >= 20
    text = DOCUMENT.read_text(encoding="utf-8")
    names = [*(one.what for one in MISTAKES), *(one.what for one in HOSTILE)]
    assert [name for name in names if f"| {name} |" not in text] == []
