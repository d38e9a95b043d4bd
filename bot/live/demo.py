"""The synthetic register, to show the guide on 5,600 institutions. Every answer calls it so."""

from contextlib import closing
from importlib.resources import as_file, files

from bot.settings import Settings
from catalog.model import SYNTHETIC
from catalog.register.reading.reading import read_register_file
from catalog.store.register import open_register


def fill(settings: Settings) -> None:
    """Put the synthetic register into the database of the settings where it is empty."""
    with closing(open_register(settings.database_url)) as register:
        if register.versions.active() is None:
            with as_file(files("catalog") / "resources" / "demo" / "synthetic-register.csv") as file:
                register.versions.replace(
                    read_register_file(file), note="вымышленный реестр для показа", label=SYNTHETIC
                )
