"""Whatever stands in a field, a file's name or a question, the desk shows it as text, in every place."""

import csv
import html
from dataclasses import replace
from datetime import timedelta
from io import StringIO

import pytest

from bot.bootstrap import Parts
from catalog.accounts import Role
from catalog.model import Institution, Page, PageState, Platform, Service, Topic
from catalog.pages.page_checks import PageProblem, ProblemKind
from catalog.queues.model import Missed, ReportKind
from catalog.store.versions.verification import Verified
from tests.bot.desk.conftest import SignIn
from tests.bot.desk.loading.test_imports import dropped
from tests.bot.desk.routes import filled, tables, ways
from tests.bot.desk.serving import FORMS_LEFT_OPEN, PLACE, Operator
from tests.bot.web.register import TODAY

pytestmark = FORMS_LEFT_OPEN

MARKUP = "\"'><img src=x onerror=alert(1)></script></textarea><svg onload=alert(2)>"
FORMULAS = ("=1+1", "+1+1", "-1+1", "@SUM(1)", "\t=1+1", "\r=1+1")
WRONG = ("<img src=x", "<svg onload", "</script></textarea>")


def institution(code: str, said: str, url: str) -> Institution:
    """That text in every field that takes any."""
    seen = TODAY - timedelta(days=80)
    page = Page(Platform.VK, url, PageState.CONFIRMED, seen, said, seen, said)
    return Institution(
        code,
        official_name=said,
        short_name=said,
        kind=said,
        place=replace(PLACE, municipality=said, locality=said, district=said),
        address=said,
        phone=said,
        other_names=(said,),
        pages=(page,),
        services=(Service(said, "https://www.gosuslugi.ru/1", Topic.OTHER, source=said),),
        no_page_reason=said,
        source=said,
        superior=said,
        mark_as_given=said,
    )


@pytest.fixture
def upload(parts: Parts, editor: Operator) -> str:
    """Markup in every part of the desk; the path of an upload with a fault and a change."""
    register = parts.register
    register.versions.update([institution("xss", MARKUP, f"https://vk.com/{MARKUP}")], note=MARKUP)
    parts.guide.refresh()
    register.queues.write_misses(
        Missed(MARKUP, "", MARKUP, f"v{one}", TODAY, found="xss") for one in range(3)
    )
    for kind in ReportKind:
        for voice in range(3):
            register.queues.write_report(
                kind, "xss", f"{MARKUP} https://evil.example/{MARKUP}", TODAY, f"v{voice}"
            )
    problem = PageProblem(
        "xss", "https://vk.com/x", ProblemKind.MOVED, TODAY, TODAY, MARKUP, f"https://vk.com/{MARKUP}"
    )
    version = register.versions.all()[0].number
    register.verification.follow(
        Verified(TODAY, (), (problem,), {problem.url}, ()), note="", expected=version
    )
    register.withdrawals.withdraw("https://vk.com/school9", MARKUP, TODAY)
    sheet = StringIO()
    cells = ["Код", "Полное наименование", "Телефон", "ВКонтакте"], ["s-7", MARKUP, MARKUP, "vk.com/school7"]
    csv.writer(sheet).writerows(cells)
    return dropped(editor, sheet.getvalue().encode(), f"{MARKUP}.csv", updating="yes")


def test_nothing_is_markup_on_any_page(parts: Parts, editor: Operator, upload: str) -> None:
    assert "&lt;img" in editor.see(upload)
    editor.send(f"{upload}/apply")
    editor.act("pages", "withdraw", "nothing", why=MARKUP)
    shown = 0
    for path in pages(parts, upload):
        page = editor.get(path)
        assert page.status_code in {200, 303, 404}, path
        if page.headers.get("content-type", "").startswith("text/html"):
            assert [bad for bad in WRONG if bad in page.text] == [], path
            shown += "&lt;img" in page.text
    assert shown > 12


def pages(parts: Parts, upload: str) -> list[str]:
    """Every page of every table, and every other page of the desk."""
    key = upload.rpartition("/")[2]
    found = [
        filled(path, code="xss", key=key)
        for path in ways(parts, "GET")
        if "{key}" not in path or "import" in path
    ]
    said = str(html.escape(MARKUP)).replace("&", "%26").replace("#", "%23")
    for view in tables(parts):
        found += [f"/operator/{view.key}/list", f"/operator/{view.key}/list?q={said}"]
        found += [f"/operator/{view.key}/detail?pk={row}" for row in ("xss", "1", "2")]
    return [*found, f"/operator/try?text={said}"]


@pytest.mark.parametrize("formula", FORMULAS)
def test_no_csv_of_the_desk_holds_a_formula(parts: Parts, sign_in: SignIn, formula: str) -> None:
    approver = sign_in(Role.APPROVER)
    parts.register.versions.update([institution("bad", formula, "https://vk.com/bad")], note=formula)
    parts.guide.refresh()
    parts.register.queues.write_misses(
        Missed(formula, "", formula, f"v{one}", TODAY, found="bad") for one in range(3)
    )
    for voice in range(3):
        parts.register.queues.write_report(ReportKind.ERROR, "bad", formula, TODAY, f"v{voice}")
    approver.see("/operator/institutions/list")
    for view in tables(parts):
        names = [field.name for field in view.fields]
        answer = approver.send(
            f"/operator/_api/{view.key}/action?name=export&all=1",
            {"format": "csv", "fields": ",".join(names), "scope": "all"},
        )
        assert answer.status_code == 200, (view.key, answer.text)
        _hold_no_formula(answer.text)
    _hold_no_formula(approver.get("/operator/numbers/csv").text)


def _hold_no_formula(text: str) -> None:
    rows = list(csv.reader(StringIO(text.lstrip("\ufeff"), newline="")))
    assert rows
    bad = [cell for row in rows for cell in row if cell.startswith(("=", "+", "@", "\t", "\r", "-1+1"))]
    assert bad == []
