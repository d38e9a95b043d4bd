"""What institutions say of their cards, decided at the desk."""

import html
from dataclasses import replace
from datetime import date

from bot.bootstrap import Parts
from bot.desk.invited import texts
from bot.invited import texts as page_texts
from catalog.accounts import Role
from catalog.invitations.model import AnswerState
from catalog.model import Institution as Card
from catalog.model import PageState
from catalog.region import day_where
from tests.bot.desk.conftest import EITHER_DATABASE, SignIn
from tests.bot.desk.invited.conftest import Opens
from tests.bot.desk.serving import SCHOOLS, Operator
from tests.bot.web.invited.serving import answers

pytestmark = EITHER_DATABASE

LIST = "/operator/answers/list"
ALL = "/operator/_api/answers/action?all=1&name=accept_confirmed"
NEW_PAGE = "https://vk.com/novaya_shkola_pyat"
NEW_SITE = "https://shkola-pyat.example/"


def card(parts: Parts, code: str = "s-5") -> Card:
    return parts.register.standing.find([code])[0]


def number(parts: Parts, code: str = "s-5") -> str:
    return str(answers(parts, code)[0].number)


def today(parts: Parts) -> date:
    return day_where(parts.settings.region)


def test_one_press_accepts_what_was_proposed_and_the_institution_reads_it(
    parts: Parts, editor: Operator, opens: Opens
) -> None:
    school = opens("s-5")
    school.send(
        "send", {"phone": "8 (84457) 5-55-55", "closed_from": "01.12.2026", "closed_until": "15.12.2026"}
    )
    shown = html.unescape(editor.see(LIST))
    assert "«» → «8 (84457) 5-55-55»" in shown
    assert card(parts).phone == ""
    assert editor.act("answers", "accept", number(parts)).status_code == 200
    now = card(parts)
    assert now.phone.endswith("5-55-55")
    assert (now.closed_from, now.closed_until) == (date(2026, 12, 1), date(2026, 12, 15))
    assert now.attested_on == today(parts)
    assert page_texts.STATES[AnswerState.ACCEPTED] in school.read()
    line = parts.register.accounts.deeds()[0]
    assert (line.operator, line.action, line.subject) == ("editor", "accept_answer", "s-5")
    assert line.version == parts.register.versions.all()[0].number
    assert editor.act("answers", "accept", number(parts)).status_code == 400


def test_its_own_word_makes_no_page_official(parts: Parts, editor: Operator, opens: Opens) -> None:
    school = opens("s-5")
    school.send("send", {"vk": NEW_PAGE})
    assert "novaya_shkola_pyat" in editor.see(LIST)
    assert editor.act("answers", "accept", number(parts)).status_code == 200
    states = {page.url: page.state for page in card(parts).pages}
    assert states[NEW_PAGE] is PageState.LISTED
    before = {page.url: page for page in SCHOOLS[5].pages}
    opens("s-6").send("right")
    assert editor.send(ALL).status_code == 200
    assert {page.url: page for page in card(parts, "s-6").pages} == before


def test_a_new_site_needs_two_people(parts: Parts, sign_in: SignIn, opens: Opens) -> None:
    opens("s-5").send("send", {"site": NEW_SITE})
    first, second = sign_in(Role.EDITOR), sign_in(Role.APPROVER)
    first.see(LIST), second.see(LIST)
    for _ in range(2):
        first.act("answers", "accept", number(parts))
        assert not any(page.url == NEW_SITE for page in card(parts).pages)
    assert parts.register.accounts.deeds()[0].action == "agree_answer"
    assert second.act("answers", "accept", number(parts)).status_code == 200
    assert any(page.url == NEW_SITE for page in card(parts).pages)
    settled = answers(parts)[0]
    assert (settled.agreed_by, settled.settled_by) == ("editor", "approver")


def test_an_approver_alone_isn_t_two_people(parts: Parts, approver: Operator, opens: Opens) -> None:
    opens("s-5").send("send", {"site": NEW_SITE})
    approver.see(LIST)
    approver.act("answers", "accept", number(parts))
    assert approver.act("answers", "accept", number(parts)).status_code == 400
    assert not any(page.url == NEW_SITE for page in card(parts).pages)


def test_all_that_is_right_is_accepted_together_and_nothing_else(
    parts: Parts, editor: Operator, opens: Opens
) -> None:
    for code in ("s-1", "s-2", "s-3"):
        opens(code).send("right")
    opens("s-4").send("send", {"closed_from": "01.12.2026", "closed_until": "15.12.2026"})
    parts.register.versions.update([replace(SCHOOLS[2], phone="112")], note="meanwhile")
    versions = parts.register.versions.all()[0].number
    editor.see(LIST)
    assert editor.send(ALL).status_code == 200
    assert parts.register.versions.all()[0].number == versions + 1
    days = {code: card(parts, code).attested_on for code in ("s-1", "s-2", "s-3", "s-4")}
    assert days == {"s-1": today(parts), "s-2": today(parts), "s-3": None, "s-4": None}
    assert card(parts, "s-1") == replace(SCHOOLS[0], attested_on=today(parts))
    assert {one.code for one in parts.register.invitations.waiting()} == {"s-3", "s-4"}
    logged = [(one.action, one.subject) for one in parts.register.accounts.deeds(limit=3)]
    assert {("accept_answer", "s-1"), ("accept_answer", "s-2")} < set(logged)
    assert editor.send(ALL).status_code == 400


