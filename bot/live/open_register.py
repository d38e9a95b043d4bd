"""The register, ready to be read: what every command begins with."""

from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from time import perf_counter

import structlog

from bot.settings import Settings
from catalog.areas.model import Area
from catalog.model import STARTER, Institution, Page, RegisterVersion
from catalog.needs.own import OwnNeeds
from catalog.region import load_region, starter
from catalog.store.register import Register, open_register

log = structlog.get_logger()


def ready_register(settings: Settings) -> Register:
    """The register, with the region's starter list in it where it was empty.

    Raises RegisterUnavailable or RegionError.
    """
    register = open_register(settings.database_url)
    if register.versions.active() is None:
        started = perf_counter()
        institutions = starter(load_region(settings.region))
        register.versions.replace(institutions, note="стартовый список из открытых источников", label=STARTER)
        log.info("starter_loaded", institutions=len(institutions), seconds=round(perf_counter() - started, 2))
    return register


@dataclass(frozen=True, slots=True)
class Contents:
    """What the register held when a command looked; `version` is None where it is empty."""

    version: RegisterVersion | None
    institutions: Sequence[Institution] = ()
    withdrawn: Sequence[tuple[Institution, Page]] = ()
    kind_words: Mapping[str, str] = field(default_factory=dict)
    areas: Sequence[Area] = ()
    own_needs: OwnNeeds = field(default_factory=dict)


def register_contents(settings: Settings) -> Contents:
    """The active version of the ready register, which is closed again. Raises as `ready_register` does."""
    with closing(ready_register(settings)) as register:
        version = register.versions.active()
        if version is None:
            return Contents(None)
        number = version.number
        return Contents(
            version,
            register.versions.institutions(number),
            tuple(register.withdrawals.revoked(number)),
            register.kind_words.read(number),
            register.areas.read(number),
            register.own_needs.read(number),
        )
