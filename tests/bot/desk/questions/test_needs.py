"""Needs at the desk: changed by a form, undone, looked at again, taught by questions that found nothing."""

import html
from datetime import date
from pathlib import Path

import pytest

from bot.bootstrap import Parts
from bot.desk import texts as desk_texts
from bot.desk.questions import texts
from catalog.accounts import Role
from catalog.needs.model import NeedEntry, NeedPhone, Sureness
from catalog.needs.own import NeedKey
from catalog.queues.model import Missed
from catalog.region import day_in, load_region
from catalog.statistics.usage import Count, Measure
from tests.bot.desk.conftest import EITHER_DATABASE, SignIn
from tests.bot.desk.serving import FORMS_LEFT_OPEN, Operator
from tests.bot.web.register import TODAY

pytestmark = [FORMS_LEFT_OPEN, EITHER_DATABASE]

SNOW = NeedKey("snow")
PHONE = {
    "phones": "Дорожная служба = 8 (8442) 12-34-56",
    "phones_source": "https://a.example/",
    "phones_seen": "20.11.2026",
}
OLD = NeedPhone("Дворник", "8 (8442) 12-34-57", "https://a.example/", date(2020, 1, 1), Sureness.HIGH)


def fields(editor: Operator, name: str) -> dict[str, str]:
    """The form of that need as it stands."""
    page = editor.see(f"/operator/need/{name}")
    found = {}
    for part in page.split('name="')[1:]:
        key, _, rest = part.partition('"')
        tag = rest.partition(">")[0]
        value = rest.partition(">\n")[2].partition("</textarea>")[0] if 'value="' not in tag else ""
        found[key] = html.unescape(tag.partition('value="')[2].partition('"')[0] or value)
    return found


def answer(parts: Parts, said: str) -> tuple[str, ...]:
    parts.guide.refresh()
    assert parts.guide.context is not None
    return parts.guide.context.catalog.search(said).told.needs


def test_a_number_and_words_are_changed_served_logged_and_undone(parts: Parts, editor: Operator) -> None:
    sent = {**fields(editor, "snow"), **PHONE, "says": "шушпанчик* мешает\n? шушпанчик*"}
    assert editor.send("/operator/need/snow", sent).status_code == 303
    own = parts.register.own_needs.read()
    assert set(own) == {SNOW}
    assert [phone.phone for phone in own[SNOW].phones or ()] == ["8 (8442) 12-34-56"]
    assert own[SNOW].title is None, "what is left as it is shipped is heard of a newer release"
    assert answer(parts, "шушпанчик мешает")[:1] == ("snow",)
    line = parts.register.accounts.deeds()[0]
    assert (line.action, line.subject, line.version) == ("need", "snow", 2)
    assert "Телефоны" in line.detail
    assert texts.NEED_OWN in editor.see("/operator/needs/list?q=snow")
    assert editor.act("needs", "undo", "snow").status_code == 200
    assert parts.register.own_needs.read() == {}
    assert editor.act("needs", "undo", "vet").status_code == 400


@pytest.mark.parametrize(
    ("field", "said", "told"),
    [
        ("says", "мир", "закроется"),
        ("says", "школа", "закроется"),
        ("kinds", "ветстанцыя", "ветеринарная станция"),
        ("phones", "Врач = позвоните", "не номер"),
        ("services", "Сайт = javascript:1", "https://"),
        ("title", "а" * 100, "80"),
    ],
)
def test_what_cannot_stand_is_told_beside_its_field(
    parts: Parts, editor: Operator, field: str, said: str, told: str
) -> None:
    sent = {**fields(editor, "snow"), **PHONE, field: said, "services_seen": "20.11.2026"}
    refused = editor.send("/operator/need/snow", sent)
    assert refused.status_code == 422
    assert told in html.unescape(refused.text)
    assert f'id="{field}-told"' in refused.text
    assert parts.register.own_needs.read() == {}


