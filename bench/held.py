"""How long any answer holds the event loop: `python -m bench.held [TEXTS]`.

The worst texts that were found, and random ones made of the register's own words: with slips, in another
layout, transliterated, denied, repeated; short, as long as a question may be, and without an end. Each is
answered among 5,600 institutions while a clock ticks in the same loop; its longest pause is told.
"""

import asyncio
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from random import Random
from time import perf_counter

from bot.conversation import responded
from bot.live.garbage import collect_seldom, keep
from bot.process.serve import SECONDS_OF_A_THREAD
from catalog.region import load_region
from handlers.context import Context
from handlers.messages import Incoming, Session
from handlers.rehearsal import rehearse
from tests.catalog.registers import volgograd
from tests.growth import PIECES

TEXTS, ROUNDS, TICK = 300, 3, 0.001
LENGTHS = (40, 80, 500, 4_000, 250_000)
DAY = date(2026, 11, 30)
RUSSIAN = "йцукенгшщзхъфывапролджэячсмитьбю"
KEYS = dict(zip(RUSSIAN, "qwertyuiop[]asdfghjkl;'zxcvbnm,.", strict=True))
SOUNDS = dict(zip(RUSSIAN, "jcukengssZhqfyvaproldzeaasmitxbu", strict=True))


def register() -> Context:
    context = Context(volgograd(), load_region("volgograd"))
    context.pages.warm()
    rehearse(context, DAY)
    keep(len(context.catalog.institutions))
    return context


def makers(context: Context, chance: Random) -> list[Callable[[], str]]:
    """Each makes one word, or a few that belong together."""
    words = [word for one in context.catalog.institutions[::20] for word in one.official_name.split()]
    places = [place.label for place in context.catalog.places()]
    kinds = [kind.one for kind in context.catalog.kinds()]

    def spelt(letters: dict[str, str]) -> Callable[[], str]:
        return lambda: "".join(letters.get(letter, letter) for letter in chance.choice(words).lower())

    return [
        lambda: chance.choice(words),
        lambda: chance.choice(words)[::-1],
        spelt(KEYS),
        spelt(SOUNDS),
        lambda: chance.choice(places),
        lambda: chance.choice(kinds),
        lambda: f"{chance.choice(kinds)} {chance.randrange(200)}",
        lambda: "".join(chance.choices(RUSSIAN, k=chance.randrange(3, 14))),
        lambda: "".join(chance.choices("abcdefghijklmnopqrstuvwxyz", k=chance.randrange(3, 9))),
        lambda: f"{chance.choice(kinds)}.ru/{chance.choice('ab')}",
    ]


def texts(context: Context, count: int) -> Iterator[str]:
    chance = Random(5)  # noqa: S311 - the same texts each time
    made = makers(context, chance)
    yield from ("a-" * 30_000, "a+" * 10_000)
    for length in LENGTHS:
        yield from ((piece * length)[:length] for piece in PIECES)
        for number in range(count // len(LENGTHS)):
            kind = chance.choice(made)
            denied = f"не {kind()}, а " if number % 3 == 0 else ""
            yield (denied + " ".join(kind() for _ in range(length // 6)))[:length]


async def longest_pause(text: str, session: Session, context: Context) -> float:
    """Seconds by which a tick came late at the most, of the best of three rounds."""
    rounds = []
    for _ in range(ROUNDS):
        answer = asyncio.ensure_future(responded(Incoming(text, today=DAY), session, context))
        worst = 0.0
        while not answer.done():
            before = perf_counter()
            await asyncio.sleep(TICK)
            worst = max(worst, perf_counter() - before - TICK)
        await answer
        rounds.append(worst)
    return min(rounds)


async def measure(count: int) -> None:
    context = register()
    sessions = (Session(), Session(query="школа", place="volgograd", options=("card:a",)))
    pauses = [
        (await longest_pause(text, session, context), len(text), text[:60])
        for text in texts(context, count)
        for session in sessions
    ]
    pauses.sort(reverse=True)
    for pause, length, beginning in pauses[:10]:
        sys.stdout.write(f"{pause * 1000:6.1f} ms {length:7} {beginning!r}\n")
    over = sum(pause > 0.05 for pause, *_ in pauses)  # noqa: PLR2004 - the promise
    sys.stdout.write(f"{len(pauses)} answers, {over} held the loop for more than 50 ms\n")


if __name__ == "__main__":
    collect_seldom()
    sys.setswitchinterval(SECONDS_OF_A_THREAD)
    with suppress(KeyboardInterrupt):
        asyncio.run(measure(int(sys.argv[1]) if sys.argv[1:] else TEXTS))
