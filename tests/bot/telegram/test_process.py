"""`gospublic run` as a process, killed and stopped: nothing is lost, nothing is doubled."""

import threading
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

from tests.doubles.process import Running, running
from tests.doubles.telegram import TOKEN, Fault, Telegram, serving
from tests.doubles.telegram_people import writes

PEOPLE = range(7_000_001_001, 7_000_001_201)  # numbers that no clock or port in a log is by chance
SECONDS_TO_ANSWER = 60.0
SECONDS_TO_LEAVE = 15.0
SECRET = "a-secret-of-tests"


def settings(telegram: Telegram, **more: str) -> Mapping[str, str]:
    return {"telegram_token": TOKEN, "telegram_api": telegram.address, **more}


def until(reached: Callable[[], bool], seconds: float = SECONDS_TO_ANSWER) -> None:
    end = monotonic() + seconds
    while not reached() and monotonic() < end:
        sleep(0.01)
    assert reached()


def counted(telegram: Telegram) -> tuple[int, int]:
    """Of the updates that were acknowledged: how many got no answer, and how many answers came twice."""
    answers = Counter(call.params["chat_id"] for call in telegram.sent())
    acknowledged = [one for one in telegram.updates if one["update_id"] < telegram.confirmed]
    lost = sum(answers[update["message"]["chat"]["id"]] == 0 for update in acknowledged)
    return lost, sum(count - 1 for count in answers.values())


def test_polling_loses_and_doubles_nothing(tmp_path: Path) -> None:
    telegram = Telegram(latency=0.05)
    with serving(telegram):
        telegram.add(*(writes(person, "поликлиника 5") for person in PEOPLE[:100]))
        with running(tmp_path, settings(telegram)) as first:
            until(lambda: len(telegram.sent()) >= 5)
            first.kill()
        telegram.add(*(writes(person, "поликлиника 5") for person in PEOPLE[100:]))
        before = len(telegram.sent())
        with running(tmp_path, settings(telegram)) as second:
            until(lambda: len(telegram.sent()) >= before + 20)
            assert second.stop() < SECONDS_TO_LEAVE
    assert telegram.confirmed > 20
    assert counted(telegram) == (0, 0)
    assert telegram.refused == []


def test_a_webhook_loses_and_doubles_nothing(tmp_path: Path) -> None:
    telegram = Telegram(latency=0.05)
    more = {"public_url": "https://guide.example", "webhook_secret": SECRET}
    with serving(telegram):
        telegram.add(*(writes(person, "поликлиника 5") for person in PEOPLE))
        with running(tmp_path, settings(telegram, **more)) as first, delivering(telegram, first):
            until(lambda: len(telegram.sent()) >= 5)
            first.kill()
        before = len(telegram.sent())
        with running(tmp_path, settings(telegram, **more)) as second, delivering(telegram, second):
            until(lambda: len(telegram.sent()) >= before + 20)
            assert second.stop() < SECONDS_TO_LEAVE
    assert telegram.webhook["url"] == "https://guide.example/telegram"
    assert telegram.webhook["secret_token"] == SECRET
    assert telegram.confirmed > 20
    assert counted(telegram) == (0, 0)


@contextmanager
def delivering(telegram: Telegram, process: Running) -> Iterator[None]:
    """What happens is delivered to the process's webhook until the block ends."""
    until(lambda: bool(telegram.webhook))
    to = f"{process.address}/telegram"
    thread = threading.Thread(target=telegram.deliver, args=(to, SECONDS_TO_ANSWER))
    thread.start()
    try:
        yield
    finally:
        telegram.stopped.set()
        thread.join()
        telegram.stopped.clear()


def healthy(_method: str, _params: object) -> None:
    """Nothing goes wrong."""


def test_with_telegram_out_of_reach_the_web_chat_runs_and_it_is_tried_again(tmp_path: Path) -> None:
    telegram = Telegram(fault=lambda *_: Fault(status=502, html=True))
    with serving(telegram):
        telegram.add(writes(PEOPLE[0], "поликлиника 5"))
        with running(tmp_path, settings(telegram)) as process:
            until(lambda: any("channel_unreachable" in line for line in process.lines))
            assert telegram.sent() == []
            telegram.fault = healthy
            until(lambda: len(telegram.sent()) == 1)
            said = "".join(process.lines)
            assert TOKEN not in said
            assert str(PEOPLE[0]) not in said
            assert "поликлиника" not in said
