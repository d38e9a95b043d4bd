"""Tells whoever started the process that the list is only the starter one, and how to fill it."""

import sys

from bot.live.served import Guide
from catalog.model import STARTER
from handlers.texts.page import STARTER_LIST
from handlers.texts.words import plural


async def tell_if_starter(guide: Guide) -> None:
    """Write to stderr how many institutions the starter list has and what to do; nothing for another list."""
    await guide.loaded.wait()
    if guide.context is not None and guide.context.label == STARTER:
        many = len(guide.context.catalog.institutions)
        sys.stderr.write(STARTER_LIST.format(many=plural(many, "учреждение", "учреждения", "учреждений")))
        sys.stderr.flush()
