"""A spreadsheet dropped at the desk: shown before anything changes, applied whole, undone by a version."""

import csv
import re
from dataclasses import replace
from io import StringIO
from time import monotonic, sleep

import pytest

from bot.bootstrap import Parts
from bot.desk.loading import texts
from catalog.accounts import Role
from catalog.model import Institution, Page, Platform
from catalog.register.export import table
from catalog.register.files.escaping import escape
from tests.bot.desk.conftest import EITHER_DATABASE, SignIn
from tests.bot.desk.serving import FORMS_LEFT_OPEN, REGISTER, SCHOOLS, Operator
from tests.bot.web.register import HOSTILE

SEE_OTHER, TOO_LARGE, NOT_FOUND = 303, 413, 404
PATIENCE = 90.0

pytestmark = [FORMS_LEFT_OPEN, EITHER_DATABASE]


def sheet(*institutions: Institution) -> bytes:
    file = StringIO()
    csv.writer(file).writerows([escape(cell) for cell in row] for row in table(institutions))
    return file.getvalue().encode("utf-8-sig")


def dropped(operator: Operator, content: bytes, name: str = "реестр.csv", **fields: str) -> str:
    """The path of the upload, once it is checked."""
    operator.see("/operator/import")
    answer = operator.send("/operator/import", fields, {"file": (name, content)})
    assert answer.status_code == SEE_OTHER, answer.text
    path = answer.headers["location"]
    finished(operator, path)
    return str(path)


def finished(operator: Operator, path: str) -> str:
    deadline = monotonic() + PATIENCE
    while operator.get(path).headers.get("refresh"):
        assert monotonic() < deadline
        sleep(0.05)
    return operator.see(path)


def standing(parts: Parts) -> list[Institution]:
    return parts.register.versions.institutions(as_stored=True)


def test_a_sheet_is_shown_applied_and_undone(parts: Parts, editor: Operator) -> None:
    before = standing(parts)
    changed = replace(SCHOOLS[4], phone="8 (8442) 55-55-55")
    new = Institution("n-1", "МОУ «Новая школа»", kind="школа")
    path = dropped(editor, sheet(*(one for one in REGISTER if one.code != "s-5"), changed, new))
    page = editor.see(path)
    assert "добавится 1, изменится 1, исчезнет 0" in page.lower()
    assert "<ins>8 (8442) 55-55-55</ins>" in page
    assert "МОУ «Новая школа»" in page
    assert standing(parts) == before
    editor.send(f"{path}/apply")
    finished(editor, path)
    assert {one.code: one.phone for one in standing(parts)}["s-5"] == "8 (8442) 55-55-55"
    log = parts.register.accounts.deeds()[0]
    assert (log.operator, log.action, log.subject, log.version) == ("editor", "import", "реестр.csv", 2)
    assert editor.act("versions", "rollback", "1").status_code == 200
    assert standing(parts) == before


def test_edits_tell_institutions_by_code_alone(parts: Parts, editor: Operator) -> None:
    before = standing(parts)
    content = f"Код,Телефон\n{SCHOOLS[4].code},8 (8442) 55-55-55\n".encode()
    whole = dropped(editor, content)
    assert texts.FAULTS in editor.see(whole)
    assert "--update" not in editor.see(whole)
    unknown = dropped(editor, content.replace(SCHOOLS[4].code.encode(), b"s-555"), updating="yes")
    assert texts.FAULTS in editor.see(unknown)
    assert "s-555" in editor.see(unknown)
    path = dropped(editor, content, updating="yes")
    assert "изменится 1, исчезнет 0" in editor.see(path).lower()
    editor.send(f"{path}/apply")
    finished(editor, path)
    changed = [(one, known) for one, known in zip(standing(parts), before, strict=True) if one != known]
    assert [replace(one, phone=known.phone) for one, known in changed] == [known for _, known in changed]
    assert [(one.code, one.phone) for one, _ in changed] == [(SCHOOLS[4].code, "8 (8442) 55-55-55")]


def test_faults_are_told_with_row_and_remedy_and_as_an_annotated_copy(parts: Parts, editor: Operator) -> None:
    before = standing(parts)
    bad = sheet(*SCHOOLS).replace(b"https://vk.com/school7", b"https://evil.example/school7")
    path = dropped(editor, bad)
    page = editor.see(path)
    assert "evil.example" in page
    assert re.search(r"строка \d+", page.lower())
    assert f"{path}/apply" not in page
    copy = editor.get(f"{path}/annotated.xlsx")
    assert copy.content.startswith(b"PK")
    editor.send(f"{path}/apply")
    finished(editor, path)
    assert standing(parts) == before


