"""Areas dropped at the desk: shown before anything changes, applied whole, undone by a version."""

from bot.bootstrap import Parts
from catalog.accounts import Role
from tests.bot.desk.conftest import EITHER_DATABASE, SignIn
from tests.bot.desk.serving import FORMS_LEFT_OPEN, SCHOOLS, Operator

SEE_OTHER, NOT_FOUND = 303, 404
ONE = SCHOOLS[0]
HEADER = "Код;Муниципальное образование;Населённый пункт;Улица;Дома;Основание"

pytestmark = [FORMS_LEFT_OPEN, EITHER_DATABASE]


def act(*houses: str) -> bytes:
    place = ONE.place
    rows = [f"{ONE.code};{place.municipality};{place.locality};ул. Мира;{one};Акт № 1" for one in houses]
    return "\n".join([HEADER, *rows]).encode()


def dropped(operator: Operator, content: bytes, name: str = "акт.csv") -> str:
    operator.see("/operator/areas")
    answer = operator.send("/operator/areas", {}, {"file": (name, content)})
    assert answer.status_code == SEE_OTHER, answer.text
    return str(answer.headers["location"])


def test_a_file_is_shown_applied_logged_and_undone(parts: Parts, editor: Operator) -> None:
    path = dropped(editor, act("1–25 нечётные"))
    assert "добавится 1" in editor.see(path).lower()
    assert parts.register.areas.read() == []
    editor.send(f"{path}/apply")
    assert [one.houses for one in parts.register.areas.read()] == ["1–25 нечётные"]
    log = parts.register.accounts.deeds()[0]
    assert (log.operator, log.action, log.subject) == ("editor", "areas", "акт.csv")
    assert "акт.csv" in editor.see("/operator/areas")
    assert editor.get("/operator/areas/export.xlsx").content.startswith(b"PK")
    assert editor.act("versions", "rollback", "1").status_code == 200
    assert parts.register.areas.read() == []


def test_faults_are_told_by_cell_and_nothing_can_be_applied(parts: Parts, editor: Operator) -> None:
    path = dropped(editor, act("25–1"))
    page = editor.see(path)
    assert "Строка 2" in page
    assert "(E2)" in page
    assert f"{path}/apply" not in page
    editor.send(f"{path}/apply")
    assert parts.register.areas.read() == []


def test_a_page_of_areas_is_no_import_of_the_register(editor: Operator) -> None:
    path = dropped(editor, act("1"))
    assert path.rpartition("/")[2] not in editor.see("/operator/import")
    assert editor.get("/operator/areas/unknown").status_code == NOT_FOUND


def test_a_reader_changes_nothing(parts: Parts, sign_in: SignIn) -> None:
    reader = sign_in(Role.READER)
    assert reader.get("/operator/areas").status_code in (403, 404)
    assert parts.register.areas.read() == []
