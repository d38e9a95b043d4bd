"""Whatever is delivered again, whenever the process is killed: each update is answered once, in its order."""

import asyncio
import os
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from bot.delivery import write_ahead_log as writing
from bot.delivery.answering import MOST_TRIES
from bot.delivery.dispatcher import Dispatcher
from bot.delivery.encryption import Seal
from bot.delivery.journaled_inbox import JournaledInbox
from bot.delivery.model import Call, LaterError
from catalog.store.processes.journal import Journal
from catalog.store.register import open_register
from tests.bot.delivery.channel import Numbers, delivery

MEMORY = Path("/dev/shm")  # noqa: S108 - a disk's waiting is no part of what is tried
LONG = os.environ.get("HYPOTHESIS_PROFILE") == "long"
PEOPLE = 3


class Platform(Numbers):
    """Notes what was begun; takes a call once more without showing it, where it can (VK's `random_id`)."""

    def __init__(self, *, repeats_safely: bool) -> None:
        super().__init__(repeats_safely=repeats_safely)
        self.begun: set[int] = set()
        self.is_reachable = True

    async def ready(self, call: Call) -> None:
        self.begun.add(call.params["number"])

    async def send(self, call: Call) -> None:
        if not self.is_reachable:
            raise LaterError(0.001)
        if not (self.repeats_safely and call.params["number"] in self.sent):
            await super().send(call)


class OnceOnly(RuleBasedStateMachine):
    """The model: which updates were accepted. A killed process leaves its loop, its tasks and its memory."""

    repeats_safely = True

    def __init__(self) -> None:
        super().__init__()
        self.patience = pytest.MonkeyPatch()
        self.patience.setattr(writing, "SECONDS_PATIENT", 30)  # a late journal promises nothing of kills
        self.folder = TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None)
        file = Path(self.folder.name) / "register.sqlite3"
        self.url = f"sqlite:///{file}"
        open_register(self.url).close()
        self.accepted: list[int] = []
        self.newest = 0
        self.channel = Platform(repeats_safely=self.repeats_safely)
        self.start()

    def start(self) -> None:
        self.runner = asyncio.Runner()
        self.runner.run(self.started())

    async def started(self) -> None:
        self.inbox = JournaledInbox(Journal(self.url), Seal(b"secret"))
        self.dispatcher = Dispatcher(self.inbox, [self.channel])
        self.dispatcher._hold(await self.inbox.abandoned())

    @rule(count=st.integers(1, 4))
    def deliver(self, count: int) -> None:
        numbers = range(self.newest, self.newest + count)
        self.newest += count
        self.runner.run(self.accept(numbers))
        self.accepted.extend(numbers)

    @rule(number=st.integers(0, 20))
    def deliver_again(self, number: int) -> None:
        if number in self.accepted:
            self.runner.run(self.accept(range(number, number + 1)))

    @rule()
    def answer(self) -> None:
        """Time passes until all is answered."""
        self.channel.is_reachable = True
        assert self.runner.run(self.dispatcher.drain(10)) == 0

    @rule()
    def platform_goes_away(self) -> None:
        self.channel.is_reachable = False

    @rule()
    def kill(self) -> None:
        """At any of the awaits that the runs before left it at."""
        self.runner.close()
        self.inbox._journal._journal.close()
        self.start()

    @invariant()
    def nothing_is_answered_twice(self) -> None:
        assert max(Counter(self.channel.sent).values(), default=1) == 1

    @invariant()
    def order_is_kept(self) -> None:
        for person in range(PEOPLE):
            mine = [number for number in self.channel.sent if number % PEOPLE == person]
            assert mine == sorted(mine)

    def teardown(self) -> None:
        self.answer()
        tried = Counter(self.channel.prepared)
        set_aside = {number for number in self.accepted if tried[number] >= MOST_TRIES}
        answered = set(self.channel.sent)
        assert set(self.accepted) - answered <= self.unknown() | set_aside
        self.runner.run(self.inbox.close())
        self.runner.close()
        self.folder.cleanup()
        self.patience.undo()

    def unknown(self) -> set[int]:
        """What may have been made when the process was killed, and isn't made again."""
        return set()

    async def accept(self, numbers: range) -> None:
        await self.dispatcher.accept([delivery(number, f"person {number % PEOPLE}") for number in numbers])


class OnceAtMost(OnceOnly):
    """A platform that shows a call twice that is made twice: one that had begun counts as made."""

    repeats_safely = False

    def unknown(self) -> set[int]:
        return self.channel.begun - set(self.channel.sent)


AT_LENGTH = settings(
    max_examples=500 if LONG else 15,
    stateful_step_count=20 if LONG else 12,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
OnceOnlyCase = pytest.mark.states(OnceOnly.TestCase)
OnceOnlyCase.settings = AT_LENGTH
OnceAtMostCase = pytest.mark.states(OnceAtMost.TestCase)
OnceAtMostCase.settings = AT_LENGTH
