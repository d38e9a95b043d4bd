"""`gospublic verify`: the platforms are asked about the pages, and the register follows what they say."""

import asyncio
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from bot.verify import texts

if TYPE_CHECKING:
    from bot.settings import Settings
    from bot.verify.order import Outcome
    from bot.verify.run import Progress
    from catalog.model import Platform

MOST_SHOWN = 20
SECONDS_UNTOLD = 2.0


def verify(
    *,
    limit: Annotated[
        int | None,
        typer.Option(min=1, metavar="N", help="Столько страниц: те, что не проверялись дольше всех."),
    ] = None,
    yes: Annotated[
        bool, typer.Option("--yes", help="Поверить, даже если отметку потеряло большинство.")
    ] = False,
) -> None:
    """Проверить страницы: спросить площадки и записать, что они ответили."""
    from bot.settings import Settings
    from bot.verify.askers import has_tokens
    from catalog.model import Platform

    settings = Settings()
    if not has_tokens(settings):
        typer.echo(texts.NO_TOKENS, err=True)
    outcome = asyncio.run(_verified(settings, limit, believe=yes))
    typer.echo(_told(outcome))
    for sentence in outcome.away.values():
        typer.echo(sentence, err=True)
    # Without a line to the sites the run is done all the same: the mark isn't there.
    if outcome.away.keys() - {Platform.SITE}:
        raise typer.Exit(1)


async def _verified(settings: "Settings", limit: int | None, *, believe: bool) -> "Outcome":
    from bot.bootstrap import assemble
    from bot.verify.askers import make_askers
    from bot.verify.daily import LEASE, run
    from bot.verify.order import Order, Outcome
    from catalog.region import load_region, now_in

    region = load_region(settings.region)
    order = Order(now_in(region), limit, believe=believe, region=settings.region)
    outcome = Outcome()
    parts = assemble(settings)
    waiting = asyncio.create_task(_tell_of_waiting())

    async def job() -> None:
        nonlocal outcome
        waiting.cancel()
        with _progress() as progress:
            askers = make_askers(settings, region, beside_the_bot=False)
            outcome = await run(parts, askers, order, progress)

    try:
        await parts.leases.alone(LEASE, job)
    finally:
        waiting.cancel()
        await parts.close()
    return outcome


async def _tell_of_waiting() -> None:
    await asyncio.sleep(SECONDS_UNTOLD)
    typer.echo(texts.WAITING, err=True)


@contextmanager
def _progress() -> "Iterator[Progress]":
    """A bar for each platform at a terminal; elsewhere nothing, so that stdout stays clean."""
    if not sys.stderr.isatty():
        yield lambda *_: None
        return
    from rich.console import Console
    from rich.progress import Progress as Bars
    from rich.progress import TaskID

    from handlers.texts.words import PLATFORMS

    tasks: dict[Platform, TaskID] = {}
    with Bars(console=Console(stderr=True)) as bars:

        def show(platform: "Platform", done: int, total: int) -> None:
            if platform not in tasks:
                tasks[platform] = bars.add_task(PLATFORMS[platform], total=total)
            bars.update(tasks[platform], completed=done, total=total)

        yield show


def _told(outcome: "Outcome") -> str:
    """How many, and what an operator has to decide, the gravest first."""
    from handlers.texts import problems as words
    from handlers.texts.words import bare

    kinds = ("mark", "moved", "gone", "unreached", "silent")
    counts = {kind: outcome.seen[kind] for kind in kinds}
    total = sum(outcome.seen[kind] for kind in ("there", "gone", "unreached", "silent"))
    lines = [texts.SUMMARY.format(total=total, **counts)]
    found = outcome.problems
    lines.append(words.TO_DECIDE.format(len(found)) if found else words.NOTHING_WRONG)
    for problem in found[:MOST_SHOWN]:
        what = f"{bare(problem.url)} ({problem.code}): {words.seen(problem)}. {words.to_do(problem)}"
        lines.append(what)
    if len(found) > MOST_SHOWN:
        lines.append(texts.REST.format(len(found) - MOST_SHOWN))
    lines += [texts.NEED_HIDDEN.format(url=bare(url), reason=why) for url, why in outcome.needs.items()]
    return "\n".join(lines)
