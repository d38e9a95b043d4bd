"""An institution opens its link: sees its card, says that it is right, or what has changed."""

from dataclasses import replace

import pytest

from bot.bootstrap import Parts
from bot.invited import texts
from catalog.invitations.model import AnswerKind, AnswerState
from tests.bot.desk.conftest import EITHER_DATABASE
from tests.bot.desk.serving import SCHOOLS
from tests.bot.web.invited.serving import Institution, answers

pytestmark = EITHER_DATABASE

NEW_PAGE = "https://vk.com/novaya_shkola_pyat"


def test_it_sees_the_card_as_residents_do_and_reading_changes_nothing(
    parts: Parts, school: Institution
) -> None:
    versions = len(parts.register.versions.all())
    for _ in range(3):
        answer = school.open()
    assert answer.status_code == 200
    assert "vk.com/school5" in answer.text
    assert "ул. Садовая, 5" in answer.text
    assert texts.ALL_RIGHT in answer.text
    assert answers(parts) == []
    assert len(parts.register.versions.all()) == versions


def test_nobody_keeps_lists_or_follows_the_page(school: Institution) -> None:
    headers = school.open().headers
    assert headers["cache-control"] == "no-store"
    assert "noindex" in headers["x-robots-tag"]
    assert headers["referrer-policy"] == "no-referrer"


def test_all_right_is_one_press_and_waits_for_an_operator(parts: Parts, school: Institution) -> None:
    school.open()
    sent = school.send("right")
    assert sent.status_code == 303
    path, _, there = sent.headers["location"].partition("#")
    assert path == sent.request.url.path
    assert f'id="{there}"' in school.open().text
    (answer,) = answers(parts)
    assert answer.told.kind is AnswerKind.CONFIRMATION
    assert answer.state is AnswerState.WAITING
    assert parts.register.standing.find(["s-5"])[0].attested_on is None
    read = school.read()
    assert texts.SAID_RIGHT in read
    assert texts.STATES[AnswerState.WAITING] in read


def test_a_change_is_shown_before_it_is_sent_and_again_with_what_became_of_it(
    parts: Parts, school: Institution
) -> None:
    school.open()
    fields = {"phone": "8 (84457) 5-55-55", "closed_from": "01.12.2026", "closed_until": "15.12.2026"}
    review = school.send("look", fields)
    assert review.status_code == 200
    assert "8 (84457) 5-55-55" in review.text
    assert texts.SEND in review.text
    assert answers(parts) == []
    assert school.send("send", fields).status_code == 303
    (answer,) = answers(parts)
    assert dict(answer.told.cells) == fields
    assert parts.register.standing.find(["s-5"])[0].phone == ""
    parts.register.invitations.settle(
        [answer.number], AnswerState.REFUSED, "o", answer.told_at.date(), "не наш"
    )
    assert "не наш" in school.read()


def test_a_new_page_is_judged_in_the_words_that_residents_hear(parts: Parts, school: Institution) -> None:
    school.open()
    told = school.send("look", {"vk": NEW_PAGE}).text
    assert texts.VERDICT in told
    assert "novaya_shkola_pyat" in told
    assert f'href="{NEW_PAGE}' not in told
    alike = school.send("look", {"vk": "https://vk.com/schooI5"}).text
    assert texts.OPERATOR_LOOKS in alike
    assert answers(parts) == []


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"vk": "https://vk.com/school6"}, texts.OF_ANOTHER),
        ({"vk": "https://vk.cc/abcdef"}, texts.NOT_A_PAGE),
        ({"vk": "https://t.me/school5"}, ""),
        ({"site": "javascript:alert(1)"}, ""),
        ({"closed_from": "01.12.2026"}, texts.CLOSURE_HALF),
        ({"closed_from": "15.12.2026", "closed_until": "01.12.2026"}, "раньше"),
        ({"closed_from": "завтра", "closed_until": "послезавтра"}, "не дата"),
        ({"phone": "1" * 201}, texts.TOO_LONG.format(most=200)),
        ({"remark": "я" * 501}, texts.TOO_LONG.format(most=500)),
        ({}, texts.NOTHING_SAID),
        ({"official_name": "Чужое", "code": "s-6", "mark": "да"}, texts.NOTHING_SAID),
    ],
)
def test_what_can_t_be_taken_in_is_told_beside_it(
    parts: Parts, school: Institution, fields: dict[str, str], said: str
) -> None:
    school.open()
    answer = school.send("send", fields)
    assert answer.status_code == 422
    assert said in answer.text
    assert answers(parts) == []


def test_a_card_that_changed_meanwhile_is_looked_at_again(parts: Parts, school: Institution) -> None:
    school.open()
    parts.register.versions.update([replace(SCHOOLS[4], phone="112")], note="meanwhile")
    answer = school.send("send", {"hours": "пн–пт"})
    assert answer.status_code == 422
    assert texts.CHANGED_MEANWHILE in answer.text
    assert "пн–пт" in answer.text
    assert school.send("send", {"hours": "пн–пт"}).status_code == 303


def test_two_people_with_one_link_say_each_their_own(parts: Parts, school: Institution) -> None:
    school.open()
    for _ in range(2):
        school.send("right")
        school.send("send", {"phone": "112"})
    school.send("send", {"phone": "102"})
    assert [dict(one.told.cells) for one in answers(parts)] == [{"phone": "102"}, {"phone": "112"}, {}]


def test_an_institution_that_closed_or_went_is_told_so(parts: Parts, school: Institution) -> None:
    parts.register.versions.update([replace(SCHOOLS[4], successor="s-6")], note="closed")
    assert school.open().status_code == 410
    assert texts.GONE in school.open().text
