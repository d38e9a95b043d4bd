"""Pages looked at one after another with no mouse; rows chosen and acted upon, at a desk and on a phone."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from bot.bootstrap import Parts
from bot.desk.bulk import texts
from catalog.model import PageState
from tests.bot.desk.serving import FORMS_LEFT_OPEN, SCHOOLS, served
from tests.bot.desk.test_month import serious, sign_in
from tests.bot.web.register import TODAY
from tests.bot.web.serving import running

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser"), FORMS_LEFT_OPEN]

DUE = 6
SCREENS = [{"viewport": {"width": width, "height": 900}} for width in (360, 1440)]
LONG_AGO = TODAY - timedelta(days=100)


@pytest.fixture
def address(parts: Parts) -> Iterator[str]:
    old = [replace(one, pages=(replace(one.pages[0], checked_on=LONG_AGO),)) for one in SCHOOLS[:DUE]]
    parts.register.versions.update(old, note="давно")
    with running(served(parts)) as url:
        yield f"{url}/operator"


@pytest.mark.parametrize("screen", SCREENS[1:], ids=["wide"])
def test_a_queue_by_the_keyboard_alone(page: Page, parts: Parts, address: str) -> None:
    sign_in(page, address)
    page.goto(f"{address}/looks")
    expect(page.locator("[data-key='0']")).to_be_focused()
    for left, key in zip(range(DUE, 1, -1), "11121", strict=True):
        expect(page.get_by_role("status").first).to_have_text(texts.LEFT.format(count=left))
        expect(page.locator("[data-key='0']")).to_be_focused()
        page.wait_for_load_state()
        page.keyboard.press(key)
    expect(page.get_by_role("status").first).to_have_text(texts.LEFT.format(count=1))
    expect(page.locator("[data-key='0']")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator("button[value=seen]")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_text(texts.ALL_LOOKED_AT)).to_be_visible()
    after = parts.register.standing.find([one.code for one in SCHOOLS[:DUE]])
    states = [one.pages[0].state for one in after]
    assert sorted(states) == [PageState.CONFIRMED] * (DUE - 1) + [PageState.LISTED]
    assert {one.pages[0].checked_on for one in after} == {TODAY}


@pytest.mark.parametrize("screen", SCREENS, ids=["narrow", "wide"])
def test_chosen_rows_are_withdrawn_and_brought_back(page: Page, parts: Parts, address: str) -> None:
    sign_in(page, address)
    found = {}
    page.goto(f"{address}/pages/list?state=lapsed")
    page.locator(".bulk summary").click()
    found["list"] = serious(page)
    for row in range(2):
        page.locator('input[name="row"]').nth(row).check()
    page.locator("#bulk-why").fill("чужие")
    page.locator('button[value="withdraw"]').click()
    found["asked"] = serious(page)
    page.get_by_role("button", name=texts.DO_IT).click()
    expect(page.locator(".alert-success")).to_be_visible()
    found["change"] = serious(page)
    assert len(parts.register.withdrawals.all()) == 2
    page.locator('form[action$="/undo"] button').click()
    expect(page.locator(".alert-success")).to_be_visible()
    assert parts.register.withdrawals.all() == []
    for path in ("history/s-1", "close/s-1", "looks", "audit/list?q=s-1"):
        page.goto(f"{address}/{path}")
        found[path] = serious(page)
    assert {path: broken for path, broken in found.items() if broken} == {}