def test_two_who_change_one_need_are_told_apart(parts: Parts, editor: Operator) -> None:
    sent = {**fields(editor, "snow"), **PHONE}
    parts.register.own_needs.change({SNOW: NeedEntry("snow", body="дорожники")}, note="")
    refused = editor.send("/operator/need/snow", sent)
    assert refused.status_code == 422
    assert desk_texts.EDITED_MEANWHILE in html.unescape(refused.text)
    assert "дорожники" in refused.text


def test_an_unknown_need_is_none(editor: Operator) -> None:
    assert editor.get("/operator/need/nobody").status_code == 404
    assert editor.get("/operator/need/snow.nowhere").status_code == 404


def test_how_often_each_was_asked_is_listed_first(parts: Parts, editor: Operator) -> None:
    today = day_in(load_region(parts.settings.region))
    parts.register.counts.add({(today, Count(Measure.NEED, "vet")): 912})
    page = editor.see("/operator/needs/list")
    assert "912" in page


def test_old_facts_wait_unshown_until_somebody_has_looked(parts: Parts, editor: Operator) -> None:
    parts.register.own_needs.change({SNOW: NeedEntry("snow", phones=(OLD,), services=())}, note="")
    parts.guide.refresh()
    assert parts.guide.context is not None
    assert "12-34-57" in editor.see("/operator/stale_needs/list?q=snow")
    need = parts.guide.context.catalog.needs.book.at("snow")  # type: ignore[union-attr]
    assert need is not None
    assert need.phones_on(TODAY) == ()
    assert editor.act("stale_needs", "seen", "snow").status_code == 200
    phone = (parts.register.own_needs.read()[SNOW].phones or ())[0]
    assert phone.seen_on == day_in(load_region(parts.settings.region))
    assert "12-34-57" not in editor.see("/operator/stale_needs/list?q=snow")


QUESTION = "паспорт шушпанчика выдать заново"


def ask_in_vain(parts: Parts, text: str) -> str:
    parts.register.queues.write_misses(Missed(text, "", "", f"v{one}", TODAY) for one in range(3))
    return str(parts.register.queues.misses()[0].number)


def test_a_question_in_vain_becomes_words_of_its_nearest_need(parts: Parts, editor: Operator) -> None:
    number = ask_in_vain(parts, QUESTION)
    near = answer(parts, QUESTION)[0]
    assert "шушпанчика" in editor.see("/operator/near_needs/list")
    pressed = editor.act("near_needs", "add_to_need", number)
    assert pressed.status_code == 200, pressed.text
    assert answer(parts, QUESTION)[:1] == (near,)
    assert parts.guide.context is not None
    assert parts.guide.context.catalog.search(QUESTION).told.sure
    assert parts.register.queues.misses() == []
    assert parts.register.accounts.deeds()[0].action == "add_to_need"


def test_a_question_of_one_word_is_not_proposed(parts: Parts, editor: Operator) -> None:
    ask_in_vain(parts, "шушпанчик")
    assert "шушпанчик" not in editor.see("/operator/near_needs/list")


def test_a_reader_changes_nothing(parts: Parts, sign_in: SignIn) -> None:
    reader = sign_in(Role.READER)
    assert reader.get("/operator/need/snow").status_code in (403, 404)
    for view, name, key in (
        ("needs", "undo", "snow"), ("stale_needs", "seen", "snow"),
        ("near_needs", "add_to_need", "1"), ("near_needs", "dismiss", "1"),
    ):  # fmt: skip
        assert reader.act(view, name, key).status_code in {400, 403}
    assert parts.register.own_needs.read() == {}


def test_nothing_of_a_need_is_markup(parts: Parts, editor: Operator, tmp_path: Path) -> None:
    del tmp_path
    said = "<img src=x onerror=alert(1)>"
    parts.register.own_needs.change({SNOW: NeedEntry("snow", title=said, body=said)}, note="")
    parts.guide.refresh()
    for path in ("needs/list", "need/snow", "stale_needs/list"):
        assert said not in editor.see(f"/operator/{path}")
