"""The corpus of what editors do to a table, dropped at the desk: told there as the import tells it."""

import csv
import html
import re
from collections.abc import Iterator
from contextlib import closing
from io import StringIO
from time import monotonic, sleep

import pytest

from bot.bootstrap import Parts
from bot.desk.loading import texts
from catalog.accounts import Role
from tests.bot.desk.loading.test_imports import SEE_OTHER
from tests.bot.desk.serving import FORMS_LEFT_OPEN, Operator, opened
from tests.catalog.register.mistakes import MISTAKES, Mistake, Outcome, Table

pytestmark = FORMS_LEFT_OPEN

PATIENCE = 90.0
SECTION = re.compile(r'<h3 class="card-title">([^<]+): \d+</h3>.*?</section>', re.DOTALL)
RUSSIAN = re.compile(r"[а-яё]{3}")


@pytest.fixture(scope="module")
def parts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Parts]:
    with opened(tmp_path_factory.mktemp("desk")) as parts:
        yield parts


@pytest.fixture(scope="module")
def editor(parts: Parts) -> Iterator[Operator]:
    with closing(Operator(parts, Role.EDITOR)) as editor:
        editor.see("/operator/import")
        yield editor


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.what)
def test_a_mistake_is_told_and_changes_nothing(parts: Parts, editor: Operator, mistake: Mistake) -> None:
    before = parts.register.versions.all()
    said = sections(dropped(editor, mistake.table))
    told = {Outcome.REFUSED: texts.FAULTS, Outcome.TOLD: texts.WARNINGS}.get(mistake.outcome)
    assert (texts.FAULTS in said) is (mistake.outcome is Outcome.REFUSED)
    if told:
        assert RUSSIAN.search(said[told])
        assert [word for word in mistake.said if word not in said[told]] == []
    assert parts.register.versions.all() == before


def dropped(editor: Operator, table: Table) -> str:
    """The page of the check."""
    file = StringIO()
    csv.writer(file).writerows(table)
    content = file.getvalue().encode()
    answer = editor.send("/operator/import", {}, {"file": ("реестр.csv", content)})
    assert answer.status_code == SEE_OTHER, answer.text
    deadline = monotonic() + PATIENCE
    while (page := editor.get(answer.headers["location"])).headers.get("refresh"):
        assert monotonic() < deadline
        sleep(0.005)
    assert page.is_success
    return html.unescape(page.text)


def sections(page: str) -> dict[str, str]:
    """What stands under each heading."""
    return {found[1]: found[0] for found in SECTION.finditer(page)}
