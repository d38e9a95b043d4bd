"""Links made at the desk, and who hasn't answered."""

import html
from io import BytesIO

import pypdfium2
from openpyxl import load_workbook

from bot.bootstrap import Parts
from bot.desk.invited import texts
from tests.bot.desk.invited.conftest import Opens
from tests.bot.desk.serving import PLACE, PUBLIC, REGISTER, Operator
from tests.bot.web.invited.serving import link_of

PAGE = "/operator/invitations"


def links(content: bytes) -> dict[str, str]:
    """By code, as the table has them."""
    sheet = load_workbook(BytesIO(content)).active
    assert sheet is not None
    header, *rows = sheet.iter_rows(values_only=True)
    at = header.index("Ссылка")
    return {str(row[0]): str(row[at]) for row in rows}


def test_a_table_of_links_and_the_same_ones_for_a_reminder(
    parts: Parts, editor: Operator, opens: Opens
) -> None:
    assert texts.NOBODY_INVITED in editor.see(PAGE)
    made = links(editor.send(PAGE, {"deed": "invite", "where": "школа", "days": "30"}).content)
    assert len(made) == len(REGISTER) - 1
    assert made["s-5"] == PUBLIC + link_of(parts)
    opens("s-5").send("right")
    left = links(editor.send(PAGE, {"deed": "unanswered"}).content)
    assert left == {code: link for code, link in made.items() if code != "s-5"}
    shown = html.unescape(editor.see(PAGE))
    assert PLACE.municipality in shown
    assert texts.INVITED_SO_FAR.format(invited=40, silent=39) in shown
    assert "/confirm/" not in shown
    assert {one.action for one in parts.register.accounts.deeds()} >= {"invite", "list_links"}


def test_links_as_sheets_of_codes(editor: Operator) -> None:
    editor.see(PAGE)
    made = editor.send(PAGE, {"deed": "invite", "as": "pdf", "where": "школа"})
    assert made.headers["content-type"] == "application/pdf"
    assert made.headers["cache-control"] == "no-store"
    assert len(pypdfium2.PdfDocument(made.content)) == 7


def test_what_names_nobody_or_nonsense_is_told(parts: Parts, editor: Operator) -> None:
    editor.see(PAGE)
    assert editor.send(PAGE, {"deed": "invite", "where": "Марс"}).status_code == 303
    assert "никого нет" in editor.see(PAGE)
    assert editor.send(PAGE, {"deed": "unanswered"}).status_code == 303
    assert texts.NOBODY_SILENT in editor.see(PAGE)
    assert (
        editor.send(PAGE, {"deed": "<b>", "days": "9" * 400, "as": "exe", "where": "s-5"}).status_code == 200
    )
    assert len(parts.register.versions.all()) == 1
