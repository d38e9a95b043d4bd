"""What may be meant while somebody still types: institutions and needs, in the order of an answer."""

from catalog.emergencies import recognise
from catalog.model import Institution
from catalog.pages.links import find_links
from catalog.search import Catalog, Clues, Decision, SearchResult
from handlers.context import Context
from handlers.dialogue.turn import clean
from handlers.messages import Choice
from handlers.texts.words import capitalised
from handlers.view.choices import rows
from handlers.view.kinds import kind_of
from handlers.view.needs import need_at
from handlers.view.payloads import payload

LONGEST = 60
"""Characters that are read: who types more has said it, and is answered when it is sent."""

SHORTEST = 3
MOST, MOST_NEEDS = 6, 3
MOST_LISTED = 5
TOO_MANY = 20
"""Institutions that fit equally: of more a few say nothing."""


def suggestions(text: str, context: Context) -> tuple[Choice, ...]:
    """Up to six choices, each doing what its press in a list would. None in danger, and beside an address."""
    said = clean(text[:LONGEST])
    if len(said) < SHORTEST or len(text) > LONGEST or find_links(said) or recognise(said):
        return ()
    found = _found(context.catalog, said)
    needs, named = _needs(context.catalog, said, found), _institutions(context.catalog, found)
    is_named = found[0].decision in (Decision.ANSWER, Decision.CHOOSE) and not found[0].clues.needs
    return tuple((*named, *needs) if is_named else (*needs, *named))[:MOST]


def _found(catalog: Catalog, said: str) -> list[SearchResult]:
    """What an answer to it would be, and to another completion where the first lists hardly anybody."""
    found: list[SearchResult] = []
    for whole in catalog.completed(said):
        found.append(catalog.find(catalog.parse(whole), limit=MOST_LISTED))
        if len(found[0].fitting) >= MOST_LISTED:
            break
    return found


def _institutions(catalog: Catalog, found: list[SearchResult]) -> tuple[Choice, ...]:
    """Those that fit, by name and place; of too many their kind."""
    if len(found[0].fitting) > TOO_MANY:
        return _kind(found[0].clues)
    codes = dict.fromkeys(code for result in found for code in result.fitting[:MOST_LISTED])
    standing = (catalog.get(code) for code in list(codes)[:MOST_LISTED])
    listed: list[Institution] = [one for one in standing if one is not None]
    return tuple(
        Choice(row.line.partition(". ")[2], payload("card", one.code))
        for row, one in zip(rows(listed), listed, strict=True)
    )


def _kind(clues: Clues) -> tuple[Choice, ...]:
    """The kind that is asked for, where nothing else is said."""
    kind = kind_of(clues.kinds[0]) if len(clues.kinds) == 1 else None
    said_more = clues.places or clues.names or clues.numbers or clues.street or clues.unknown
    if kind is None or said_more:
        return ()
    return (Choice(capitalised(kind.name.several), f"kind:{clues.kinds[0]}"),)


def _needs(catalog: Catalog, said: str, found: list[SearchResult]) -> tuple[Choice, ...]:
    """The one that is surely told, then those whose title has words that begin so; none twice."""
    told = (key for result in found if result.told.sure for key in result.told.needs[:1])
    titles: dict[str, str] = {}
    for key in dict.fromkeys((*told, *_titled(catalog, said))):
        if need := need_at(catalog, key, ""):
            titles.setdefault(need.title, key)
    return tuple(Choice(title, f"need:{key}") for title, key in list(titles.items())[:MOST_NEEDS])


def _titled(catalog: Catalog, said: str) -> list[str]:
    """The needs whose titles have words that begin as those said do, the earlier in the title the better."""
    begun = [f" {word}" for word in said.lower().replace("ё", "е").split() if len(word) >= SHORTEST]
    if catalog.needs is None or not begun:
        return []
    titles = catalog.needs.book.plain_titles.items()
    found = [(title, key) for key, title in titles if all(word in title for word in begun)]
    return [key for _, key in sorted(found, key=lambda one: (one[0].find(begun[0]), one[0]))]
