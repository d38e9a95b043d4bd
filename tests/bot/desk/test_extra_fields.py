"""Fields that a form doesn't have change nothing: two desks do the same, one of them sends more.

After each deed the two must hold the same, whatever the deed does.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, closing
from dataclasses import dataclass, field, replace
from datetime import timedelta
from itertools import product
from urllib.parse import urlencode

import httpx
import pytest

from bot.bootstrap import Parts
from bot.desk.loading.adding import asked_columns
from bot.desk.pages import key_of
from catalog.accounts import Role
from catalog.discovery.judging import JudgedPage
from catalog.model import Page, PageState, Platform
from catalog.queues.misses import grouped
from catalog.queues.model import Missed, ReportKind, State
from catalog.register.columns.columns import columns
from tests.bot.desk.loading.test_adding import NEW
from tests.bot.desk.loading.test_corrections import filled
from tests.bot.desk.loading.test_imports import finished, sheet
from tests.bot.desk.routes import OPEN_TO_ALL, buttons, tables, ways
from tests.bot.desk.routes import filled as filled_path
from tests.bot.desk.serving import FORMS_LEFT_OPEN, NO_FIELDS, PASSWORD, SCHOOLS, Operator, opened
from tests.bot.desk.test_queues import WORDS, found_moved, refuse, wait_for_proposal
from tests.bot.web.register import TODAY

pytestmark = FORMS_LEFT_OPEN

ELSEWHERE = "https://vk.com/school9"
EXTRA: Mapping[str, str] = {
    **{column.key: "да" for column in columns()},
    **dict.fromkeys(("url", "address", "suggestion", "vk", "page", "pages", "evidence"), ELSEWHERE),
    **dict.fromkeys(("checked", "checked_on", "seen", "seen_on", "made_on", "today"), "2026-01-01"),
    **dict.fromkeys(("number", "version", "expected", "to", "id", "numbers"), "1"),
    **dict.fromkeys(("code", "codes", "subject", "successor", "superior", "other", "found"), "s-9"),
    **dict.fromkeys(("state", "page_state"), "confirmed"),
    **dict.fromkeys(("role", "operator", "username", "user", "second", "author"), "approver"),
    **dict.fromkeys(("confirmed", "updating", "is_second", "withdrawn", "trusted", "agreed"), "yes"),
    **dict.fromkeys(("why", "said", "word", "text", "note", "detail", "kind", "proposal"), "лишнее"),
    **dict.fromkeys(("stamp", "told", "hosts", "password", "password_hash"), "x"),
    **dict.fromkeys(("confirmed_by", "source", "mark_as_given", "official_name", "services[0]"), "лишнее"),
}  # fmt: skip

FORMS = {
    *("/add", "/correct/{code}", "/import", "/import/{key}/check", "/import/{key}/apply"),
    *("/areas", "/areas/{key}/apply"),
    *("/_api/{key}/action", "/_api/{key}/row-action"),
}
SENT_ELSEWHERE = {
    *("/bulk/institutions", "/bulk/pages", "/looks", "/need/{name}", "/invitations"),
    *("/close/{code}/time", "/close/{code}/merge", "/close/{code}/remove", "/close/request/{key}/apply"),
    *("/history/version/{number}/undo", "/history/{code}/undo"),
}
"""Whose tests stand beside them: bulk/, closing/, history/, invited/, test_needs.py."""

OF_THE_KIT = {"/_api/{key}/inline-edit", "/_api/{key}/import", "/{key}/create", "/{key}/edit"}


@dataclass(frozen=True)
class Desk:
    """An editor at a desk of their own; `extra` goes with every form, in its body and in its address."""

    parts: Parts
    editor: Operator
    extra: Mapping[str, str]
    pressed: set[tuple[str, str]] = field(default_factory=set)

    def send(
        self,
        path: str,
        own: Mapping[str, str] = NO_FIELDS,
        files: Mapping[str, tuple[str, bytes]] | None = None,
    ) -> httpx.Response:
        """`own`: every field that the form has, the empty ones, too."""
        others = {key: value for key, value in self.extra.items() if key not in own}
        if others:
            path += ("&" if "?" in path else "?") + urlencode(others)
        return self.editor.send(path, {**others, **own}, files)

    def press(self, view: str, name: str, key: str, **own: str) -> None:
        self.pressed.add((view, name))
        answer = self.send(f"/operator/_api/{view}/row-action?pk={key}&name={name}", own)
        assert answer.status_code == httpx.codes.OK, (view, name, answer.text)

    def drop(self, content: bytes, updating: str = "yes") -> str:
        """The path of the upload, checked."""
        answer = self.send("/operator/import", {"updating": updating}, {"file": ("реестр.csv", content)})
        path = answer.headers["location"]
        finished(self.editor, path)
        return str(path)

    def go_on(self, path: str, step: str, **own: str) -> None:
        assert self.send(f"{path}/{step}", own).status_code == httpx.codes.SEE_OTHER
        finished(self.editor, path)


def add(desk: Desk) -> None:
    own = {**{column.key: "" for column in asked_columns()}, "confirmed": "", **NEW}
    assert desk.send("/operator/add", own).status_code == httpx.codes.SEE_OTHER


def doubt(desk: Desk) -> None:
    """Agreed to by its own field alone."""
    own = {**{column.key: "" for column in asked_columns()}, "confirmed": "no", **NEW}
    own |= {"official_name": "МОУ «Средняя школа № 78»", "vk": "", "ogrn": "1023400000000"}
    assert desk.send("/operator/add", own).status_code == httpx.codes.UNPROCESSABLE_ENTITY


def correct(desk: Desk) -> None:
    own = {**filled(desk.editor.see("/operator/correct/s-5")), "confirmed": "", "phone": "112"}
    assert desk.send("/operator/correct/s-5", own).status_code == httpx.codes.SEE_OTHER


def bring_in(desk: Desk) -> None:
    path = desk.drop(sheet(replace(SCHOOLS[0], phone="101")))
    desk.go_on(path, "check", updating="yes")
    desk.go_on(path, "apply", confirmed="")


def bring_in_a_new_host(desk: Desk) -> None:
    """An editor alone can't, whatever they say they are."""
    site = Page(Platform.SITE, "https://new-host.example/")
    path = desk.drop(sheet(replace(SCHOOLS[1], pages=(*SCHOOLS[1].pages, site))))
    desk.go_on(path, "apply", confirmed="yes")
    assert "new-host" not in str(desk.parts.register.versions.institutions())


