"""What residents call kinds of institutions, as operators added it: to be looked at, and taken away again."""

from collections.abc import Sequence
from dataclasses import dataclass

from starlette.requests import Request
from starlette_admin.fields import StringField
from starlette_admin.flash import flash

from bot.bootstrap import Parts
from bot.desk.kit.audited_changes import Deeds
from bot.desk.kit.buttons import asking
from bot.desk.kit.rows import RowsView
from bot.desk.questions import texts
from catalog.search.vocabulary.vocabulary import load_vocabulary


@dataclass(frozen=True, slots=True)
class KindWordLine:
    """A word, and the kind that it means."""

    word: str
    kind: str


class KindWordsView(RowsView):
    """They are added where a question in vain proposes them."""

    key = "kind_words"
    menu_label = display_name = texts.KIND_WORDS
    icon = "fa-solid fa-spell-check"
    pk_attr = "word"
    fields = (StringField("word", label="Слово жителей"), StringField("kind", label="Вид"))
    searchable_fields = ("word",)
    row_actions = ("remove",)

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self._words = parts.register.kind_words
        self._deeds = Deeds(parts.register.accounts)

    def rows(self, words: str) -> Sequence[KindWordLine]:
        added = self._words.read().items()
        lines = (KindWordLine(word, kind_name(key)) for word, key in added)
        return [line for line in lines if words.lower() in f"{line.word} {line.kind}".lower()]

    @asking("remove", texts.DISMISS, texts.KIND_WORD_REMOVE_ASKED, "xmark")
    async def remove(self, request: Request, pk: object) -> None:
        word = str(pk)
        note = texts.KIND_WORD_REMOVED_NOTE.format(said=word)
        change = lambda: self._words.remove(word, note)  # noqa: E731 - made where it is used
        made = await self._deeds.do(request, "remove_kind_word", word, change)
        flash(request, texts.KIND_WORD_REMOVED.format(said=word, version=made.number), "success")


def kind_name(key: str) -> str:
    """As residents read it; the key of one that the vocabulary has no more."""
    kind = load_vocabulary().kinds.get(key)
    return kind.name.one if kind else key