CLOSED = {"closed_from": "01.12.2026", "closed_until": "15.12.2026"}
LONGER = {**CLOSED, "closed_until": "31.12.2026"}


def test_chosen_closures_are_accepted_together_and_nothing_else(
    parts: Parts, editor: Operator, opens: Opens
) -> None:
    for code in ("s-1", "s-2", "s-3"):
        opens(code).send("send", CLOSED)
    opens("s-3").send("send", LONGER)
    opens("s-4").send("send", {**CLOSED, "phone": "112"})
    opens("s-5").send("send", {**CLOSED, "remark": "и не только"})
    opens("s-6").send("right")
    parts.register.versions.update([replace(SCHOOLS[1], closed_from=date(2026, 11, 1))], note="meanwhile")
    numbers = [one.number for one in parts.register.invitations.waiting()]
    editor.see(LIST)
    chosen = "&".join(f"pks={number}" for number in numbers)
    assert editor.send(f"/operator/_api/answers/action?{chosen}&name=accept_closures").status_code == 200
    closed = {code: card(parts, code).closed_until for code in ("s-1", "s-2", "s-3", "s-4", "s-5")}
    assert closed == {
        "s-1": date(2026, 12, 15),
        "s-2": None,
        "s-3": date(2026, 12, 15),
        "s-4": None,
        "s-5": None,
    }
    assert card(parts, "s-1") == replace(
        SCHOOLS[0], closed_from=date(2026, 12, 1), closed_until=date(2026, 12, 15), attested_on=today(parts)
    )
    left = [one.code for one in parts.register.invitations.waiting()]
    assert sorted(left) == ["s-2", "s-3", "s-4", "s-5", "s-6"]
    assert ("accept_answer", "s-1") in {(one.action, one.subject) for one in parts.register.accounts.deeds()}


def test_closures_that_nobody_has_seen_are_not_accepted(parts: Parts, editor: Operator, opens: Opens) -> None:
    opens("s-1").send("send", CLOSED)
    editor.see(LIST)
    refused = editor.send("/operator/_api/answers/action?all=1&name=accept_closures")
    assert (refused.status_code, refused.json()["msg"]) == (400, texts.CHOOSE_BY_EYE)
    assert card(parts, "s-1") == SCHOOLS[0]


def test_what_needs_a_closer_look_stands_first(editor: Operator, opens: Opens) -> None:
    for code, said in (("s-1", {}), ("s-2", CLOSED), ("s-3", {"phone": "112"}), ("s-4", CLOSED)):
        opens(code).send("send" if said else "right", said)
    shown = editor.see(LIST)
    at = [shown.index(f"Школа № {number}<") for number in (3, 2, 4, 1)]
    assert at == sorted(at)
    found = editor.see(f"{LIST}?q=школа 4")
    assert "Школа № 4<" in found
    assert "Школа № 3<" not in found


def test_a_card_that_changed_meanwhile_isn_t_written_over(
    parts: Parts, editor: Operator, opens: Opens
) -> None:
    opens("s-5").send("send", {"phone": "112"})
    parts.register.versions.update([replace(SCHOOLS[4], phone="102")], note="meanwhile")
    editor.see(LIST)
    refused = editor.act("answers", "accept", number(parts))
    assert (refused.status_code, refused.json()["msg"]) == (400, texts.CARD_CHANGED)
    assert card(parts).phone == "102"


def test_what_is_refused_says_why_to_the_institution_alone(
    parts: Parts, editor: Operator, opens: Opens
) -> None:
    school = opens("s-5")
    school.send("send", {"phone": "112", "remark": "нас переименовали"})
    assert "нас переименовали" in editor.see(LIST)
    assert editor.act("answers", "refuse", number(parts), why="это не ваш номер").status_code == 200
    assert "это не ваш номер" in school.read()
    assert card(parts).phone == ""


def test_a_remark_alone_is_noted_and_vouches_for_nothing(
    parts: Parts, editor: Operator, opens: Opens
) -> None:
    opens("s-5").send("send", {"remark": "нас переименовали"})
    editor.see(LIST)
    assert editor.act("answers", "accept", number(parts)).status_code == 200
    assert card(parts) == SCHOOLS[4]


def test_a_link_in_wrong_hands_ends_with_all_that_it_sent(
    parts: Parts, editor: Operator, opens: Opens
) -> None:
    stranger = opens("s-5")
    stranger.send("send", {"phone": "8 900 000-00-00"})
    stranger.send("send", {"phone": "8 900 000-00-01"})
    editor.see(LIST)
    assert editor.act("answers", "revoke", number(parts)).status_code == 200
    assert stranger.send("right").status_code == 410
    assert parts.register.invitations.waiting() == []
    assert {one.state for one in answers(parts)} == {AnswerState.REFUSED}
    assert parts.register.accounts.deeds()[0].action == "revoke_links"


def test_who_only_looks_decides_nothing(parts: Parts, sign_in: SignIn, opens: Opens) -> None:
    opens("s-5").send("right")
    reader = sign_in(Role.READER)
    reader.see(LIST)
    for name in ("accept", "refuse", "revoke"):
        assert reader.act("answers", name, number(parts)).status_code in {400, 403}
    assert reader.send(ALL).status_code in {400, 403}
    assert reader.get("/operator/invitations").status_code in {302, 303, 403}
    assert len(parts.register.invitations.waiting()) == 1
