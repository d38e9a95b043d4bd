"""The open register over a real database and a real server."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from bot.live.timeline import Timeline
from bot.web.run import create_app
from catalog.search import Catalog
from catalog.search.places.region_places import RegionPlaces
from catalog.store.register import Register, open_register
from handlers.context import Context
from handlers.messages import Incoming, Reply
from tests.bot.web.register import CATALOG, REGION
from tests.bot.web.serving import Answering, Guiding, running, settings


async def _silent(_incoming: Incoming) -> Reply:
    return Reply("")


def context_of(register: Register) -> Context:
    """What is served of the active version."""
    version = register.versions.active()
    assert version is not None
    withdrawn = tuple(register.withdrawals.revoked(version.number))
    return Context(
        Catalog(register.versions.institutions(), RegionPlaces(), version), REGION, withdrawn=withdrawn
    )


@contextmanager
def serving(folder: Path, **given: object) -> Iterator[tuple[str, Register, Guiding]]:
    """The address, the register of the tests in its first version, and what is served of it."""
    with closing(open_register(f"sqlite:///{folder}/register.sqlite3")) as register:
        register.versions.replace(CATALOG.institutions, note="tests")
        guiding = Guiding(context_of(register), Timeline(register.versions, register.events))
        with running(create_app(Answering(_silent), guiding, settings(**given))) as url:
            yield url, register, guiding
