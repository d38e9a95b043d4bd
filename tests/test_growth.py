"""Time grows no faster than the text: each pattern of the program, and each step that a message takes."""

import re
from collections.abc import Callable
from datetime import date

import pytest

from bot import text_split
from bot.max import message_parts as max_parts
from bot.privacy.scrub import Scrubber
from bot.telegram import group as telegram
from bot.vk import message_parts as vk
from catalog.emergencies import recognise
from catalog.pages.check import check
from catalog.pages.judge import Judge
from catalog.pages.links import find_links, without_links
from catalog.pages.phones import find_numbers
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
from tests.patterns import patterns, pieces_of

CONTEXT = Context(of(*(school(f"s{number}", number, "Камышин") for number in range(1, 9))), Region("Область"))


def answer(text: str) -> object:
    return respond(Incoming(text=text), Session(query="школа", options=("card:a",)), CONTEXT)


def judged(text: str) -> object:
    return check(text, Judge(CONTEXT.pages, date(2026, 11, 30)))


STEPS = (
    answer, judged, CONTEXT.catalog.search,
    clean, normalize, tokens, from_layout, from_translit, find_links, without_links, masked,
    check_page.is_broken, find_numbers, recognise,
    lambda text: vk.without_mention(text, 1),
    lambda text: telegram.without_name(text, telegram.Me(1, "bot")),
    lambda text: max_parts.without_name({"text": text}, max_parts.Bot(1, "bot")),
    lambda text: text_split.split(text, 100), lambda text: text_split.cut(text, 100),
    Scrubber(["secret"]).words,
)  # fmt: skip
PATTERNS = patterns()


@pytest.mark.parametrize("name", PATTERNS)
def test_a_pattern_takes_no_longer_than_its_text(name: str) -> None:
    pattern = PATTERNS[name]
    pieces = (*PIECES, *pieces_of(pattern))
    assert [piece for piece in pieces if grows_too_fast(lambda text: pattern.sub("", text), piece)] == []


@pytest.mark.parametrize("step", STEPS)
def test_a_step_takes_no_longer_than_its_text(step: Callable[[str], object]) -> None:
    assert [piece for piece in PIECES if grows_too_fast(step, piece)] == []


def test_no_pattern_hides() -> None:
    """Those of resources, of calls and of other engines are among them."""
    for part in (r"^hxxp", r"\X", "away", "госпаблик"):
        assert any(part in pattern.pattern for pattern in PATTERNS.values()), part


def test_a_pattern_that_reads_its_text_again_and_again_is_told() -> None:
    again = re.compile(r"[\w.+-]+@|x")
    assert any(grows_too_fast(lambda text: again.sub("", text), "a-") for _ in range(5))
