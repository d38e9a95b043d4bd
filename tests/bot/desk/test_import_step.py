"""The step of columns at the desk, and what doubtful rows are: told, remembered, applied with the load."""

import pytest

from bot.bootstrap import Parts
from bot.desk.loading import texts
from catalog.model import Institution
from tests.bot.desk.loading.test_imports import SEE_OTHER, dropped, finished, standing
from tests.bot.desk.serving import FORMS_LEFT_OPEN, Operator

pytestmark = [FORMS_LEFT_OPEN]

UNKNOWN = (
    "Наименование;Куда звонить утром;Прочее\nМОУ «Лицей № 51»;8 (8442) 77-00-01;а\nМОУ «Лицей № 52»;;б\n"
)
NO_HEADER = "Кто;Что\nПервая строка;8\nВторая строка;9\n"
DOUBTFUL = "Полное наименование;Телефон\nШкола № 7 имени Гагарина;\n"


def named(parts: Parts, name: str) -> Institution:
    return next(one for one in standing(parts) if one.official_name == name)


def test_a_column_is_told_once_and_remembered_by_its_header(parts: Parts, editor: Operator) -> None:
    path = dropped(editor, UNKNOWN.encode(), updating="yes")
    page = editor.see(path)
    assert texts.COLUMN_MEANS.format(header="Прочее") in page
    told: dict[str, str | list[str]] = {"header": ["Куда звонить утром", "Прочее"], "meaning": ["phone", ""]}
    assert editor.send(f"{path}/check", told).status_code == SEE_OTHER
    assert texts.COLUMN_MEANS.format(header="Куда звонить утром") not in finished(editor, path)
    editor.send(f"{path}/apply")
    finished(editor, path)
    assert named(parts, "МОУ «Лицей № 51»").phone == "8 (8442) 77-00-01"
    again = editor.see(dropped(editor, UNKNOWN.replace("77-00-01", "77-00-09").encode(), updating="yes"))
    assert texts.COLUMN_MEANS.format(header="Куда звонить утром") not in again
    assert "77-00-09" in again


def test_a_file_without_a_known_header_gets_one(editor: Operator) -> None:
    path = dropped(editor, NO_HEADER.encode(), updating="yes")
    page = editor.see(path)
    assert texts.COLUMN_MEANS.format(header="Кто") in page
    assert "--column" not in page  # who is at the desk has no command
    editor.send(f"{path}/check", {"header": ["Кто"], "meaning": ["official_name"]})
    assert "добавится 2" in finished(editor, path).lower()


@pytest.mark.parametrize(("answer", "many"), [("", 0), ("new", 1), ("s-9", 0), ("nonsense", 0)])
def test_a_doubtful_row_is_what_the_operator_says(
    parts: Parts, editor: Operator, answer: str, many: int
) -> None:
    before = len(standing(parts))
    path = dropped(editor, DOUBTFUL.encode(), updating="yes")
    page = editor.see(path)
    assert 'name="row-2"' in page
    editor.send(f"{path}/apply", {"row-2": answer, "confirmed": "yes"})
    finished(editor, path)
    assert len(standing(parts)) == before + many
