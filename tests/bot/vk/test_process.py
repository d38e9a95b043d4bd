"""Whole dialogues with the process over HTTP, in both modes; a kill midway loses and doubles nothing."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from handlers.texts import greeting
from tests.bot.vk.events import message, opening, press_shown
from tests.bot.vk.process import CALLBACK, Callback, LongPoll, guide, until
from tests.doubles.vk import Vk, serving
from tests.doubles.vk_schema import faults_of
from tests.redis_server import own_redis

PEOPLE = range(100, 130)
ASKED = ("помощь", "что ты хранишь")
ANSWERS = [greeting.HELP, greeting.PRIVACY]
"""They are the same whatever was said before: what is compared is what came, and in which order."""


@pytest.fixture
def vk() -> Iterator[Vk]:
    with serving(Vk()) as vk:
        yield vk


@pytest.mark.parametrize(("mode", "gently"), [(LongPoll, False), (Callback, True)])
def test_a_dialogue_then_an_end_in_the_middle_of_many(
    vk: Vk, tmp_path: Path, mode: type[LongPoll | Callback], *, gently: bool
) -> None:
    way = mode(vk)
    try:
        with guide(vk, tmp_path, mode.settings) as process:
            way.lead_to(process)
            talk(vk, way)
            many(vk, way)
            process.stop() if gently else process.kill()
        with guide(vk, tmp_path, mode.settings) as process:
            way.lead_to(process)
            until(lambda: all(len(vk.to(user)) >= len(ANSWERS) for user in PEOPLE))
            talk(vk, way, user=8)
    finally:
        way.close()
    told = Counter(tuple(one.text for one in vk.to(user)) for user in PEOPLE)
    assert told == {tuple(ANSWERS): len(PEOPLE)}
    assert faults_of(vk.calls) == []


def talk(vk: Vk, way: LongPoll | Callback, user: int = 7) -> None:
    """The greeting with the main sections, a list, a card from it, «не то», a list that is paged in place."""
    said(vk, way, opening(user))
    shown = vk.to(user)[-1]
    assert shown.keyboard
    assert shown.keyboard.get("inline") is False
    said(vk, way, press_shown(vk, "Врач", user))
    assert "122" in vk.to(user)[-1].text
    said(vk, way, message("взрослая поликлиника дзержинский", user))
    said(vk, way, press_shown(vk, "2.", user))
    assert "№ 30" in vk.to(user)[-1].text
    assert {"Не то", "Сообщить об ошибке"} <= set(vk.to(user)[-1].labels())
    said(vk, way, message("каталог", user))
    before, number = vk.to(user)[-1].text, len(vk.to(user))
    pressed = press_shown(vk, "Ещё", user)
    way.add(pressed)
    until(lambda: vk.to(user)[-1].edits == 1 and pressed["object"]["event_id"] in vk.answered)
    assert len(vk.to(user)) == number
    assert vk.to(user)[-1].text != before


def said(vk: Vk, way: LongPoll | Callback, event: dict[str, Any]) -> None:
    """One event, and its answer awaited."""
    user = event["object"].get("user_id") or event["object"]["message"]["from_id"]
    number = len(vk.to(user))
    way.add(event)
    until(lambda: len(vk.to(user)) > number)


def many(vk: Vk, way: LongPoll | Callback) -> None:
    """Thirty people write twice each; returns after the first answers."""
    vk.latency = 0.1
    for text in ASKED:
        for user in PEOPLE:
            way.add(message(text, user))
    until(lambda: sum(len(vk.to(user)) for user in PEOPLE) >= 10)


@pytest.mark.redis
def test_an_event_that_two_processes_get_is_answered_once(vk: Vk, tmp_path: Path) -> None:
    with own_redis(tmp_path) as redis:
        settings = {**CALLBACK, "redis_url": redis}
        folders = [tmp_path / "one", tmp_path / "two"]
        for folder in folders:
            folder.mkdir()
        with guide(vk, folders[0], settings) as one, guide(vk, folders[1], settings) as two:
            events = [{**message("помощь", user), "secret": "s3cret"} for user in PEOPLE]
            with httpx.Client() as client:
                taken = {
                    client.post(f"{process.address}/vk", json=event).text
                    for event in events
                    for process in (one, two, one)
                }
            assert taken == {"ok"}
            until(lambda: all(vk.to(user) for user in PEOPLE))
            one.stop()
            two.stop()
    assert Counter(len(vk.to(user)) for user in PEOPLE) == {1: len(PEOPLE)}
    assert vk.repeats == 0
