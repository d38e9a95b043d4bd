"""A database that is cut, slow or still holds up no answer, and the journal is whole once it is back."""

import asyncio
import gc

import pytest

from bot.delivery import write_ahead_log as writing
from bot.delivery.dispatcher import Dispatcher
from bot.delivery.encryption import Seal
from bot.delivery.journaled_inbox import JournaledInbox
from catalog.store.processes.journal import Journal
from catalog.store.register import open_register
from tests.bot.delivery.channel import Numbers, delivery
from tests.doubles.fault_proxy import Fault, FaultProxy

SEAL = Seal(b"secret")

pytestmark = [
    pytest.mark.postgres,
    # psycopg complains of a connection whose other end went while it was being made.
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


@pytest.mark.parametrize("fault", [Fault.CUT, Fault.SLOW, Fault.STILL])
def test_answers_go_on_and_nothing_is_answered_again(
    postgres_url: str, fault: Fault, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "SECONDS_BETWEEN_TRIES", 0.1)
    open_register(postgres_url).close()
    before, after = Numbers(), Numbers()
    asyncio.run(_through(postgres_url, before, fault))
    assert before.sent == list(range(30))
    asyncio.run(_again(postgres_url, after))
    assert after.sent == [30]
    gc.collect()  # its complaint belongs here, and to no later test


async def _through(url: str, channel: Numbers, fault: Fault) -> None:
    async with FaultProxy("127.0.0.1", 5432, seconds_slow=0.6).running() as proxy:
        inbox = JournaledInbox(Journal(url.replace(":5432", f":{proxy.port}")), SEAL)
        dispatcher = Dispatcher(inbox, [channel])
        for number in range(30):
            if number == 10:
                proxy.set(fault)
            if number == 20:
                assert channel.sent == list(range(20)), "answered while the database was away"
                proxy.set(Fault.NONE)
            await dispatcher.accept([delivery(number)])
            await dispatcher.drain(5)
        await asyncio.sleep(1)
        await inbox.close()


async def _again(url: str, channel: Numbers) -> None:
    """The next process gets all of it once more, and one that is new."""
    inbox = JournaledInbox(Journal(url), SEAL)
    dispatcher = Dispatcher(inbox, [channel])
    await dispatcher.accept([delivery(number) for number in range(31)])
    await dispatcher.drain(5)
    await inbox.close()
