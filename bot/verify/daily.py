"""Verification as a job of the serving process: each page once a day, by one process of all."""

import asyncio
from collections.abc import Sequence
from datetime import timedelta
from typing import Final

import structlog

from bot.bootstrap import Parts
from bot.verify.askers import make_askers
from bot.verify.asking import Asker
from bot.verify.order import Order, Outcome
from bot.verify.run import Progress, verify
from catalog.model import SYNTHETIC
from catalog.region import Region, load_region, now_in
from catalog.store.errors import StoreError

LEASE: Final = "verify"
OLDER_THAN: Final = timedelta(hours=20)
"""Less than a day, so that a page looked at on one day's end is due on the next."""

RENEW_AFTER_DAYS: Final = 7
"""A mark seen again, or a count, is written once a week: else all rows of pages would be new every day."""

SECONDS_BETWEEN, SECONDS_TO_FIRST = 3600.0, 60.0

log = structlog.get_logger()


async def verify_daily(parts: Parts) -> None:
    """Look every hour whether pages are due, until cancelled; what fails is tried again an hour later."""
    region = load_region(parts.settings.region)
    await asyncio.sleep(SECONDS_TO_FIRST)
    while True:
        try:
            await parts.leases.alone(LEASE, lambda: verify_due(parts, region))
        except StoreError as error:
            log.warning("verification_put_off", reason=str(error))
        except Exception:
            log.exception("verification_failed")
        await asyncio.sleep(SECONDS_BETWEEN)


async def verify_due(parts: Parts, region: Region) -> None:
    """Verify what wasn't looked at for a day. An invented register is left alone."""
    version = await asyncio.to_thread(parts.register.versions.active)
    if version is None or version.label == SYNTHETIC:
        return
    order = Order(
        now_in(region),
        older_than=OLDER_THAN,
        renew_after_days=RENEW_AFTER_DAYS,
        region=parts.settings.region,
    )
    outcome = await run(parts, make_askers(parts.settings, region, beside_the_bot=True), order)
    log.info("verified", seen=dict(outcome.seen), versions=outcome.versions, problems=len(outcome.problems))


async def run(
    parts: Parts, askers: Sequence[Asker], order: Order, progress: Progress = lambda *_: None
) -> Outcome:
    """One run with these, whose connections are closed then. Raises RegisterUnavailable."""
    try:
        return await verify(parts.register, askers, order, progress)
    finally:
        await asyncio.gather(*(asker.close() for asker in askers))
