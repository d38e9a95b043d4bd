"""An institution corrected by hand: the columns and nothing else, and never over somebody else's change."""

import html
import re
from dataclasses import replace

import pytest

from bot.bootstrap import Parts
from catalog.accounts import Role
from catalog.model import Institution, Page, PageState, Platform
from tests.bot.desk.conftest import EITHER_DATABASE, SignIn
from tests.bot.desk.loading.test_imports import finished
from tests.bot.desk.serving import Operator

pytestmark = EITHER_DATABASE

FORM = "/operator/correct/s-5"
FIELD = re.compile(r'name="(\w+)" class="form-control[^>]*?value="([^"]*)"')
AREA = re.compile(r'<textarea rows="2" id="\w+" name="(\w+)"[^>]*>\n(.*?)</textarea>', re.DOTALL)
STAMP = re.compile(r'name="stamp" value="(\w*)"')


def filled(page: str) -> dict[str, str]:
    """The form's fields as the page shows them."""
    fields = {key: html.unescape(value) for key, value in (*FIELD.findall(page), *AREA.findall(page))}
    return {**fields, "stamp": STAMP.findall(page)[0]}


def standing(parts: Parts, code: str = "s-5") -> Institution:
    return next(one for one in parts.register.versions.institutions() if one.code == code)


def test_a_corrected_cell_is_a_new_version_with_a_line_in_the_log(parts: Parts, editor: Operator) -> None:
    before = standing(parts)
    fields = filled(editor.see(FORM))
    answer = editor.send(FORM, {**fields, "phone": "8 (8442) 55-55-55"})
    assert answer.status_code == 303
    assert standing(parts).phone == "8 (8442) 55-55-55"
    assert standing(parts).pages == before.pages
    line = parts.register.accounts.deeds()[0]
    assert (line.operator, line.action, line.subject) == ("editor", "correct", "s-5")
    assert line.version == parts.register.versions.all()[0].number


def test_a_form_that_was_not_touched_changes_nothing(parts: Parts, editor: Operator) -> None:
    versions = parts.register.versions.all()
    assert editor.send(FORM, filled(editor.see(FORM))).status_code == 422
    assert parts.register.versions.all() == versions


def test_what_is_wrong_stands_beside_its_field_and_nothing_typed_is_lost(
    parts: Parts, editor: Operator
) -> None:
    before = standing(parts)
    sent = {**filled(editor.see(FORM)), "vk": "https://example.org/чужое", "phone": "8 900"}
    answer = editor.send(FORM, sent)
    assert answer.status_code == 422
    assert re.search(r'id="vk-told">\s*<div class="text-danger">\w', answer.text)
    assert filled(answer.text) == sent
    assert standing(parts) == before


def test_the_second_of_two_editors_is_told_and_overwrites_nothing(parts: Parts, sign_in: SignIn) -> None:
    first, second = sign_in(Role.EDITOR), sign_in(Role.APPROVER)
    forms = [filled(one.see(FORM)) for one in (first, second)]
    assert first.send(FORM, {**forms[0], "phone": "8 (8442) 11-11-11"}).status_code == 303
    answer = second.send(FORM, {**forms[1], "phone": "8 (8442) 22-22-22"})
    assert answer.status_code == 422
    assert "8 (8442) 11-11-11" in answer.text
    assert standing(parts).phone == "8 (8442) 11-11-11"
    assert second.send(FORM, filled(answer.text)).status_code == 303
    assert standing(parts).phone == "8 (8442) 22-22-22"


def test_only_the_columns_of_a_form_are_taken(parts: Parts, editor: Operator) -> None:
    before = standing(parts)
    extra = {"code": "s-6", "pages": "x", "seen_on": "2026-01-01", "role": "approver", "founder": "Комитет"}
    answer = editor.send(FORM, {**filled(editor.see(FORM)), **extra, "phone": "112"})
    assert answer.status_code == 303
    assert standing(parts) == replace(before, phone="112")
    assert standing(parts, "s-6").official_name == "МОУ «Средняя школа № 6»"


def test_a_page_loses_its_confirmation_only_where_somebody_agrees(parts: Parts, editor: Operator) -> None:
    sent = {**filled(editor.see(FORM)), "vk": ""}
    assert 'name="confirmed"' in editor.send(FORM, sent).text
    assert standing(parts).pages
    assert editor.send(FORM, {**sent, "confirmed": "yes"}).status_code == 303
    assert not standing(parts).pages


def test_a_reader_corrects_nothing(parts: Parts, editor: Operator, sign_in: SignIn) -> None:
    reader = sign_in(Role.READER)
    fields = filled(editor.see(FORM))
    assert reader.get(FORM).status_code == 403
    assert reader.send(FORM, {**fields, "phone": "112"}).status_code == 403
    assert standing(parts).phone == ""


@pytest.mark.parametrize("token", ["", "forged"])
def test_a_form_of_another_site_changes_nothing(parts: Parts, editor: Operator, token: str) -> None:
    fields = filled(editor.see(FORM))
    editor.token = token
    assert editor.send(FORM, {**fields, "phone": "112"}).status_code == 403
    assert standing(parts).phone == ""


def test_markup_in_the_register_stays_text(editor: Operator) -> None:
    for path in (
        "/operator/correct/markup",
        "/operator/institutions/list",
        "/operator/institutions/detail?pk=markup",
    ):
        page = editor.see(path)
        assert "<img" not in page
        assert "&lt;img" in page


def test_who_is_not_there_any_more_is_told_so(editor: Operator) -> None:
    assert editor.get("/operator/correct/nobody").status_code == 404


def test_a_host_nobody_knew_waits_for_a_second_person(parts: Parts, sign_in: SignIn) -> None:
    """Whoever edits can't make the guide trust a site alone: not by the form, and not by applying it."""
    author, second = sign_in(Role.APPROVER), sign_in(Role.EDITOR)
    before = standing(parts)
    sent = {**filled(author.see(FORM)), "site": "https://new-host.example/"}
    answer = author.send(FORM, sent)
    path = answer.headers["location"]
    assert "/import/" in path
    assert "new-host.example" in author.see(path)
    for one in (author, second):
        one.see(path)
        one.send(f"{path}/apply")
        finished(one, path)
        assert standing(parts) == before


def test_a_second_person_lets_the_new_host_in(parts: Parts, sign_in: SignIn) -> None:
    author, approver = sign_in(Role.EDITOR), sign_in(Role.APPROVER)
    sent = {**filled(author.see(FORM)), "services": "Кружок=https://new-host.example/1"}
    path = author.send(FORM, sent).headers["location"]
    approver.see(path)
    approver.send(f"{path}/apply")
    finished(approver, path)
    assert [service.url for service in standing(parts).services] == ["https://new-host.example/1"]
    assert parts.register.accounts.deeds()[0].operator == "approver"


def test_a_host_that_the_register_has_needs_nobody_else(parts: Parts, editor: Operator) -> None:
    listed = Page(Platform.SITE, "https://known.example/", PageState.LISTED)
    parts.register.versions.update([replace(standing(parts, "s-6"), pages=(listed,))], note="")
    parts.guide.refresh()
    sent = {**filled(editor.see(FORM)), "site": "https://known.example/s5"}
    assert "/import/" not in editor.send(FORM, sent).headers["location"]
    assert "known.example" in str(standing(parts).pages)
