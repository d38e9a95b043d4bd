"""`gospublic discover`: pages looked for on institutions' own sites, into the operator's queue."""

import asyncio
from typing import TYPE_CHECKING, Annotated

import typer

from bot.commands.operator import progress, refuse

if TYPE_CHECKING:
    from bot.bootstrap import Parts
    from bot.discover.outcomes import Outcomes

LEASE = "discover"
SECONDS_UNTOLD = 2.0


def discover(
    *,
    limit: Annotated[
        int | None, typer.Option(min=1, metavar="N", help="Столько сайтов; остальные — в следующий раз.")
    ] = None,
) -> None:
    """Найти страницы учреждений на их сайтах и предложить оператору; жителям их пока не видно."""
    from bot.discover import texts
    from bot.verify.asking import AwayError

    try:
        outcomes = asyncio.run(_discovered(limit))
    except AwayError as error:
        refuse(str(error))
    if outcomes is None:
        refuse(texts.INVENTED)
    typer.echo(texts.summary(outcomes))


async def _discovered(limit: int | None) -> "Outcomes | None":
    from bot.bootstrap import assemble
    from bot.settings import Settings
    from catalog.model import SYNTHETIC

    parts = assemble(Settings())
    waiting = asyncio.create_task(_tell_of_waiting())
    outcomes: Outcomes | None = None

    async def job() -> None:
        nonlocal outcomes
        waiting.cancel()
        outcomes = await _run(parts, limit)

    try:
        version = await asyncio.to_thread(parts.register.versions.active)
        if version is None or version.label != SYNTHETIC:
            await parts.leases.alone(LEASE, job)
    finally:
        waiting.cancel()
        await parts.close()
    return outcomes


async def _run(parts: "Parts", limit: int | None) -> "Outcomes":
    from bot.discover.fetching import Fetcher
    from bot.discover.run import DiscoverOrder, discover
    from bot.verify.askers import make_askers
    from catalog.model import Platform
    from catalog.pages.listing import Listing
    from catalog.pages.page_index import PageBook
    from catalog.region import day_in, load_region

    region = load_region(parts.settings.region)
    fetcher = Fetcher(PageBook(Listing(), region.state_hosts).trusts)
    made = make_askers(parts.settings, region, beside_the_bot=False)
    askers = [one for one in made if one.platform is not Platform.SITE]
    try:
        with progress("Смотрю сайты") as on_progress:
            order = DiscoverOrder(day_in(region), limit, askers, on_progress)
            return await discover(parts.register, fetcher, order)
    finally:
        await asyncio.gather(fetcher.close(), *(asker.close() for asker in made))


async def _tell_of_waiting() -> None:
    from bot.discover import texts

    await asyncio.sleep(SECONDS_UNTOLD)
    typer.echo(texts.WAITING, err=True)
