"""A message is parsed where it came in, and searched once or twice, whatever it says."""

import pytest

from catalog.search import Catalog, Query, SearchResult
from handlers.context import Context
from tests.dialogs.conftest import synthetic
from tests.dialogs.harness import Conversation

__all__ = ["synthetic"]

CONVERSATIONS = [
    ["детская поликлиника 5 в дзержинском районе волгограда"],
    ["школа 5 волжский", "а 7?"],
    ["детский сад камышин", "а в волжском?"],
    ["лицей 9", "в советском районе"],
    ["школа 5 волжский", "не 5, а 6"],
    ["поликлиника волгоград", "3"],
    ["записаться к врачу", "камышин"],
    ["садик тзр", "на ополченской"],
    ["алексеевский суд"],
    ["школа 999 камышин"],
    ["больница камышин", "часы работы"],
    ["абырвалг"],
    ["рядом есть школа?"],
    ["дом культуры рахинка", "не то"],
]
MOST = 2
WITH_WHOM_TO_ASK = 4
"""Where nothing was found, who is in charge of the place, and of what it lies in, is looked for as well."""


@pytest.mark.parametrize("said", CONVERSATIONS, ids=" · ".join)
def test_a_message_is_searched_once_or_twice(
    said: list[str], synthetic: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    searched: list[tuple[str, str]] = []
    find = Catalog.find

    def counting(self: Catalog, query: Query, *, place: str = "", limit: int = 10) -> SearchResult:
        searched.append((query.text, place))
        return find(self, query, place=place, limit=limit)

    monkeypatch.setattr(Catalog, "find", counting)
    talk = Conversation(synthetic)
    for line in said:
        searched.clear()
        talk.say(line)
        most = WITH_WHOM_TO_ASK if talk.reply.decision == "none" else MOST
        assert len(searched) <= most, (line, searched)
        assert len(set(searched)) == len(searched)
