"""The figures at the desk: of use and of the register, with charts beside their tables, and as csv."""

import csv
import re
from datetime import timedelta
from io import StringIO

import pytest

from bot.bootstrap import Parts
from bot.desk.dashboard import NumbersView
from catalog.accounts import Role
from catalog.region import day_in
from catalog.statistics.usage import Count, Measure
from catalog.store.errors import RegisterUnavailable
from catalog.store.processes.counts import Counts
from tests.bot.desk.conftest import SignIn
from tests.bot.desk.serving import Operator


@pytest.fixture
def counted(parts: Parts) -> Parts:
    """Forty days of questions; of late one card more than the others, and one that was never listed."""
    assert parts.guide.context is not None
    today = day_in(parts.guide.context.region)
    counts = {Count(Measure.DECISION, "answer"): 5, Count(Measure.DECISION, "none"): 2}
    counts |= {Count(Measure.CARD, code): times for code, times in (("s-5", 7), ("s-6", 2), ("gone-1", 1))}
    days = [today - timedelta(days=number) for number in range(40)]
    parts.register.counts.add({(day, count): times for day in days for count, times in counts.items()})
    return parts


def figures(sheet: str, table: str) -> list[tuple[str, str, str]]:
    rows = csv.reader(StringIO(sheet.removeprefix("\ufeff")))
    return [(label, column, value) for title, label, column, value, *_ in rows if title == table]


def days_of(page: str) -> int:
    return page.partition('<table id="decisions">')[2].partition("</table>")[0].count("<time datetime=")


@pytest.mark.usefixtures("counted")
def test_what_was_asked_stands_beside_what_the_register_holds(sign_in: SignIn) -> None:
    page = sign_in(Role.READER).see("/operator/numbers")
    for key in (
        "decisions",
        "helped",
        "unknown",
        "wanted",
        "verdicts",
        "coverage",
        "freshness",
        "kinds",
        "municipalities",
    ):
        assert f'<table id="{key}">' in page
    assert days_of(page) == 30
    assert page.index("Школа № 5") < page.index("Школа № 6") < page.index("gone-1")


@pytest.mark.usefixtures("counted")
def test_the_csv_has_the_days_that_the_page_has(editor: Operator) -> None:
    page = editor.see("/operator/numbers?days=90")
    answer = editor.get("/operator/numbers/csv?days=90")
    assert answer.headers["content-type"].startswith("text/csv")
    assert days_of(page) == 40
    days = figures(answer.text, "Вопросы по дням")
    assert len({label for label, _, _ in days}) == 40
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\d", label) for label, _, _ in days)
    weeks = {label for label, _, _ in figures(answer.text, "Помогло ли, по неделям")}
    assert 6 <= len(weeks) <= 7
    wanted = {label: value for label, column, value in figures(answer.text, "Кого искали чаще всего")}
    assert wanted == {"Школа № 5": "280", "Школа № 6": "80", "gone-1": "40"}


@pytest.mark.parametrize("days", ["", "0", "-1", "9999999999999", "30 OR 1", "<b>"])
def test_a_period_that_is_not_offered_is_the_usual_one(editor: Operator, days: str) -> None:
    page = editor.see(f"/operator/numbers?days={days}")
    assert '?days=30" aria-current="true"' in page


def test_without_the_counts_the_rest_is_shown_and_why(
    editor: Operator, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_: object) -> None:
        raise RegisterUnavailable("База ушла.")

    monkeypatch.setattr(Counts, "usage", away)
    page = editor.see("/operator/numbers")
    assert "База ушла." in page
    assert '<table id="coverage">' in page


def test_who_is_not_signed_in_sees_no_figures(parts: Parts, editor: Operator) -> None:
    parts.register.accounts.remove("editor")
    for path in (NumbersView.path, f"{NumbersView.path}/csv"):
        assert editor.get(f"/operator{path}").status_code in {303, 307}
