"""The register, ready to be read: what every command begins with."""

from time import perf_counter

import structlog

from bot.settings import Settings
from catalog.model import STARTER
from catalog.region import load_region, starter
from catalog.store.register import Register, open_register

log = structlog.get_logger()


def ready_register(settings: Settings) -> Register:
    """The register, with the region's starter list in it where it was empty.

    Raises RegisterUnavailable or RegionError.
    """
    register = open_register(settings.database_url)
    if register.active_version() is None:
        started = perf_counter()
        institutions = starter(load_region(settings.region))
        register.replace(institutions, note="стартовый список из открытых источников", label=STARTER)
        log.info("starter_loaded", institutions=len(institutions), seconds=round(perf_counter() - started, 2))
    return register
