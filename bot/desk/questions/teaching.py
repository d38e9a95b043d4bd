"""Words of residents as another name of an institution: for questions in vain, and for «Не то»."""

from collections.abc import Callable, Sequence
from functools import partial
from html import escape

from starlette.requests import Request
from starlette_admin.exceptions import ActionFailed

from bot.bootstrap import Parts
from bot.desk.kit.buttons import asking
from bot.desk.loading.edits import Cells, edit
from bot.desk.questions import texts
from catalog.model import Institution, RegisterVersion
from catalog.queues.instead import try_name
from catalog.search.places.region_places import load_places
from handlers.texts.names import everyday_name, place_name

MOST_NAMED = 3
LONGEST = 200

Others = Callable[[], Sequence[Institution]]

adding_word = partial(asking, "add_word", texts.ADD_WORD, texts.ADD_WORD_ASKED, "plus")
"""The button of either queue, for a view's method."""


def teach(parts: Parts, code: str, said: str) -> RegisterVersion:
    """Blocks. Raises ActionFailed with one sentence, and what the store raises."""
    note = texts.WORD_NOTE.format(said=said, code=code)
    return edit(parts, code, partial(_with_word, said), note)


def teach_instead(parts: Parts, code: str, said: str) -> RegisterVersion:
    """The same, where the words are found by now: only where they hide nobody whom they call, too."""
    context = parts.guide.context
    one = context.catalog.get(code) if context else None
    if context is None or one is None:
        raise ActionFailed(texts.NO_SUCH_CODE.format(code=code))
    trial = try_name(said, one, context.catalog, load_places(parts.settings.region))
    if trial.hides:
        names = ", ".join(everyday_name(other) for other in trial.hides[:MOST_NAMED])
        raise ActionFailed(texts.HIDES.format(words=said, names=names))
    if not trial.finds:
        raise ActionFailed(texts.NOT_FOUND_EVEN_SO.format(name=everyday_name(one)))
    return teach(parts, one.code, said)


def _with_word(said: str, _one: Institution, cells: dict[str, str]) -> Cells:
    names = "; ".join(filter(None, (cells["other_names"], said)))
    return {**cells, "other_names": names}


def teaching_form(said: str, others: Sequence[Institution]) -> str:
    """The question before the button: which words, and whose; the likeliest stands first."""
    options = "".join(f'<option value="{escape(one.code)}">{escape(_label(one))}</option>' for one in others)
    chosen = (
        f'<label class="form-label" for="code">{escape(texts.TEACH_WHOM)}</label>'
        f'<select class="form-select mb-3" id="code" name="code">{options}</select>'
        if options
        else ""
    )
    typed = texts.TEACH_OTHER if others else texts.TEACH_CODE
    return (
        f'<form><label class="form-label" for="said">{escape(texts.TEACH_WORDS)}</label>'
        f'<input class="form-control mb-3" id="said" name="said" value="{escape(said)}"'
        f' maxlength="{LONGEST}">'
        f'{chosen}<label class="form-label" for="other">{escape(typed)}</label>'
        '<input class="form-control" id="other" name="other" maxlength="64" autocomplete="off"></form>'
    )


async def sent(request: Request) -> tuple[str, str]:
    """The words and the code that were sent; a code that was typed counts more than the line of the list."""
    form = await request.form()
    said = " ".join(str(form.get("said") or "").replace(";", " ").split())[:LONGEST]  # «;» parts names
    return said, str(form.get("other") or "").strip() or str(form.get("code") or "")


def _label(one: Institution) -> str:
    return ", ".join(filter(None, (everyday_name(one), place_name(one.place), one.address)))
