"""`gospublic run` as a process of its own, in both modes: whole dialogues, then a kill and a stop."""

import threading
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep

import pytest

from tests.doubles.max import Max, Message
from tests.doubles.max_updates import (
    Update,
    dialogue,
    forwarded,
    left,
    pressed,
    started,
    wrote,
    wrote_in_group,
)
from tests.doubles.process import Running, running
from tests.doubles.server import listening

PEOPLE = range(7_000_001_001, 7_000_001_041)  # numbers that no clock or port in a log is by chance
PERSON, GROUP = 7, -70
SECRET = "a-secret-of-tests"
HOOK = "https://guide.example"
SECONDS_TO_ANSWER, SECONDS_TO_LEAVE = 40.0, 15.0

MODES: Mapping[str, Mapping[str, str]] = {
    "polling": {},
    "webhook": {"public_url": HOOK, "webhook_secret": SECRET},
}


@dataclass(frozen=True)
class Press:
    """The button whose label holds these words, under the message shown last."""

    label: str


Said = str | Press | Update
DIALOGUE: Sequence[tuple[Said, Sequence[str]]] = (
    (started(PERSON), ("я бот", "1. врач")),
    ("администрация", ("администраци",)),
    (Press("Показать все"), ("1.",)),
    (Press("Ещё"), ("6.",)),
    ("здраствуйте мне бы к врачу терапевту записатся в камышине", ("камышин", "122", "gosuslugi.ru")),
    ("ЦГБ", ("центральная городская больница", "33-03-03", "cgbkam.ru")),
    (wrote(PERSON, None, attachments=[{"type": "audio", "payload": {}}]), ("голосовые",)),
    ("ой сердце прихватило чтото", ("103", "112")),
    ("без кнопок", ("с кнопками",)),
    ("с кнопками", ("кнопк",)),
    (wrote(PERSON, None, attachments=[{"type": "contact", "payload": {}}]), ("контакт",)),
    (forwarded(PERSON, "Подтвердите http://vk.com.dp3-vlg.ru/login"), ("не переходите", "dp3-vlg точка ru")),
    ("max.ru/id0000000000_gos это официальная?", ("в списке нет",)),
    (wrote_in_group(PERSON, GROUP, "@guide_bot администрация камышин"), ("администрац",)),
)
"""What is done, and pieces of what is then seen, in any case."""


def until(reached: Callable[[], bool], seconds: float = SECONDS_TO_ANSWER) -> None:
    end = monotonic() + seconds
    while not reached() and monotonic() < end:
        sleep(0.01)
    assert reached()


@contextmanager
def serving(double: Max, folder: Path, mode: str) -> Iterator[Running]:
    """One process, introduced; in the webhook's mode what happens is delivered to it."""
    given = {"max_token": double.token, "max_api": double.address, **MODES[mode]}
    double.commands = []
    with running(folder, given) as process:
        until(lambda: bool(double.commands and (mode == "polling" or double.subscriptions)))
        delivering = threading.Thread(target=double.deliver_all, args=(f"{process.address}/max",))
        if mode == "webhook":
            delivering.start()
        try:
            yield process
        finally:
            double.stopped.set()
            if mode == "webhook":
                delivering.join()
            double.stopped.clear()


def play(double: Max) -> None:
    """Each answer is waited for: an edit shows in the message that was edited."""
    for said, seen in DIALOGUE:
        shown = _answer(double, _update(double, said))
        words = shown.text.lower().replace("\u00a0", " ")
        assert [piece for piece in seen if piece not in words] == [], (said, shown.text)


def _answer(double: Max, update: Update) -> Message:
    """The message that is new, or newly edited, because of the update."""
    before = {(message.mid, message.edits) for message in double.messages}

    def changed() -> list[Message]:
        return [message for message in double.messages if (message.mid, message.edits) not in before]

    double.add(update)
    until(lambda: bool(changed()))
    return changed()[-1]


def _update(double: Max, said: Said) -> Update:
    if isinstance(said, str):
        return wrote(PERSON, said)
    if not isinstance(said, Press):
        return said
    shown = double.to(dialogue(PERSON))[-1]
    payload = next(button["payload"] for button in shown.buttons if said.label in button["text"])
    return pressed(PERSON, payload, mid=shown.mid)


def counted(double: Max) -> tuple[int, int]:
    """Of the updates that were taken: how many got no answer, and how many answers came twice."""
    answers = Counter(message.chat for message in double.messages)
    taken = [
        one["message"]["recipient"]["chat_id"] for one in double.updates[: double.delivered] if one in CROWD
    ]
    return sum(answers[chat] == 0 for chat in taken), sum(answers[chat] > 1 for chat in taken)


CROWD = [wrote(person, "поликлиника 5") for person in PEOPLE]


@pytest.mark.parametrize("mode", MODES)
def test_dialogues_then_a_kill_and_a_stop_lose_and_double_nothing(mode: str, tmp_path: Path) -> None:
    double = Max(latency=0.01)
    with listening(double.app()) as double.address:
        with serving(double, tmp_path, mode) as first:
            play(double)
            already = len(double.messages)
            for update in (left(PERSON), wrote_in_group(PERSON, GROUP, "болтовня"), *CROWD[:20]):
                double.add(update)
            until(lambda: len(double.messages) >= already + 5)
            first.kill()
        for update in CROWD[20:]:
            double.add(update)
        with serving(double, tmp_path, mode) as second:
            until(lambda: len(double.messages) >= already + 25)
            assert second.stop() < SECONDS_TO_LEAVE
        assert double.delivered > 20
        assert counted(double) == (0, 0)
        assert double.refused == []
        assert set(double.answers) == set(double.presses)
        said = "".join([*first.lines, *second.lines])
        assert [
            secret for secret in (double.token, SECRET, str(PEOPLE[0]), "поликлиника") if secret in said
        ] == []