def test_a_short_sheet_is_offered_as_changes_alone(parts: Parts, editor: Operator) -> None:
    path = dropped(editor, sheet(replace(SCHOOLS[0], phone="112")))
    assert 'name="updating"' in editor.see(path)
    editor.send(f"{path}/check", {"updating": "yes"})
    assert "исчезнет 0" in finished(editor, path)
    editor.send(f"{path}/apply")
    finished(editor, path)
    assert len(standing(parts)) == len(REGISTER)


def test_what_goes_has_to_be_agreed_to(parts: Parts, editor: Operator) -> None:
    path = dropped(editor, sheet(*SCHOOLS[:20]))
    assert 'name="confirmed"' in editor.see(path)
    editor.send(f"{path}/apply")
    assert "не применено" in finished(editor, path).lower()
    editor.send(f"{path}/apply", {"confirmed": "yes"})
    finished(editor, path)
    assert len(standing(parts)) == 20


def test_a_new_host_needs_a_second_person(parts: Parts, sign_in: SignIn) -> None:
    uploader, other = sign_in(Role.APPROVER), sign_in(Role.EDITOR)
    with_site = replace(
        SCHOOLS[0], pages=(*SCHOOLS[0].pages, Page(Platform.SITE, "https://new-host.example/"))
    )
    path = dropped(other, sheet(with_site), updating="yes")
    assert "new-host.example" in other.see(path)
    other.send(f"{path}/apply")
    finished(other, path)
    assert not parts.register.versions.institutions()[0].page(Platform.SITE)
    own = dropped(uploader, sheet(with_site), updating="yes")
    uploader.send(f"{own}/apply")
    finished(uploader, own)
    assert len(parts.register.versions.all()) == 1
    uploader.send(f"{path}/apply")
    finished(uploader, path)
    assert len(parts.register.versions.all()) == 2
    assert "new-host.example" in str(standing(parts))


def test_a_sheet_shown_for_another_version_is_shown_again(parts: Parts, editor: Operator) -> None:
    path = dropped(editor, sheet(replace(SCHOOLS[0], phone="112")), updating="yes")
    parts.register.versions.update([replace(SCHOOLS[1], phone="101")], note="тем временем")
    editor.send(f"{path}/apply")
    assert "тем временем" in finished(editor, path)
    assert len(parts.register.versions.all()) == 2


def test_another_process_goes_on_with_it(parts: Parts, sign_in: SignIn) -> None:
    first, second = sign_in(Role.EDITOR), sign_in(Role.EDITOR)
    path = dropped(first, sheet(replace(SCHOOLS[0], phone="112")), updating="yes")
    second.see(path)
    second.send(f"{path}/apply")
    finished(second, path)
    assert parts.register.versions.active() != parts.register.versions.all()[-1]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04broken", b"\xd0\xcf\x11\xe0old", b"\0" * 5000])
def test_a_bad_file_is_refused_in_words(parts: Parts, editor: Operator, content: bytes) -> None:
    before = parts.register.versions.all()
    path = dropped(editor, content, f"{HOSTILE}.xlsx")
    page = editor.see(path)
    assert "<img" not in page
    assert "list-group-item" in page
    assert parts.register.versions.all() == before


def test_a_file_over_the_limit_is_refused_before_it_is_read(parts: Parts, editor: Operator) -> None:
    editor.see("/operator/import")
    answer = editor.send("/operator/import", {}, {"file": ("big.csv", b"x" * 12 * 2**20)})
    assert answer.status_code == TOO_LARGE
    assert parts.register.uploads.all() == []


def test_a_reader_imports_and_rolls_back_nothing(parts: Parts, sign_in: SignIn) -> None:
    reader = sign_in(Role.READER)
    assert reader.get("/operator/import").status_code == 403
    assert reader.act("versions", "rollback", "1").status_code in {400, 403}
    assert len(parts.register.versions.all()) == 1


def test_every_version_is_listed(editor: Operator) -> None:
    assert "для тестов" in editor.see("/operator/versions/list")


def test_what_is_not_kept_any_more_is_told(editor: Operator) -> None:
    assert editor.get("/operator/import/nothing").status_code == NOT_FOUND
