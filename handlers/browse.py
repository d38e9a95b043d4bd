"""The kinds of institutions that the list holds, to be chosen from."""

from dataclasses import replace

from handlers.choices import PAGE_SIZE, numbered
from handlers.messages import Choice, Reply
from handlers.texts import finding, greeting
from handlers.turn import Turn

ASKED = "kinds"

__all__ = ["ASKED", "PAGE_SIZE", "kinds"]


def kinds(turn: Turn, offset: int = 0) -> Reply:
    """Five kinds, those first that have the most institutions; each leads to its institutions."""
    held = turn.catalog.kinds()
    offset = max(0, min(offset, (len(held) - 1) // PAGE_SIZE * PAGE_SIZE))
    shown = held[offset : offset + PAGE_SIZE]
    rows = numbered([(_capitalised(kind.several), f"kind:{kind.key}") for kind in shown], start=offset + 1)
    more = len(held) - offset - len(shown)
    return Reply(
        text="\n".join(
            (greeting.BROWSE, *(row.line for row in rows), *([finding.more(more)] if more > 0 else []))
        ),
        choices=(
            *(row.choice for row in rows),
            *([Choice(finding.MORE, f"kinds:{offset + PAGE_SIZE}")] if more > 0 else []),
            *([Choice(finding.BACK, f"kinds:{offset - PAGE_SIZE}")] if offset else []),
        ),
        session=replace(
            turn.session,
            query="",
            options=tuple(row.choice.choice for row in rows),
            offset=offset,
            asked=ASKED,
            shown="",
        ),
    )


def _capitalised(words: str) -> str:
    return words[:1].upper() + words[1:]
