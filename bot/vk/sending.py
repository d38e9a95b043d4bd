"""Calls on their way to VK: alone while there are few, up to 25 in one `execute` while more wait.

VK counts calls, not what is in them: so 19 a second carry far more than 19 answers. A batch is made at the
moment when the limiter lets the next call go; nobody waits for a batch to fill.
"""

import asyncio
from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

from bot.vk.client import Client
from bot.vk.faults import VkLaterError, VkRefusedError
from bot.vk.patched_client import AT_ONCE
from bot.vk.script import MOST_IN_BATCH, MOST_IN_SCRIPT, ScriptCall, matched, script_of


@dataclass(frozen=True, slots=True)
class WaitingCall:
    """A call that nobody has made yet, and who waits for it."""

    call: ScriptCall
    done: asyncio.Future[Any] = field(compare=False)


class Sender:
    """Makes calls for any number of conversations, each of which awaits its own."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self._threads = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="vk")
        self._waiting: deque[WaitingCall] = deque()
        self._some = asyncio.Event()
        self._tasks: set[asyncio.Task[None]] = set()

    @property
    def busy(self) -> bool:
        """Whether calls wait for their turn."""
        return bool(self._waiting)

    async def send(self, method: str, params: Mapping[str, Any]) -> Any:  # noqa: ANN401 - as VK answers
        """Make the call as soon as VK's limit allows. Returns and raises as `Client.call` does."""
        waiting = WaitingCall(ScriptCall(method, params), asyncio.get_running_loop().create_future())
        self._waiting.append(waiting)
        if not self._tasks:  # the first call ever: the pump never ends
            self._hold(self._pump())
        self._some.set()
        return await waiting.done

    async def call(self, method: str, params: Mapping[str, Any]) -> Any:  # noqa: ANN401 - as VK answers
        """One call by itself, not behind those that wait. Returns and raises as `Client.call` does."""
        return await self._in_thread(self._client.call, method, params)

    async def close(self) -> None:
        """Stop; calls on their way are left to end by themselves, within the client's time limits."""
        self._client.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        _tell_the_end(self._waiting)
        self._threads.shutdown(wait=False, cancel_futures=True)

    async def _pump(self) -> None:
        while True:
            self._some.clear()
            if not self._waiting:
                await self._some.wait()
            await asyncio.sleep(self._client.limiter.reserve())
            self._hold(self._make(self._batch()))

    def _batch(self) -> list[WaitingCall]:
        """The oldest calls that fit into one script."""
        batch = [self._waiting.popleft()]
        room = MOST_IN_SCRIPT - batch[0].call.size
        while self._waiting and len(batch) < MOST_IN_BATCH:
            room -= self._waiting[0].call.size
            if room < 0:
                break
            batch.append(self._waiting.popleft())
        return batch

    async def _make(self, batch: Sequence[WaitingCall]) -> None:
        try:
            if len(batch) == 1:
                await self._alone(batch[0], reserved=True)
            else:
                await self._together(batch)
        finally:
            _tell_the_end(batch)

    async def _together(self, batch: Sequence[WaitingCall]) -> None:
        """In one call; where VK won't take the script as a whole, each by itself."""
        script = script_of([one.call for one in batch])
        try:
            results, errors = await self._in_thread(self._client.execute, script, reserved=True)
            outcomes = matched(results, errors, len(batch), self._client.delay())
        except VkRefusedError:
            await asyncio.gather(*(self._alone(one) for one in batch))
        except Exception as error:  # noqa: BLE001 - whoever waits is told, whatever it was
            for one in batch:
                _tell(one, error)
        else:
            for one, outcome in zip(batch, outcomes, strict=True):
                _tell(one, outcome)

    async def _alone(self, one: WaitingCall, *, reserved: bool = False) -> None:
        try:
            _tell(
                one,
                await self._in_thread(self._client.call, one.call.method, one.call.params, reserved=reserved),
            )
        except Exception as error:  # noqa: BLE001 - whoever waits is told, whatever it was
            _tell(one, error)

    async def _in_thread(self, call: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - one of the client's
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._threads, lambda: call(*args, **kwargs))

    def _hold(self, work: Any) -> None:  # noqa: ANN401 - a coroutine
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


def _tell_the_end(waiting: Iterable[WaitingCall]) -> None:
    """Whoever wasn't told anything else may come again: to the next process."""
    for one in waiting:
        _tell(one, VkLaterError(0, "the sender is closed"))


def _tell(one: WaitingCall, outcome: object) -> None:
    if one.done.done():
        return  # whoever waited has gone
    if isinstance(outcome, BaseException):
        one.done.set_exception(outcome)
    else:
        one.done.set_result(outcome)
