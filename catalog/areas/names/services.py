"""Services as acts and residents name them, and which of them are one for a resident."""

from functools import cache, lru_cache

from catalog.areas.names.house import plain
from catalog.areas.names.stems import name_words, stem
from catalog.areas.names.words import service_words
from catalog.search.vocabulary.vocabulary import load_vocabulary

SHORTEST_WORD = 3
"""Shorter abbreviations of kinds («дс», «кп») are as likely a part of an address."""

Stems = tuple[str, ...]


def stems(text: str) -> Stems:
    """The stems of a text's words."""
    return tuple(stem(word).text for word in name_words(plain(text)))


@cache
def kind_words() -> dict[Stems, str]:
    """What kinds are called, by stems → the key of the kind."""
    found: dict[Stems, str] = {}
    for key, kind in load_vocabulary().kinds.items():
        for phrase in kind.words:
            if len(phrase) >= SHORTEST_WORD:
                found.setdefault(stems(phrase), key)
    return found


@cache
def longest_kind() -> int:
    return max(map(len, kind_words()))


@cache
def _groups() -> dict[str, str]:
    groups = service_words().groups
    return {kind: key for key, group in groups.items() for kind in group.kinds}


@lru_cache(maxsize=4_096)
def group_of(service: str) -> str:
    """The key of the service of a text such as «школа» or «гимназия»; the text itself where none is known."""
    kind = kind_words().get(stems(service), "")
    return _groups().get(kind, kind) or plain(service)


def groups_asked(kind: str) -> tuple[str, ...]:
    """The services that are meant by a kind in a question, the nearest first."""
    group = _groups().get(kind, kind)
    entry = service_words().groups.get(group)
    more = (*entry.instead, *entry.also) if entry else ()
    return (group, *(_groups().get(one, one) for one in more))


def counts_as(asked: tuple[str, ...]) -> set[str]:
    """The services of which one has to be there: not those that are only shown besides."""
    groups = service_words().groups
    first = groups.get(asked[0]) if asked else None
    besides = {_groups().get(one, one) for one in first.also} if first else set()
    return set(asked) - besides or set(asked)


def shown(group: str) -> str:
    """«школа», «детский сад»."""
    kind = load_vocabulary().kinds.get(group)
    return kind.name.one if kind else group


def who_knows(groups: tuple[str, ...]) -> tuple[str, ...]:
    """Kinds of bodies to turn to about these services, the nearest first."""
    known = service_words()
    asked = [kind for group in groups if group in known.groups for kind in known.groups[group].asks]
    return (*dict.fromkeys(asked), *known.administration)