def bring_in_less(desk: Desk) -> None:
    """What goes has to be agreed to by the field that says so."""
    path = desk.drop(sheet(*SCHOOLS[:20]), updating="")
    desk.go_on(path, "check", updating="")
    desk.go_on(path, "apply", confirmed="")


def withdraw_and_restore(desk: Desk) -> None:
    page = desk.editor.see("/operator/pages/list?q=school7")
    key = next(part for part in page.split('"') if part.startswith("s-7~"))
    desk.press("pages", "withdraw", key, why="взломана")
    assert [one.url for one in desk.parts.register.withdrawals.all()] == ["https://vk.com/school7"]
    desk.parts.guide.refresh()
    desk.press("pages", "restore", key)


def settle_reports(desk: Desk) -> None:
    number = refuse(desk.parts)
    desk.press("reports", "add_word", str(number), said=WORDS, code="", other="s-6")
    for name in ("in_work", "fixed", "not_confirmed"):
        write = desk.parts.register.queues.write_report
        desk.press("reports", name, str(write(ReportKind.ERROR, "s-3", name, TODAY, name)))


def settle_misses(desk: Desk) -> None:
    for text, found in (("добрая восьмёрка", "s-8"), ("совсем другое", "")):
        desk.parts.register.queues.write_misses(
            Missed(text, "", "", f"{text}{one}", TODAY, found=found) for one in range(3)
        )
    wait_for_proposal(desk.editor)
    numbers = {one.text: one.number for one in grouped(desk.parts.register.queues.misses())}
    desk.press("misses", "add_word", str(numbers["добрая восьмёрка"]))
    desk.press("misses", "dismiss", str(numbers["совсем другое"]))


def forget_kind_word(desk: Desk) -> None:
    for word in ("общеобразовалка", "лишнее"):
        desk.parts.register.kind_words.add(word, "school", "")
    desk.press("kind_words", "remove", "общеобразовалка")


def accept_address(desk: Desk) -> None:
    key = found_moved(desk.parts, "https://vk.com/school8new")
    desk.press("problems", "accept", key)


def settle_found_pages(desk: Desk) -> None:
    found = [("s-11", "t.me/s11"), ("s-12", "t.me/s12"), ("s-13", "t.me/s13")]
    desk.parts.register.discoveries.keep_findings(
        [JudgedPage(code, Platform.TELEGRAM, f"https://{url}_school", True, (), "") for code, url in found],
        TODAY,
    )
    numbers = [one.number for one in desk.parts.register.discoveries.waiting()]
    desk.press("discoveries", "accept", str(numbers[0]))
    desk.press("discoveries", "refuse", str(numbers[1]))
    desk.send("/operator/_api/discoveries/action?all=1&name=accept_sure", {})


def see_mark(desk: Desk) -> None:
    old = TODAY - timedelta(days=85)
    page = Page(Platform.VK, "https://vk.com/school3", PageState.CONFIRMED, old)
    desk.parts.register.versions.update([replace(SCHOOLS[2], pages=(page,))], note="давно")
    desk.press("lapsing", "seen", key_of("s-3", page.url))


