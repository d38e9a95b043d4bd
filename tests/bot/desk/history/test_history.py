"""The history of a card, and one change of it taken back while later ones stay."""

import re
from dataclasses import replace

import pytest

from bot.bootstrap import Parts
from bot.desk.history import texts
from catalog.model import Page, PageState, Platform
from tests.bot.desk.conftest import EITHER_DATABASE, SignIn
from tests.bot.desk.loading.test_corrections import filled as filled_form
from tests.bot.desk.serving import FORMS_LEFT_OPEN, SCHOOLS, Operator
from tests.bot.web.register import TODAY

pytestmark = FORMS_LEFT_OPEN

FIVE = SCHOOLS[4]
URL = FIVE.pages[0].url


def correct(editor: Operator, code: str, **cells: str) -> None:
    """Through the form, so that it stands in the journal."""
    sent = filled_form(editor.see(f"/operator/correct/{code}"))
    answer = editor.send(f"/operator/correct/{code}", {**sent, **cells, "confirmed": "yes"})
    assert answer.status_code == 303, answer.text


def undo(editor: Operator, path: str, **fields: str) -> str:
    """What is told after the button."""
    editor.send(f"/operator/history/{path}/undo", fields)
    page = editor.see(f"/operator/history/{path}")
    return " ".join(re.findall(r'<div class="alert[^>]*>(.*?)</div>', page, re.DOTALL))


def phone_and_hours(parts: Parts, code: str = FIVE.code) -> tuple[str, str]:
    (one,) = parts.register.standing.find([code])
    return one.phone, one.hours


@EITHER_DATABASE
def test_one_change_is_undone_and_later_ones_stay(parts: Parts, editor: Operator) -> None:
    correct(editor, FIVE.code, phone="8 (8442) 11-11-11")
    number = parts.register.versions.all()[0].number
    correct(editor, FIVE.code, hours="пн–пт 8–17")
    page = editor.see(f"/operator/history/{FIVE.code}")
    assert page.count(texts.UNDO) == 3
    assert re.search(r"<del>—</del> → <ins>8 \(8442\) 11-11-11</ins>", page)
    assert "editor" in page
    undo(editor, FIVE.code, version=str(number))
    assert phone_and_hours(parts) == ("", "пн–пт 8–17")


@EITHER_DATABASE
def test_what_was_changed_since_is_not_undone(parts: Parts, editor: Operator) -> None:
    correct(editor, FIVE.code, phone="8 (8442) 11-11-11")
    number = parts.register.versions.all()[0].number
    correct(editor, FIVE.code, phone="8 (8442) 22-22-22")
    before = parts.register.versions.all()
    assert "«Телефон»" in undo(editor, FIVE.code, version=str(number))
    assert parts.register.versions.all() == before
    assert "добавлено" in undo(editor, FIVE.code, version="1")


def test_a_withdrawal_and_a_page_are_undone(parts: Parts, editor: Operator) -> None:
    made = parts.register.withdrawals.withdraw(URL, "взломана", TODAY)
    assert made is not None
    assert "взломана" in editor.see(f"/operator/history/{FIVE.code}?page={URL}")
    undo(editor, FIVE.code, version=str(made.number))
    assert parts.register.withdrawals.all() == []
    correct(editor, FIVE.code, vk="")
    number = parts.register.versions.all()[0].number
    assert parts.register.standing.find([FIVE.code])[0].pages == ()
    undo(editor, FIVE.code, version=str(number))
    assert parts.register.standing.find([FIVE.code])[0].pages[0].url == URL


def test_the_history_of_a_page_holds_its_changes_alone(parts: Parts, editor: Operator) -> None:
    correct(editor, FIVE.code, phone="112")
    parts.register.withdrawals.withdraw(URL, "взломана", TODAY)
    assert editor.see(f"/operator/history/{FIVE.code}").count("<section") == 3
    assert editor.see(f"/operator/history/{FIVE.code}?page={URL}").count("<section") == 2


def test_a_version_of_many_is_undone_whole(parts: Parts, editor: Operator) -> None:
    page = Page(Platform.OK, "https://ok.ru/group/51", PageState.LISTED)
    changed = [replace(one, kind="лицей", pages=(*one.pages, page)) for one in SCHOOLS[:3]]
    made = parts.register.versions.update(changed, note="многие")
    shown = editor.see(f"/operator/history/version/{made.number}")
    assert shown.count("<ins>лицей</ins>") == 3
    undo(editor, f"version/{made.number}")
    assert parts.register.standing.find([one.code for one in SCHOOLS[:3]]) == sorted(
        SCHOOLS[:3], key=lambda one: one.code
    )
    assert "ничего не осталось" in undo(editor, f"version/{made.number}")


@pytest.mark.parametrize("path", ["nobody", "version/99", "version/x", "version/" + "9" * 40, "'; --"])
def test_what_is_not_there_is_said(editor: Operator, path: str) -> None:
    assert editor.get(f"/operator/history/{path}").status_code == 404


def test_two_people_undo_the_same(parts: Parts, sign_in: SignIn) -> None:
    from catalog.accounts import Role

    one, other = sign_in(Role.EDITOR), sign_in(Role.APPROVER)
    correct(one, FIVE.code, phone="112")
    number = str(parts.register.versions.all()[0].number)
    undo(one, FIVE.code, version=number)
    other.see(f"/operator/history/{FIVE.code}")
    assert "ничего не осталось" in undo(other, FIVE.code, version=number)
