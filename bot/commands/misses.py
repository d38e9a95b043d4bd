"""`gospublic misses`: what residents asked for and didn't find, and the word that would have found it."""

import json
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.commands.operator import AsList, StateWanted, busy, opened_register, refuse
from catalog.queues.model import OPEN, State
from handlers.texts import queues as texts

if TYPE_CHECKING:
    from catalog.queues.misses import MissGroup
    from catalog.queues.synonyms import Proposal
    from catalog.store.desk.queues import Queues


def misses(
    number: Annotated[int | None, typer.Argument(metavar="[NUMBER]", help="Номер группы вопросов.")] = None,
    *,
    state: StateWanted = None,
    as_json: AsList = False,
) -> None:
    """Вопросы, на которые ответа не нашлось: похожие вместе, без имён и телефонов, с подсказкой слова."""
    from bot.commands.search import load_context
    from bot.settings import Settings
    from catalog.queues.synonyms import propose
    from catalog.search.places.region_places import load_places

    context, today = load_context()
    with opened_register() as register:
        register.queues.purge(today)
        if number is not None and state is not None:
            _mark(register.queues, number, state)
            typer.echo(texts.marked(number, state, today))
            return
        found = _groups(register.queues, number, state)
    with busy("Ищу подходящие слова…"):
        proposals = propose(found, context.catalog, load_places(Settings().region))
    if as_json:
        objects = [_as_object(group, proposals.get(group.number)) for group in found]
        typer.echo(json.dumps(objects, ensure_ascii=False))
    else:
        typer.echo("\n".join(_as_text(found, proposals)))


def _groups(queues: "Queues", number: int | None, state: State | None) -> "list[MissGroup]":
    """The groups in that state, or the one of that number. Exit status 1 where there is none such."""
    from catalog.queues.misses import grouped

    found = grouped(queues.misses([state] if state else OPEN))
    if number is None:
        return found
    return [group for group in found if number in group.numbers] or refuse(
        texts.NO_SUCH_MISS.format(number=number)
    )


def _mark(queues: "Queues", number: int, state: State) -> None:
    from catalog.queues.misses import grouped

    for group in grouped(queues.misses(tuple(State))):
        if number in group.numbers:
            queues.set_miss_state(group.numbers, state)
            return
    refuse(texts.NO_SUCH_MISS.format(number=number))


def _as_text(found: "list[MissGroup]", proposals: "dict[int, Proposal]") -> list[str]:
    from catalog.search.vocabulary.vocabulary import load_vocabulary

    kinds = load_vocabulary().kinds
    lines: list[str] = []
    for group in found:
        lines.append(texts.miss_line(group, kinds[group.kind].name.one if group.kind in kinds else ""))
        if proposal := proposals.get(group.number):
            lines.append(texts.proposal_line(proposal))
    return lines or [texts.NO_MISSES]


def _as_object(group: "MissGroup", proposal: "Proposal | None") -> dict[str, Any]:
    return {
        "number": group.number,
        "conversations": group.conversations,
        "text": group.text,
        "kind": group.kind,
        "place": group.place,
        "first_on": group.first_on.isoformat(),
        "last_on": group.last_on.isoformat(),
        "state": group.state,
        "proposal": proposal and {"said": proposal.said, "kind": proposal.kind, "code": proposal.code},
    }
