"""`python -m tests.bot.channels_table`: what each channel shows of each reply, in docs/channels.md."""

import re
from collections.abc import Iterator
from pathlib import Path

from handlers.context import Context
from handlers.messages import Choice, Incoming, LinkButton, Reply, Session
from handlers.router import respond
from tests.bot.every_channel import CHANNELS, TODAY, Shown
from tests.dialogs.contexts import starting

DOCUMENT = Path(__file__).parents[2] / "docs" / "channels.md"
HEADS = {"telegram": "Telegram", "vk": "VK", "max": "MAX", "web": "web chat", "terminal": "terminal"}
TABLE = re.compile(r"^\| kind of reply .*?\n(?=\n|\Z)", re.MULTILINE | re.DOTALL)


def kinds(context: Context) -> Iterator[tuple[str, Reply]]:
    """One reply of each kind, as the dialogue gives it on the starter register."""
    yield "greeting", _answered(context, Incoming(start=""))
    yield "list to choose from", _answered(context, "взрослая поликлиника дзержинский")
    many = _answered(context, "администрация")
    yield "question, where too many fit", many
    yield "page of a long list, after a button", _pressed(context, many, "Показать все")
    card = _answered(context, "поликлиника 30 дзержинский")
    yield "card", card
    yield "service", _answered(context, "записаться к врачу")
    yield "nothing found", _answered(context, "школа в саратове")
    yield "verdict on a link", _answered(context, "http://vk.com.login.example.ru/x")
    yield "emergency", _answered(context, "сердце прихватило")
    yield "what may be reported", _pressed(context, card, "Сообщить")
    yield "one sentence", _answered(context, "спасибо")
    yield "list, «без кнопок»", _answered(context, "взрослая поликлиника дзержинский", Session(buttons=False))
    yield "text longer than a message", Reply("слово " * 1000, choices=(Choice("Ещё", "more"),))
    yield "a link that no button takes", Reply("Вот.", links=(LinkButton("Сайт", "https://a b.example/"),))
    yield "silence", Reply("")


def table(context: Context) -> str:
    """In Markdown, with a line's end behind it."""
    lines = [f"| kind of reply | {' | '.join(HEADS[channel] for channel in CHANNELS)} |", "|---" * 6 + "|"]
    for kind, reply in kinds(context):
        cells = [cell(shown(reply)) for shown in CHANNELS.values()]
        lines.append(f"| {kind} | {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def cell(shown: Shown) -> str:
    if not shown.messages:
        return "nothing"
    told = "an edit" if shown.edits else _counted(len(shown.messages), "message")
    carried = ((len(shown.payloads), "button"), (len(shown.urls), "link"))
    return ", ".join([told, *(_counted(count, name) for count, name in carried if count)])


def _counted(count: int, name: str) -> str:
    return f"{count} {name}{'s' if count > 1 else ''}"


def _answered(context: Context, said: str | Incoming, session: Session | None = None) -> Reply:
    incoming = Incoming(text=said, today=TODAY) if isinstance(said, str) else said
    return respond(incoming, session or Session(), context)


def _pressed(context: Context, reply: Reply, label: str) -> Reply:
    choice = next(one.choice for one in reply.choices if label in one.label)
    return respond(Incoming(choice=choice, today=TODAY), reply.session, context)


def main() -> None:
    """Put the table as it is now in the place of the one that stands there."""
    now = table(starting())
    written = DOCUMENT.read_text(encoding="utf-8")
    DOCUMENT.write_text(TABLE.sub(lambda _: now, written, count=1), encoding="utf-8")


if __name__ == "__main__":
    main()