def roll_back(desk: Desk) -> None:
    desk.press("versions", "rollback", "2")


def export(desk: Desk) -> None:
    sheet = desk.editor.see("/operator/export/institutions.csv")
    assert {line.split(",")[0] for line in sheet.splitlines()[1:]} >= {one.code for one in SCHOOLS}


LINKS = {"correct", "add", "history", "close", "change", "changes"}
PRESSED_ELSEWHERE = {"needs", "stale_needs", "near_needs", "answers"}
"""Their buttons read the row's key and, at most, why: see test_needs.py and invited/."""

DEEDS: tuple[Callable[[Desk], None], ...] = (
    *(add, doubt, correct, bring_in, bring_in_a_new_host, bring_in_less, withdraw_and_restore),
    *(
        settle_reports,
        settle_misses,
        forget_kind_word,
        accept_address,
        settle_found_pages,
        see_mark,
        roll_back,
        export,
    ),
)


@pytest.fixture
def desks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Desk, Desk]]:
    with ExitStack() as stack:

        def desk(extra: Mapping[str, str]) -> Desk:
            parts = stack.enter_context(opened(tmp_path_factory.mktemp("desk")))
            editor = stack.enter_context(closing(Operator(parts, Role.EDITOR)))
            editor.see("/operator/import")
            return Desk(parts, editor, extra)

        yield desk(NO_FIELDS), desk(EXTRA)


def test_fields_that_a_form_does_not_have_change_nothing(desks: tuple[Desk, Desk]) -> None:
    plain, more = desks
    for deed in DEEDS:
        for desk in desks:
            desk.parts.guide.refresh()
            deed(desk)
        for expected, held in zip(held_by(plain.parts), held_by(more.parts), strict=True):
            assert held == expected, deed.__name__
    left = {name for view, name in set(buttons(more.parts)) - more.pressed if view not in PRESSED_ELSEWHERE}
    assert left <= LINKS
    assert set(ways(more.parts, "POST")) == FORMS | SENT_ELSEWHERE | OF_THE_KIT | OPEN_TO_ALL


def test_what_the_kit_alone_would_write_is_closed_to_everybody(desks: tuple[Desk, Desk]) -> None:
    parts = desks[1].parts
    before = list(held_by(parts))
    with closing(Operator(parts, Role.APPROVER)) as approver:
        before[-1] = list(held_by(parts))[-1]  # it has signed in
        approver.see("/operator/import")
        for view, path in product(tables(parts), sorted(OF_THE_KIT)):
            for row in ("s-5", "1", "approver"):
                answer = approver.send(f"{filled_path(path, key=str(view.key))}?pk={row}", EXTRA)
                assert answer.status_code in range(400, 500), (view.key, path, answer.text)
    assert list(held_by(parts)) == before


def held_by(parts: Parts) -> Iterator[object]:
    """Everything that a form can change, without the moments and without keys and codes made by chance."""
    register = parts.register
    made = next(
        (one.code for one in register.versions.institutions() if one.official_name == NEW["official_name"]),
        "-",
    )
    yield [
        replace(one, code="" if one.code == made else one.code)
        for one in register.versions.institutions(as_stored=True)
    ]
    yield [(one.number, one.note.replace(made, "")) for one in register.versions.all()]
    yield [(one.url, one.why) for one in register.withdrawals.all()]
    yield [(one.name, one.operator, one.updating, one.state, one.version) for one in register.uploads.all()]
    yield register.queues.reports(State)
    yield register.queues.misses(State)
    yield register.kind_words.read()
    yield register.looks.problems()
    yield register.discoveries.waiting()
    yield [(one.name, one.role) for one in register.accounts.all()]
    yield [
        (one.operator, one.action, one.subject.replace(made, ""), one.detail, one.version)
        for one in register.accounts.deeds()
    ]


def test_a_reader_who_signs_in_with_another_role_stays_a_reader(desks: tuple[Desk, Desk]) -> None:
    parts = desks[1].parts
    with closing(Operator(parts, Role.READER)) as reader:
        reader.send("/operator/logout")
        reader.see("/operator/login")
        others = {key: value for key, value in EXTRA.items() if key not in {"username", "password"}}
        reader.send("/operator/login", {**others, "username": "reader", "password": PASSWORD})
        assert reader.get("/operator/institutions/list").status_code == httpx.codes.OK
        assert reader.get("/operator/add").status_code == httpx.codes.FORBIDDEN
    assert [one.role.value for one in parts.register.accounts.all()] == [
        one.name for one in parts.register.accounts.all()
    ]
