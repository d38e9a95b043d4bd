"""Sheets for doors: rendered as a printer would, and their codes read back by a decoder."""

from collections.abc import Iterator
from contextlib import closing

import pypdfium2
import pytest
import zxingcpp
from PIL.Image import Image

from bot.printing.sheets import LAYOUTS, PrintedDoor, door_sheets

ADDRESS = "https://guide.example/i/school-{number}"
LONG = "Сельскохозяйственноживотноводческий " * 20
UNUSUAL = ("<b>жирно</b>", "=1+1", "学校 🏫 № 5", "**Школа**", "", "A" * 5000, "\x00\x07 №")


def doors(count: int) -> list[PrintedDoor]:
    return [
        PrintedDoor(ADDRESS.format(number=number), f"Школа № {number}", "Елань") for number in range(count)
    ]


def pictures(pdf: bytes) -> Iterator[Image]:
    """The pages at 144 dots an inch."""
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        yield from (page.render(scale=2).to_pil() for page in document)


def said(pdf: bytes) -> str:
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        return " ".join(page.get_textpage().get_text_range() for page in document)


@pytest.mark.parametrize("on_sheet", LAYOUTS)
def test_every_code_is_read_back_where_its_door_comes(on_sheet: int) -> None:
    wanted = doors(on_sheet + 1)
    pages = list(pictures(door_sheets(wanted, on_sheet)))
    found = [one.text for page in pages for one in zxingcpp.read_barcodes(page)]
    assert sorted(found) == sorted(one.address for one in wanted)
    assert len(pages) == 2
    sheet = zxingcpp.read_barcodes(pages[0])
    at = {one.text: (one.position.top_left.y // 50, one.position.top_left.x // 50) for one in sheet}
    assert [at[one.address] for one in wanted[:on_sheet]] == sorted(at.values())


@pytest.mark.parametrize("on_sheet", LAYOUTS)
def test_name_place_and_address_are_read_under_it(on_sheet: int) -> None:
    words = said(
        door_sheets([PrintedDoor("https://guide.example/i/s-5", "Школа № 5", "Елань, ул. Мира")], on_sheet)
    )
    assert " ".join(words.split()) == "Школа № 5 Елань, ул. Мира guide.example/i/s-5"


@pytest.mark.parametrize("on_sheet", LAYOUTS)
def test_what_is_too_long_ends_within_its_piece(on_sheet: int) -> None:
    layout = LAYOUTS[on_sheet]
    pdf = door_sheets([PrintedDoor(f"https://guide.example/i/{'x' * 64}", LONG, LONG)] * on_sheet, on_sheet)
    page = next(pictures(pdf))
    assert len(zxingcpp.read_barcodes(page)) == on_sheet
    assert "…" in said(pdf)
    for row in range(1, layout.rows):  # between two pieces nothing is printed but the marks
        cut = round((10 + row * layout.height) / 297 * page.height)
        beside = page.convert("L").crop((80, cut - 6, page.width // layout.columns - 60, cut + 6))
        assert beside.getextrema() == (255, 255)


@pytest.mark.parametrize("name", UNUSUAL, ids=range(len(UNUSUAL)))
def test_a_name_is_printed_as_text_whatever_it_is(name: str, capfd: pytest.CaptureFixture[str]) -> None:
    pdf = door_sheets([PrintedDoor("https://guide.example/i/x", name, name)], 6)
    assert [one.text for one in zxingcpp.read_barcodes(next(pictures(pdf)))] == ["https://guide.example/i/x"]
    assert capfd.readouterr() == ("", "")
    if name.isprintable() and len(name) < 20 and "学" not in name:
        assert name in said(pdf)
