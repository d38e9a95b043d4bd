"""`gospublic chat`: the dialogue in the terminal."""

import asyncio
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

    from bot.bootstrap import Parts
    from handlers.messages import Incoming

PERSON = "terminal:1"


def chat() -> None:
    """Тот же разговор в терминале. Выход: «выход» или Ctrl+D."""
    from bot.bootstrap import assemble
    from bot.settings import Settings

    parts = assemble(Settings())
    parts.guide.refresh()
    asyncio.run(_talk(parts))


async def _talk(parts: "Parts") -> None:
    from rich.console import Console

    from handlers import texts
    from handlers.dialogue.intents import resource
    from handlers.messages import Incoming

    console = Console(highlight=False, markup=False, emoji=False)
    await _answer(console, parts, Incoming(start=""))
    while (said := await asyncio.to_thread(_ask)) is not None:
        if said.strip().lower() in resource().leaving:
            break
        await _answer(console, parts, Incoming(text=said))
    console.print(texts.FAREWELL)
    await parts.close()


def _ask() -> str | None:
    try:
        return input("> ")
    except (EOFError, KeyboardInterrupt):
        return None
    except UnicodeDecodeError:
        return ""


async def _answer(console: "Console", parts: "Parts", incoming: "Incoming") -> None:
    from handlers.view.plain_text import plain_text

    reply = await parts.conversation.answer(PERSON, incoming)
    if reply.text:
        console.print(plain_text(reply, incoming.today), "\n", sep="")
