"""One institution more, by a form: by the same way as a sheet of one row, and never a second time."""

import html
import re

import pytest

from bot.bootstrap import Parts
from catalog.accounts import Role
from catalog.model import Institution
from tests.bot.desk.conftest import EITHER_DATABASE, SignIn
from tests.bot.desk.loading.test_corrections import filled
from tests.bot.desk.loading.test_imports import finished
from tests.bot.desk.serving import FORMS_LEFT_OPEN, PLACE, REGISTER, Operator
from tests.bot.web.register import HOSTILE

pytestmark = [EITHER_DATABASE, FORMS_LEFT_OPEN]

FORM = "/operator/add"
NEW = {
    "official_name": "МОУ «Средняя школа № 77»",
    "kind": "школа",
    "municipality": PLACE.municipality,
    "locality": PLACE.locality,
    "address": "ул. Новая, 7",
    "phone": "8 (8442) 77-77-77",
    "vk": "vk.com/school77",
    "other_names": "семь-семь",
}


def added(parts: Parts) -> list[Institution]:
    known = {one.code for one in REGISTER}
    return [one for one in parts.register.versions.institutions() if one.code not in known]


def test_a_filled_form_is_an_institution_with_a_code_of_its_own(parts: Parts, editor: Operator) -> None:
    shown = filled(editor.see(FORM))
    assert shown.keys() >= NEW.keys()
    answer = editor.send(FORM, {**shown, **NEW})
    assert answer.status_code == 303, answer.text
    (one,) = added(parts)
    assert (one.official_name, one.kind, one.phone) == (NEW["official_name"], "школа", NEW["phone"])
    assert one.place == PLACE
    assert [page.url for page in one.pages] == ["https://vk.com/school77"]
    assert one.other_names == ("семь-семь",)
    assert answer.headers["location"].endswith(f"/correct/{one.code}")
    line = parts.register.accounts.deeds()[0]
    assert (line.operator, line.action, line.subject, line.version) == ("editor", "add", one.code, 2)
    assert len(parts.register.versions.institutions()) == len(REGISTER) + 1
    parts.guide.refresh()
    assert parts.guide.context is not None
    assert parts.guide.context.catalog.search("школа 77").fitting == (one.code,)


def test_the_name_alone_is_enough_and_tells_the_kind(parts: Parts, editor: Operator) -> None:
    editor.see(FORM)
    assert editor.send(FORM, {"official_name": "МДОУ «Детский сад № 99»"}).status_code == 303
    assert [one.kind for one in added(parts)] == ["детский сад"]


def test_what_is_there_already_is_not_added_again(parts: Parts, editor: Operator) -> None:
    editor.see(FORM)
    assert editor.send(FORM, NEW).status_code == 303
    again = editor.send(FORM, {**NEW, "phone": ""})
    assert again.status_code == 422
    assert f"/correct/{added(parts)[0].code}" in again.text
    assert len(parts.register.versions.all()) == 2


def test_whose_page_is_another_ones_is_that_one(parts: Parts, editor: Operator) -> None:
    editor.see(FORM)
    answer = editor.send(FORM, {**NEW, "vk": "vk.com/school5"})
    assert answer.status_code == 422
    assert "/correct/s-5" in answer.text
    assert added(parts) == []


def test_what_is_doubtful_is_added_only_where_somebody_agrees(parts: Parts, editor: Operator) -> None:
    editor.see(FORM)
    doubtful = {**NEW, "ogrn": "1023400000000"}  # its last digit doesn't add up
    answer = editor.send(FORM, doubtful)
    assert answer.status_code == 422
    assert 'name="confirmed"' in answer.text
    assert added(parts) == []
    assert editor.send(FORM, {**doubtful, "confirmed": "yes"}).status_code == 303
    assert [one.ogrn for one in added(parts)] == ["1023400000000"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"official_name": ""},
        {"official_name": "   "},
        {"official_name": "Итого"},
        {"vk": "https://example.org/чужое"},
        {"ogrn": "12"},
        {"site": "javascript:alert(1)"},
    ],
    ids=str,
)
def test_what_is_wrong_stands_beside_its_field_and_nothing_typed_is_lost(
    parts: Parts, editor: Operator, wrong: dict[str, str]
) -> None:
    editor.see(FORM)
    answer = editor.send(FORM, {**NEW, **wrong})
    assert answer.status_code == 422
    assert re.search(rf'id="{next(iter(wrong))}-told">\s*<div class="text-danger">\w', answer.text)
    kept = filled(answer.text)
    sent = {**NEW, **wrong}
    assert {key: kept[key] for key in sent} == sent
    assert added(parts) == []
    assert len(parts.register.versions.all()) == 1


def test_a_new_host_needs_a_second_person_and_the_code_is_made_then(parts: Parts, sign_in: SignIn) -> None:
    first, second = sign_in(Role.EDITOR), sign_in(Role.APPROVER)
    first.see(FORM)
    answer = first.send(FORM, {**NEW, "site": "https://new-host.example/"})
    assert answer.status_code == 303
    path = answer.headers["location"]
    assert "/import/" in path
    assert added(parts) == []
    first.see(path)
    first.send(f"{path}/apply")
    finished(first, path)
    assert added(parts) == []
    second.see(path)
    second.send(f"{path}/apply")
    finished(second, path)
    assert [one.official_name for one in added(parts)] == [NEW["official_name"]]


def test_before_the_register_is_served_a_new_host_needs_a_second_person_too(
    parts: Parts, editor: Operator
) -> None:
    editor.see(FORM)
    parts.guide.context = None
    answer = editor.send(FORM, {**NEW, "site": "https://new-host.example/"})
    assert "/import/" in answer.headers["location"]
    assert added(parts) == []


def test_a_reader_adds_nothing(parts: Parts, editor: Operator, sign_in: SignIn) -> None:
    editor.see(FORM)
    reader = sign_in(Role.READER)
    assert reader.get(FORM).status_code == 403
    assert reader.send(FORM, NEW).status_code == 403
    assert added(parts) == []


@pytest.mark.parametrize("token", ["", "forged"])
def test_a_form_of_another_site_adds_nothing(parts: Parts, editor: Operator, token: str) -> None:
    editor.see(FORM)
    editor.token = token
    assert editor.send(FORM, NEW).status_code == 403
    assert added(parts) == []


def test_only_what_the_form_asks_is_taken_and_markup_stays_text(parts: Parts, editor: Operator) -> None:
    editor.see(FORM)
    extra = {"code": "s-5", "mark": "да", "checked": "2026-11-01", "founder": "Комитет"}
    answer = editor.send(FORM, {**NEW, **extra, "address": HOSTILE})
    assert answer.status_code == 303
    (one,) = added(parts)
    assert one.code != "s-5"
    assert not any(page.confirmed_by for page in one.pages)
    page = editor.see(str(answer.headers["location"]))
    assert "<img" not in page
    assert html.escape(HOSTILE, quote=False).split("=")[0] in page
