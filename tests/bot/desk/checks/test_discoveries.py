"""Found pages at the desk: with what speaks for them, taken or refused, and shown to nobody before."""

import html
import re

import pytest

from bot.bootstrap import Parts
from bot.desk import texts as desk_texts
from bot.desk.checks import texts
from catalog.accounts import Role
from catalog.discovery.judging import FoundReason, JudgedPage
from catalog.model import PageState, Platform
from tests.bot.desk.conftest import EITHER_DATABASE, SignIn
from tests.bot.desk.serving import Operator
from tests.bot.web.register import HOSTILE, TODAY

pytestmark = EITHER_DATABASE

OK_PAGE, MAX_PAGE = "https://ok.ru/group/53123456789012", "https://max.ru/school6"
ALL = "/operator/_api/discoveries/action?all=1&name=accept_sure"


def finding(code: str, url: str, platform: Platform, *, sure: bool = True, label: str = "") -> JudgedPage:
    against = () if sure else (FoundReason.TWO,)
    return JudgedPage(
        code, platform, url, sure, (FoundReason.NUMBER, FoundReason.SOCIAL, *against), "http://s5.ru/", label
    )


@pytest.fixture
def queued(parts: Parts) -> dict[str, int]:
    """The numbers of the found pages by their addresses."""
    parts.register.discoveries.keep_findings(
        [
            finding("s-5", OK_PAGE, Platform.OK, label=HOSTILE),
            finding("s-6", MAX_PAGE, Platform.MAX),
            finding("s-6", "https://t.me/school6", Platform.TELEGRAM, sure=False),
            finding("gone", "https://t.me/gone", Platform.TELEGRAM),
        ],
        TODAY,
    )
    return {one.finding.url: one.number for one in parts.register.discoveries.waiting()}


def pages(parts: Parts, code: str) -> dict[str, PageState]:
    one = next(one for one in parts.register.versions.institutions() if one.code == code)
    return {page.url: page.state for page in one.pages}


def shown(parts: Parts, code: str) -> str:
    parts.guide.refresh()
    assert parts.guide.context is not None
    institution = parts.guide.context.catalog.get(code)
    assert institution is not None
    return " ".join(page.url for page in institution.pages)


def test_the_queue_tells_why_and_opens_a_page_without_a_trace(
    editor: Operator, queued: dict[str, int], parts: Parts
) -> None:
    page = editor.see("/operator/discoveries/list")
    told = html.unescape(page)
    assert "ok.ru/group/53123456789012" in told
    assert "номер учреждения в названии" in told
    links = [one for one in re.findall("<a [^>]*>", page) if OK_PAGE in one]
    assert links
    assert all('target="_blank"' in one and 'referrerpolicy="no-referrer"' in one for one in links)
    assert HOSTILE not in page
    assert texts.ACCEPT_SURE in told
    assert len(queued) == 4
    assert OK_PAGE not in shown(parts, "s-5")


def test_an_accepted_page_is_the_institution_s_with_no_mark(
    parts: Parts, editor: Operator, queued: dict[str, int]
) -> None:
    before = pages(parts, "s-5")
    editor.see("/operator/discoveries/list")
    assert editor.act("discoveries", "accept", str(queued[OK_PAGE])).status_code == 200
    assert pages(parts, "s-5") == {**before, OK_PAGE: PageState.LISTED}
    assert OK_PAGE in shown(parts, "s-5")
    line = parts.register.accounts.deeds()[0]
    assert (line.action, line.subject, line.detail, line.version) == ("accept_found", "s-5", OK_PAGE, 2)
    assert queued[OK_PAGE] not in {one.number for one in parts.register.discoveries.waiting()}
    assert editor.act("discoveries", "accept", str(queued[OK_PAGE])).status_code == 400


def test_a_refused_page_is_never_proposed_again(
    parts: Parts, editor: Operator, queued: dict[str, int]
) -> None:
    editor.see("/operator/discoveries/list")
    assert editor.act("discoveries", "refuse", str(queued[MAX_PAGE])).status_code == 200
    assert parts.register.discoveries.keep_findings([finding("s-6", MAX_PAGE, Platform.MAX)], TODAY) == 0
    assert MAX_PAGE not in {one.finding.url for one in parts.register.discoveries.waiting()}
    assert MAX_PAGE not in pages(parts, "s-6")
    assert parts.register.accounts.deeds()[0].action == "refuse_found"


def test_all_sure_ones_at_once_are_one_version(
    parts: Parts, editor: Operator, queued: dict[str, int]
) -> None:
    editor.see("/operator/discoveries/list")
    assert editor.send(ALL).status_code == 200
    assert OK_PAGE in pages(parts, "s-5")
    assert MAX_PAGE in pages(parts, "s-6")
    assert "https://t.me/school6" not in pages(parts, "s-6")
    assert parts.register.versions.all()[0].number == 2
    left = {one.finding.url for one in parts.register.discoveries.waiting()}
    assert left == {"https://t.me/school6", "https://t.me/gone"}
    assert parts.register.accounts.deeds()[0].action == "accept_sure"
    assert editor.send(ALL).status_code == 400
    assert queued


def test_of_an_institution_that_is_gone_nothing_is_taken(
    parts: Parts, editor: Operator, queued: dict[str, int]
) -> None:
    editor.see("/operator/discoveries/list")
    answer = editor.act("discoveries", "accept", str(queued["https://t.me/gone"]))
    assert answer.status_code == 400
    assert answer.json()["msg"] == desk_texts.NO_SUCH_ROW
    assert parts.register.versions.all()[0].number == 1


def test_one_card_that_can_t_be_written_holds_up_no_other(parts: Parts, editor: Operator) -> None:
    bad = finding("s-7", "https://vk.com.evil.example/school7", Platform.VK)
    parts.register.discoveries.keep_findings([bad, finding("s-5", OK_PAGE, Platform.OK)], TODAY)
    editor.see("/operator/discoveries/list")
    assert editor.send(ALL).status_code == 200
    assert OK_PAGE in pages(parts, "s-5")
    assert bad.url not in pages(parts, "s-7")
    assert [one.finding.url for one in parts.register.discoveries.waiting()] == [bad.url]


def test_who_only_looks_changes_nothing(parts: Parts, sign_in: SignIn, queued: dict[str, int]) -> None:
    reader = sign_in(Role.READER)
    reader.see("/operator/discoveries/list")
    assert reader.act("discoveries", "accept", str(queued[OK_PAGE])).status_code in {400, 403}
    assert reader.send(ALL).status_code in {400, 403}
    assert parts.register.versions.all()[0].number == 1
