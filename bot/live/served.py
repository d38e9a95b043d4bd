"""The catalogue that is served: built whole from one version of the register, and swapped whole."""

import asyncio
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from time import perf_counter

import structlog

from bot.live.garbage import keep
from bot.live.timeline import Timeline
from bot.observability import metrics
from bot.settings import Settings
from catalog.areas.index import AreaIndex
from catalog.model import RegisterVersion
from catalog.region import Region, day_in
from catalog.resource_file import ResourceError
from catalog.search import Catalog
from catalog.search.needs.reader import NeedReader, reader_of
from catalog.search.places.region_places import load_places
from catalog.store.errors import RegisterUnavailable
from catalog.store.register import Register
from handlers.context import Context
from handlers.rehearsal import rehearse

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
        self._needs = reader_of(settings.region)
        self._needs_of = 0  # the version in which what operators say of needs changed last
        self._number = -1
        self._areas_of = 0  # the version in which the areas that are served changed last
        self._news = asyncio.Event()
        self.context: Context | None = None
        self.timeline = Timeline(register.versions, register.events)
        self.loaded = asyncio.Event()
        """Set by `follow` once there is a context."""

    def refresh(self) -> bool:
        """Load the active version where it isn't the one served. Raises RegisterUnavailable."""
        version = self._register.versions.active()
        metrics.looked()
        if version is None or version.number == self._number:
            return False
        started, before = perf_counter(), self.context
        context = (self._changed(before, version) if before else None) or self._read(version)
        context.pages.warm()  # or the first person who sends a link would wait
        is_new = before is None or not context.catalog.shares_index_with(before.catalog)
        if is_new:
            rehearse(context, day_in(self._region))
        self.context = context
        self._number = version.number
        if is_new:
            keep(len(context.catalog.institutions))
        metrics.served(context, day_in(self._region))
        log.info("catalogue_loaded", version=version.number, seconds=round(perf_counter() - started, 2))
        return True

    def _read(self, version: RegisterVersion) -> Context:
        institutions = self._register.versions.institutions(version.number)
        words = self._register.kind_words.read(version.number)
        catalog = Catalog(institutions, self._places, version, words, self._read_needs(version.number))
        return Context(
            catalog,
            self._region,
            self._settings.confirmation_days,
            self._settings.public_url.rstrip("/"),
            version.label,
            tuple(self._register.withdrawals.revoked(version.number)),
            self._areas(catalog, version.number),
        )

    def _read_needs(self, number: int) -> NeedReader:
        """Made anew where operators said something else since. What can't be used is left out, and logged."""
        changed = self._register.own_needs.last_change(number)
        if changed != self._needs_of:
            region = self._settings.region
            try:
                self._needs = reader_of(region, self._register.own_needs.read(number))
            except ResourceError as error:  # words that an older program took
                log.error("own_needs_unusable", reason=str(error))  # noqa: TRY400 - the sentence says it
                self._needs = reader_of(region)
            self._needs_of = changed
        return self._needs

    def _areas(self, catalog: Catalog, number: int) -> AreaIndex:
        self._areas_of = self._register.areas.last_change(number)
        return AreaIndex(
            self._register.areas.read(number), catalog.institutions, self._places, catalog.kind_of
        )

    def _changed(self, before: Context, version: RegisterVersion) -> Context | None:
        """From what is served, where not too much differs: only that is read, and made anew."""
        served = before.catalog.version
        changes = self._register.differences.since(served, version.number) if served else None
        if changes is None:
            return None
        institutions = changes.applied(before.catalog.institutions)
        words = self._register.kind_words.read(version.number)
        needs = self._read_needs(version.number)
        catalog = before.catalog.changed(institutions, version, words, needs) or Catalog(
            institutions, self._places, version, words, needs
        )
        withdrawn = tuple(self._register.withdrawals.revoked(version.number))
        same = self._register.areas.last_change(version.number) == self._areas_of
        same = same and catalog.shares_index_with(before.catalog)
        areas = before.areas if same else self._areas(catalog, version.number)
        return replace(before.changed(catalog, withdrawn), label=version.label, areas=areas)

    async def follow(self) -> None:
        """Load the active version, then swap in newer ones as they come, until cancelled."""
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._listen())
            tasks.create_task(self._count())
            await self._load()

    async def _load(self) -> None:
        while True:
            self._news.clear()
            try:
                await asyncio.to_thread(self.refresh)
            except RegisterUnavailable as error:
                log.warning("register_unavailable", reason=str(error))
            if self.context is not None:
                self.loaded.set()
            with suppress(TimeoutError):
                async with asyncio.timeout(SECONDS_BETWEEN_LOOKS):
                    await self._news.wait()

    async def _count(self) -> None:
        """The figures, before anybody asks: after a change and after midnight. No change waits for them."""
        await self.loaded.wait()
        while self.context is not None:
            today = day_in(self._region)
            for day in (today, today + timedelta(days=1)):  # or the first who asks after midnight would wait
                await asyncio.to_thread(self.context.statistics, day)
            await asyncio.sleep(SECONDS_BETWEEN_LOOKS)

    async def _listen(self) -> None:
        """Look at once where the database tells of a change; a lost connection is made again."""
        while True:
            try:
                async for _ in self._register.versions.news():
                    self._news.set()
            except RegisterUnavailable as error:
                log.warning("not_listening", reason=str(error))
                await asyncio.sleep(SECONDS_UNTIL_LISTENING_AGAIN)
            else:
                return  # this database can't tell
