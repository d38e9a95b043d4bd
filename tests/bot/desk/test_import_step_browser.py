"""The step of columns in a real browser, by keyboard alone."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from bot.desk.loading import texts
from tests.bot.desk.serving import FORMS_LEFT_OPEN
from tests.bot.desk.test_month import SCREENS, address, serious, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser"), FORMS_LEFT_OPEN]

__all__ = ["address"]

UNKNOWN = (
    "Наименование;Куда звонить утром;Прочее\nМОУ «Лицей № 51»;8 (8442) 77-00-01;а\nМОУ «Лицей № 52»;;б\n"
)


@pytest.mark.parametrize("screen", SCREENS, ids=["narrow", "wide"])
def test_the_step_is_taken_by_keyboard(page: Page, address: str, screen: dict[str, Any]) -> None:
    assert page.viewport_size == screen["viewport"]
    sign_in(page, address)
    page.goto(f"{address}/import")
    page.locator("#file").set_input_files(
        {"name": "a.csv", "mimeType": "text/csv", "buffer": UNKNOWN.encode()}
    )
    page.locator("form[enctype] button").press("Enter")
    select = page.get_by_label(texts.COLUMN_MEANS.format(header="Прочее"))
    expect(select).to_be_visible(timeout=30_000)
    assert serious(page) == []
    select.focus()
    for _ in range(3):
        page.keyboard.press("ArrowDown")
    expect(select).to_have_value("short_name")
    page.get_by_role("button", name=texts.TAKE_COLUMNS).press("Enter")
    expect(page.get_by_label(texts.COLUMN_MEANS.format(header="Прочее"))).to_have_count(0, timeout=30_000)
