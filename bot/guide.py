"""The catalogue that is served: built whole from one version of the register, and swapped whole."""

import asyncio
from contextlib import suppress
from time import perf_counter

import structlog

from bot import metrics
from bot.memory import keep
from bot.settings import Settings
from catalog.index import Catalog
from catalog.places import load_places
from catalog.region import Region, day_in
from catalog.store.errors import RegisterUnavailable
from catalog.store.register import Register
from handlers.context import Context

log = structlog.get_logger()

SECONDS_BETWEEN_LOOKS = 2.0
"""Also where the database tells of changes: whoever missed one serves it within the five seconds promised."""

SECONDS_UNTIL_LISTENING_AGAIN = 2.0


class Guide:
    """Holds the context that conversations are answered from. With the database gone, the last one stays."""

    def __init__(self, register: Register, region: Region, settings: Settings) -> None:
        self._register = register
        self._region = region
        self._settings = settings
        self._places = load_places(settings.region)
        self._number = -1
        self._news = asyncio.Event()
        self.context: Context | None = None
        self.loaded = asyncio.Event()
        """Set by `follow` once there is a context."""

    def refresh(self) -> bool:
        """Load the active version where it isn't the one served. Raises RegisterUnavailable."""
        version = self._register.active_version()
        metrics.looked()
        if version is None or version.number == self._number:
            return False
        started = perf_counter()
        institutions = self._register.institutions(version.number)
        kind_words = self._register.kind_words(version.number)
        catalog = Catalog(institutions, self._places, version, kind_words)
        context = Context(
            catalog,
            self._region,
            self._settings.confirmation_days,
            self._settings.public_url.rstrip("/"),
            version.label,
            tuple(self._register.withdrawn(version.number)),
        )
        context.pages.warm()  # or the first person who sends a link would wait
        self.context = context
        self._number = version.number
        keep(len(catalog.institutions))
        metrics.served(context, day_in(self._region))
        log.info("catalogue_loaded", version=version.number, seconds=round(perf_counter() - started, 2))
        return True

    async def follow(self) -> None:
        """Load the active version, then swap in newer ones as they come, until cancelled."""
        listening = asyncio.create_task(self._listen())
        try:
            while True:
                self._news.clear()
                try:
                    await asyncio.to_thread(self.refresh)
                except RegisterUnavailable as error:
                    log.warning("register_unavailable", reason=str(error))
                if self.context is not None:
                    self.loaded.set()
                    # Counted before anybody asks: after a change, and after midnight.
                    await asyncio.to_thread(self.context.statistics, day_in(self._region))
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._news.wait(), SECONDS_BETWEEN_LOOKS)
        finally:
            listening.cancel()
            await asyncio.gather(listening, return_exceptions=True)  # its connection is closed by then

    async def _listen(self) -> None:
        """Look at once where the database tells of a change; a lost connection is made again."""
        while True:
            try:
                async for _ in self._register.news():
                    self._news.set()
            except RegisterUnavailable as error:
                log.warning("not_listening", reason=str(error))
                await asyncio.sleep(SECONDS_UNTIL_LISTENING_AGAIN)
            else:
                return  # this database can't tell
