"""The web chat on a real server: uvicorn in a thread, on a free port of this machine."""

import asyncio
import threading
from collections.abc import Awaitable, Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from time import monotonic, sleep

from starlette.applications import Starlette

from bot.conversation import Conversation
from bot.live.timeline import Timeline
from bot.rate_limit.memory import Pace
from bot.sessions.memory import MemorySessions
from bot.settings import Settings
from bot.web.run import create_app
from bot.web.server import MOST_CONNECTIONS, address, listen, make_server
from catalog.statistics.usage import Count
from handlers.context import Context
from handlers.messages import Incoming, Miss, Reply, Report

SECONDS_TO_START = 60.0


@dataclass
class Answering:
    """A conversation at the application's edge that answers by one function."""

    answer_to: Callable[[Incoming], Awaitable[Reply]]

    async def answer(self, person: str, incoming: Incoming) -> Reply:
        assert person.startswith("web:")
        return await self.answer_to(incoming)


@dataclass
class Guiding:
    context: Context | None = None
    timeline: Timeline | None = None


def settings(**given: object) -> Settings:
    """Settings of a test: nothing of this machine's environment file, any free port."""
    return Settings.model_validate({"web_port": 0, **given})


@contextmanager
def running(
    app: Starlette, port: int = 0, trusted_proxies: str = "", most: int = MOST_CONNECTIONS
) -> Iterator[str]:
    """Serve until the block ends; gives the address, without the last slash."""
    with listen(settings(web_port=port)) as listening:
        app.state.address = address(listening)
        server = make_server(app, trusted_proxies, most)
        thread = threading.Thread(target=lambda: asyncio.run(server.serve(sockets=[listening])))
        thread.start()
        deadline = monotonic() + SECONDS_TO_START
        while not server.started and monotonic() < deadline:
            sleep(0.01)
        assert server.started
        try:
            yield address(listening).rstrip("/")
        finally:
            server.should_exit = True
            thread.join()


@contextmanager
def answering(
    answer_to: Callable[[Incoming], Awaitable[Reply]], context: Context | None, **given: object
) -> Iterator[str]:
    """Serve a conversation that answers by one function."""
    app = create_app(Answering(answer_to), Guiding(context), settings(**given))
    with running(app) as url:
        yield url


class NoNotebook:
    """Nothing is reported in these tests, and what isn't found is forgotten."""

    async def report(self, person: str, report: Report, on: date) -> int:
        raise AssertionError((person, report, on))

    def hand_over(self, person: str, note: Report | Miss, on: date) -> None:
        pass

    def count(self, counts: Iterable[Count], on: date) -> None:
        pass


@contextmanager
def talking(context: Context) -> Iterator[str]:
    """Serve the real dialogue."""
    conversation = Conversation(Guiding(context), MemorySessions(), Pace(), NoNotebook())
    with running(create_app(conversation, Guiding(context), settings())) as url:
        yield url
