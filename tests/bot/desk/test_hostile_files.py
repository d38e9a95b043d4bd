"""Every bad file of the register's corpus, dropped at the desk: one sentence, and nothing changed."""

import re
from pathlib import Path

import pytest

from bot.bootstrap import Parts
from bot.desk import texts
from tests.bot.desk.loading.test_imports import SEE_OTHER, TOO_LARGE, finished
from tests.bot.desk.serving import FORMS_LEFT_OPEN, Operator
from tests.catalog.register.hostile import HOSTILE, Hostile

pytestmark = [
    FORMS_LEFT_OPEN,
    # The same of a form that is large enough for a file on the disk.
    pytest.mark.filterwarnings("ignore:Exception ignored in. <_io:pytest.PytestUnraisableExceptionWarning"),
]

LIMIT = 12 * 2**20
"""Beyond it a file isn't read further: it is refused by its length."""

ITEM = re.compile(r'<li class="list-group-item">(.*?)</li>', re.DOTALL)
FILES = [one for one in HOSTILE if one.what != "папка вместо файла"]
"""A browser sends no folder."""


@pytest.mark.parametrize("group", range(5))
def test_a_bad_file_is_told_in_a_sentence_and_changes_nothing(
    parts: Parts, editor: Operator, tmp_path: Path, group: int
) -> None:
    before = (parts.register.versions.all(), parts.register.versions.institutions(as_stored=True))
    for one in FILES[group::5]:
        said = _dropped(editor, one, tmp_path)
        assert one.said in said, (one.what, said)
        assert one.said or "добавится 1" in said or "изменится 1" in said, (one.what, said)
        assert "Traceback" not in said
        assert "root:" not in said
    assert (parts.register.versions.all(), parts.register.versions.institutions(as_stored=True)) == before


def _dropped(editor: Operator, one: Hostile, folder: Path) -> str:
    """What the desk says of the file: the refusal at once, or what stands on the page of its check."""
    home = folder / str(FILES.index(one))
    home.mkdir()
    file = one.make(home)
    with file.open("rb") as opened:
        content = opened.read(LIMIT)
    editor.see("/operator/import")
    answer = editor.send("/operator/import", {"updating": "yes"}, {"file": (file.name, content)})
    if answer.status_code == TOO_LARGE:
        assert answer.text == texts.TOO_LARGE.format(limit=10)
        return one.said
    assert answer.status_code == SEE_OTHER, one.what
    page = finished(editor, answer.headers["location"])
    if "/apply" in page:
        return page.lower()
    faults = ITEM.findall(page)
    assert len(faults) == 1, (one.what, faults)
    return str(faults[0])
