"""Time grows no faster than the text: each pattern of the program, and each step that a message takes."""

import importlib
import pkgutil
import re
from collections.abc import Iterator

import pytest

import bot
import catalog
import handlers
from catalog.emergencies import recognise
from catalog.pages.links import find_links, without_links
from catalog.queues.masking import masked
from catalog.region import Region
from catalog.search.language.normalize import normalize, tokens
from catalog.search.language.transliteration import from_layout, from_translit
from handlers.context import Context
from handlers.dialogue.turn import clean
from handlers.messages import Incoming, Session
from handlers.router import respond
from handlers.steps import check_page
from tests.catalog.registers import of, school
from tests.growth import PIECES, grows_too_fast

NOT_OF_MESSAGES = (
    "bot.desk.",
    "bot.settings",
    "bot.commands.",
    "catalog.register.",
    "catalog.store.migrations",
)
"""What operators give has limits of its own: files by their size, cells by theirs."""

CONTEXT = Context(of(*(school(f"s{number}", number, "Камышин") for number in range(1, 9))), Region("Область"))


def answer(text: str) -> object:
    return respond(Incoming(text=text), Session(query="школа", options=("card:a",)), CONTEXT)


STEPS = (
    answer,
    clean, normalize, tokens, from_layout, from_translit, find_links, without_links, masked,
    check_page.is_broken, recognise,
)  # fmt: skip


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Every compiled pattern that a module holds by name."""
    for package in (bot, handlers, catalog):
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if found.name.startswith(NOT_OF_MESSAGES) or found.name.endswith("__main__"):
                continue
            module = importlib.import_module(found.name)
            for name, value in vars(module).items():
                if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
                    yield f"{found.name}.{name}", value


@pytest.mark.parametrize(("name", "pattern"), dict(patterns()).items())
def test_a_pattern_takes_no_longer_than_its_text(name: str, pattern: re.Pattern[str]) -> None:
    slow = [piece for piece in PIECES if grows_too_fast(lambda text: pattern.sub("", text), piece)]
    assert slow == [], name


@pytest.mark.parametrize("step", STEPS)
def test_a_step_takes_no_longer_than_its_text(step: object) -> None:
    assert callable(step)
    assert [piece for piece in PIECES if grows_too_fast(step, piece)] == []
