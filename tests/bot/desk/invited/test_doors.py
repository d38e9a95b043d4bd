"""Sheets for doors, asked for at the desk."""

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest

from bot.bootstrap import Parts, assemble
from bot.desk.invited import doors, texts
from catalog.accounts import Role
from tests.bot.desk.conftest import SignIn
from tests.bot.desk.serving import Operator, opened
from tests.bot.web.serving import settings

PUBLIC = "https://desk.example"


@pytest.fixture
def parts(tmp_path: Path) -> Iterator[Parts]:
    with opened(tmp_path) as made:
        public = assemble(settings(database_url=made.settings.database_url, public_url=PUBLIC))
        public.guide.refresh()
        yield public
        public.notes.close()
        public.register.close()


@pytest.mark.parametrize(
    ("asked", "pages"), [("where=", 7), ("where=школа&on_sheet=12", 4), ("where=s-5", 1)]
)
def test_a_reader_prints_what_was_asked_for(sign_in: SignIn, asked: str, pages: int) -> None:
    answer = sign_in(Role.READER).get(f"/operator/doors/sheets.pdf?{asked}")
    assert answer.headers["content-type"] == "application/pdf"
    assert len(pypdfium2.PdfDocument(answer.content)) == pages


@pytest.mark.parametrize("asked", ["where=нигде", "where=<b>", "where=школа,Марс", f"where={'x' * 9000}"])
def test_what_names_nobody_is_told_in_a_sentence(editor: Operator, asked: str) -> None:
    assert editor.get(f"/operator/doors/sheets.pdf?{asked}").status_code == 303
    assert "никого нет" in editor.see("/operator/doors")


def test_too_many_at_once_are_refused(editor: Operator, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doors, "MOST", 30)
    assert editor.get("/operator/doors/sheets.pdf").status_code == 303
    assert "gospublic qr --all" in editor.see("/operator/doors")


def test_without_a_public_address_nothing_is_drawn(tmp_path: Path) -> None:
    with opened(tmp_path / "other") as parts:
        operator = Operator(parts)
        assert operator.get("/operator/doors/sheets.pdf").status_code == 303
        assert texts.NO_PUBLIC_URL in operator.see("/operator/doors")
        operator.close()
