"""Questions that found nothing, put together by likeness. A text is told once three conversations had it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from rapidfuzz import fuzz

from catalog.queues.likeness import closest, key, numbers
from catalog.queues.model import TOLD_BY, Missed, State
from catalog.search.language.normalize import words

FOUND_BY = 2
"""So many conversations must have found the same afterwards."""

ALIKE_WORDS = 75.0
"""Of 100: «рябовка» and «рябовке» are one word."""


@dataclass(frozen=True, slots=True)
class MissGroup:
    """Questions of one kind and place that say the same."""

    number: int  # of its first question
    numbers: tuple[int, ...]
    kind: str  # the key of the kind; empty where none was understood
    place: str
    conversations: int
    text: str  # what at least three conversations said; empty before
    first_on: date
    last_on: date
    state: State  # of the question that came last
    found: str = ""  # the code of what most of those who went on asking found, if at least two did


def grouped(misses: Iterable[Missed]) -> list[MissGroup]:
    """The groups, those with the most conversations first."""
    about: dict[tuple[str, str], list[Missed]] = defaultdict(list)
    for one in sorted(misses, key=lambda one: one.number):
        about[one.kind, one.place].append(one)
    groups = [_group(alike) for same in about.values() for alike in _by_likeness(same)]
    return sorted(groups, key=lambda group: (-group.conversations, group.number))


def _by_likeness(misses: Sequence[Missed]) -> list[list[Missed]]:
    """Each with the first group that says the same."""
    groups: dict[str, list[Missed]] = {}
    with_numbers: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for one in misses:
        sought = key(one.text)
        if sought not in groups:
            alike = with_numbers[numbers(sought)]
            at = closest(sought, alike)
            if at is None:
                alike.append(sought)
            else:
                sought = alike[at]
        groups.setdefault(sought, []).append(one)
    return list(groups.values())


def _group(misses: Sequence[Missed]) -> MissGroup:
    first, last = misses[0], misses[-1]
    return MissGroup(
        number=first.number,
        numbers=tuple(one.number for one in misses),
        kind=first.kind,
        place=first.place,
        conversations=len({one.voice for one in misses}),
        text=common_text([(one.voice, one.text) for one in misses]),
        first_on=first.made_on,
        last_on=last.made_on,
        state=last.state,
        found=_found(misses),
    )


def _found(misses: Sequence[Missed]) -> str:
    """What somebody found next may be another matter; what two found of all who went on is the one."""
    codes = Counter(code for _, code in {(one.voice, one.found) for one in misses if one.found})
    code, count = next(iter(codes.most_common(1)), ("", 0))
    return code if count >= FOUND_BY and 2 * count > codes.total() else ""


def common_text(said: Sequence[tuple[str, str]]) -> str:
    """What three voices said alike: a whole text, or the words that they share; before, nothing.

    `said`: voices with their texts, the first first.
    """
    voices: dict[str, set[str]] = defaultdict(set)
    for voice, text in said:
        voices[key(text)].add(voice)
    whole = (text for _, text in said if len(voices[key(text)]) >= TOLD_BY)
    return next(whole, None) or " ".join(word for word in words(said[0][1]) if _is_shared(word, said))


def _is_shared(word: str, said: Sequence[tuple[str, str]]) -> bool:
    """Whether three voices used the word, be it in another form."""
    return (
        len({voice for voice, text in said if any(_alike(word, other) for other in words(text))}) >= TOLD_BY
    )


def _alike(word: str, other: str) -> bool:
    if word.isdigit() or other.isdigit():
        return word == other
    return fuzz.ratio(word, other) >= ALIKE_WORDS
