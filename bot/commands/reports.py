"""`gospublic reports`: what residents told, and how far the operator is with it."""

import json
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.commands.operator import AsList, StateWanted, opened_register
from catalog.queues.model import OPEN, QueueEntry
from catalog.queues.reports import in_order, proposed, suggested_fix, told
from handlers.texts import queues as texts
from handlers.texts.names import everyday_name, place_name

if TYPE_CHECKING:
    from catalog.model import Institution
    from catalog.search import Catalog


def reports(
    number: Annotated[int | None, typer.Argument(metavar="[NUMBER]", help="Номер сообщения.")] = None,
    *,
    state: StateWanted = None,
    as_json: AsList = False,
) -> None:
    """Сообщения жителей: «Не то», ошибки, чего нет в списке. Сами они ничего в реестре не меняют."""
    from bot.commands.search import load_context

    context, today = load_context()
    with opened_register() as register:
        queues = register.queues
        queues.purge(today)
        if number is None:
            found = in_order(queues.reports([state] if state else OPEN))
        elif state is None:
            found = [queues.report(number)]
        else:
            found = [queues.set_report_state(number, state, today)]
    if as_json:
        typer.echo(json.dumps([_as_object(entry) for entry in found], ensure_ascii=False))
    else:
        typer.echo("\n".join(_as_text(found, context.catalog)))


def _as_text(found: list[QueueEntry], catalog: "Catalog") -> list[str]:
    lines: list[str] = []
    for entry in found:
        institution = catalog.get(entry.code) if entry.code else None
        shown = _shown(institution) if institution else entry.code
        lines += [texts.report_line(entry, shown), *texts.report_details(entry)]
    return [*lines, texts.WHOSE] if lines else [texts.NO_REPORTS]


def _shown(institution: "Institution") -> str:
    return ", ".join(filter(None, (everyday_name(institution), place_name(institution.place))))


def _as_object(entry: QueueEntry) -> dict[str, Any]:
    return {
        "number": entry.number,
        "kind": entry.kind,
        "code": entry.code,
        "state": entry.state,
        "made_on": entry.made_on.isoformat(),
        "changed_on": _iso(entry.changed_on),
        "conversations": entry.conversations,
        "texts": told(entry),
        "addresses": proposed(entry),
        "fix": suggested_fix(entry),
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
