"""An institution closes: for a time, into a successor, or away altogether by two people."""

import html
import re
from contextlib import closing
from datetime import timedelta

import httpx

from bot.bootstrap import Parts
from bot.desk.closing import texts
from catalog.accounts import Role
from tests.bot.desk.conftest import EITHER_DATABASE, SignIn
from tests.bot.desk.serving import FORMS_LEFT_OPEN, HASH, Operator
from tests.bot.web.register import TODAY

pytestmark = FORMS_LEFT_OPEN

UNTIL = TODAY + timedelta(days=7)


def told(operator: Operator, answer: httpx.Response) -> str:
    page = operator.see(answer.headers["location"])
    return html.unescape(" ".join(re.findall(r'<div class="alert[^>]*>(.*?)</div>', page, re.DOTALL)))


def test_closed_for_a_time(parts: Parts, editor: Operator) -> None:
    editor.see("/operator/close/s-5")
    for since, until in ((UNTIL, TODAY), (TODAY, "")):
        answer = editor.send("/operator/close/s-5/time", {"since": str(since), "until": str(until)})
        assert texts.NO_DATES in told(editor, answer)
    editor.send("/operator/close/s-5/time", {"since": str(TODAY), "until": str(UNTIL)})
    assert parts.register.standing.find(["s-5"])[0].closed_by(TODAY) == (TODAY, UNTIL)


@EITHER_DATABASE
def test_merged_into_a_successor_with_its_names_and_undone(parts: Parts, editor: Operator) -> None:
    editor.see("/operator/close/s-5")
    for code in ("s-5", "nobody", "", "'; --"):
        answer = editor.send("/operator/close/s-5/merge", {"successor": code})
        assert (texts.IS_ITSELF if code == "s-5" else code) in told(editor, answer)
    editor.send("/operator/close/s-5/merge", {"successor": "s-6"})
    old, heir = parts.register.standing.find(["s-5", "s-6"])
    assert old.successor == "s-6"
    assert heir.other_names == ("МОУ «Средняя школа № 5»", "Школа № 5")
    answer = editor.send("/operator/close/s-7/merge", {"successor": "s-5"})
    assert texts.IS_CLOSED.split("}")[1] in told(editor, answer)
    number = parts.register.versions.all()[0].number
    editor.send(f"/operator/history/version/{number}/undo")
    old, heir = parts.register.standing.find(["s-5", "s-6"])
    assert (old.successor, heir.other_names) == ("", ())


@EITHER_DATABASE
def test_two_people_remove_and_one_alone_does_not(parts: Parts, sign_in: SignIn) -> None:
    parts.register.accounts.add("second", HASH, Role.APPROVER)
    approver, other = sign_in(Role.APPROVER), sign_in(Role.EDITOR)
    approver.see("/operator/close/s-5")
    asked = approver.send("/operator/close/s-5/remove", {"why": "записано дважды"})
    path = asked.headers["location"]
    for operator in (approver, other):
        assert texts.SECOND in operator.see(path)
        assert texts.NOT_SECOND in told(operator, operator.send(f"{path}/apply"))
    assert parts.register.standing.find(["s-5"])
    assert other.send(path.replace("close/request", "import") + "/apply").status_code == 404
    with closing(Operator(parts, Role.APPROVER, name="second")) as second:
        second.see(path)
        second.send(f"{path}/apply")
        assert "версия 2" in second.see(path)
        second.send(f"{path}/apply")
    assert parts.register.standing.find(["s-5"]) == []
    assert len(parts.register.versions.all()) == 2
    removal = next(deed for deed in parts.register.accounts.deeds() if deed.action == "remove")
    assert (removal.operator, removal.subject, removal.detail) == ("second", "s-5", "записано дважды")


def test_who_is_a_successor_is_not_removed(parts: Parts, sign_in: SignIn) -> None:
    editor, approver = sign_in(Role.EDITOR), sign_in(Role.APPROVER)
    editor.see("/operator/close/s-5")
    editor.send("/operator/close/s-5/merge", {"successor": "s-6"})
    assert texts.WHY_IS_MISSING in told(editor, editor.send("/operator/close/s-6/remove", {"why": " "}))
    path = editor.send("/operator/close/s-6/remove", {"why": "лишнее"}).headers["location"]
    approver.see(path)
    assert "s-5" in told(approver, approver.send(f"{path}/apply"))
    assert parts.register.standing.find(["s-6"])
