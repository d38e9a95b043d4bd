"""The journal is looked through by whatever names a deed; what the terminal does stands in it as well."""

import re
from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode

import pytest
from typer.testing import CliRunner

from bot.__main__ import app
from bot.bootstrap import Parts
from bot.commands.operator import CONSOLE
from catalog.accounts import Deed
from tests.bot.desk.serving import FORMS_LEFT_OPEN, Operator

pytestmark = FORMS_LEFT_OPEN

ROW = re.compile(r'<td data-column="subject"[^>]*>\s*(?:<[^>]+>\s*)*([^<]+?)\s*<')
NOW = datetime.now(UTC)
DEEDS = (
    Deed(NOW - timedelta(days=9), "Ольга", "correct", "s-5", "телефон"),
    Deed(NOW, "Ольга", "withdraw", "https://vk.com/school7", "взломана"),
    Deed(NOW, "Пётр", "import", "ноябрь.xlsx", "изменено 3"),
)


@pytest.fixture
def journal(parts: Parts, editor: Operator) -> Operator:
    for deed in DEEDS:
        parts.register.accounts.note(deed)
    return editor


def subjects(desk: Operator, /, **asked: str) -> list[str]:
    return ROW.findall(desk.see(f"/operator/audit/list?{urlencode(asked)}"))


def test_whatever_names_a_deed_finds_it(journal: Operator) -> None:
    page, sheet = "https://vk.com/school7", "ноябрь.xlsx"
    for said in ("взломана", "m.vk.com/school7?w=wall1", "@school7", "school7"):
        assert subjects(journal, q=said) == [page], said
    assert subjects(journal, q="Школа № 5") == subjects(journal, q="s-5") == ["s-5"]
    assert subjects(journal, operator="Пётр") == subjects(journal, action="import") == [sheet]
    assert subjects(journal, q="загрузка таблицы") == [sheet]
    week_ago = (NOW - timedelta(days=7)).date().isoformat()
    assert subjects(journal, operator="Ольга", since=week_ago) == [page]
    assert subjects(journal, operator="Ольга", until=week_ago) == ["s-5"]
    assert subjects(journal, q="nothing like that", since="не день", page="x") == []
    assert subjects(journal, operator="Пётр", since="0001-01-01", until="9999-12-31") == [sheet]


def test_what_the_terminal_does_stands_in_it(
    parts: Parts, editor: Operator, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GOSPUBLIC_DATABASE_URL", parts.settings.database_url)
    done = CliRunner().invoke(app, ["withdraw", "vk.com/school7", "--why", "взломана ночью"])
    assert done.exit_code == 0, done.output
    deed = parts.register.accounts.deeds()[0]
    assert (deed.operator, deed.action, deed.detail) == (CONSOLE, "withdraw", "взломана ночью")
    assert deed.version == parts.register.versions.all()[0].number
    assert CONSOLE in editor.see("/operator/history/s-7")
