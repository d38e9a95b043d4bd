"""One path for every channel: not too often → session → respond → write down.

A channel makes an Incoming of what it received, awaits `answer`, and renders the Reply.
"""

import asyncio
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from hashlib import blake2b
from time import perf_counter
from typing import Protocol
from weakref import WeakValueDictionary

import structlog

from bot.long_work import beside, is_long
from bot.observability import metrics
from bot.rate_limit.memory import Allowance, Pacer
from bot.sessions.memory import Sessions
from catalog.region import day_in
from catalog.statistics.usage import Count
from catalog.store.errors import StoreError
from handlers import texts
from handlers.context import Context
from handlers.dialogue.stale_buttons import stamped, unstamped
from handlers.messages import REPORT_NUMBER, Incoming, Miss, Reply, Report, Session
from handlers.router import respond

ASKED_ONE_OF = 20
log = structlog.get_logger()


class Notebook(Protocol):
    """Where is written down what a reply wants remembered: `bot.feedback.outbox.Notes`."""

    async def report(self, person: str, report: Report, on: date) -> int:
        """Keep it for the operator and return its number. Raises StoreError."""

    def hand_over(self, person: str, note: Report | Miss, on: date) -> None:
        """Keep it soon: whoever is answered doesn't wait for it."""

    def count(self, counts: Iterable[Count], on: date) -> None:
        """Count these for the day, without the person; likewise nobody waits."""


class ContextSource(Protocol):
    """What conversations are answered from, and pages served: `bot.live.served.Guide`."""

    @property
    def context(self) -> Context | None:
        """The catalogue that is served, with its region; None while it is loaded."""


class Conversation:
    """Answers people, each in the order in which they wrote, side by side with the others."""

    def __init__(self, guide: ContextSource, sessions: Sessions, pace: Pacer, notebook: Notebook) -> None:
        self._guide = guide
        self._sessions = sessions
        self._pace = pace
        self._notebook = notebook
        self._turns: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def answer(self, person: str, incoming: Incoming) -> Reply:
        """The reply to what a person did. `person` names the channel too («web:…»).

        It is told for the day that it is in the region, wherever the server stands. A Reply with an empty
        text means: say nothing.
        """
        started = perf_counter()
        reply = await self._answer(person, incoming)
        channel = person.partition(":")[0]
        metrics.ANSWERS.labels(channel, reply.decision).observe(perf_counter() - started)
        return reply

    async def _answer(self, person: str, incoming: Incoming) -> Reply:
        verdict = await self._pace.count(person)
        if verdict is not Allowance.GO:
            metrics.TOO_OFTEN.labels("person").inc()
            return Reply(text=texts.TOO_OFTEN if verdict is Allowance.WARN else "")
        context = self._guide.context
        if context is None:
            return Reply(text=texts.STILL_LOADING)
        today = day_in(context.region)
        incoming = replace(incoming, today=today, sampled=is_sampled(person, today))
        async with self._turns.setdefault(person, asyncio.Lock()):
            session = await self._sessions.load(person)
            reply = await responded(unstamped(incoming, session), session, context)
            await self._sessions.save(person, reply.session)
            return await self._write_down(person, reply, incoming.today)

    async def _write_down(self, person: str, reply: Reply, today: date) -> Reply:
        """The reply with the number of its report, which is the only note that an answer waits for."""
        self._notebook.count(reply.counts, today)
        for note in reply.remember:
            if not (isinstance(note, Report) and REPORT_NUMBER in reply.text):
                self._notebook.hand_over(person, note, today)
                continue
            try:
                number = await self._notebook.report(person, note, today)
            except StoreError as error:
                log.warning("report_not_written", reason=str(error))
                return Reply(text=texts.REPORT_NOT_WRITTEN, session=reply.session)
            reply = numbered(reply, number)
        return reply


async def responded(incoming: Incoming, session: Session, context: Context) -> Reply:
    """The stamped reply, in a thread where it may take long, so that nobody else waits."""
    if is_long(incoming, session, context):
        return stamped(await beside(respond, incoming, session, context))
    return stamped(respond(incoming, session, context))


def is_sampled(person: str, on: date) -> bool:
    """Whether it is one of the twentieth who are asked that day whether the answer helped."""
    told = blake2b(f"{person} {on}".encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(told) % ASKED_ONE_OF == 0


def numbered(reply: Reply, number: int) -> Reply:
    """The reply with the number of its report in the text."""
    return replace(reply, text=reply.text.replace(REPORT_NUMBER, str(number)))
