"""Choices: what they are called, what they carry, and how they are numbered."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from catalog.model import Institution
from handlers.messages import Choice, Reply, Session
from handlers.texts.names import everyday_name, own_number, place_beside, place_name, short_place
from handlers.texts.words import capitalised
from handlers.view.payloads import payload

LABEL_LENGTH = 40
ROOM = LABEL_LENGTH - len("10. ")
PAGE_SIZE = 5


@dataclass(frozen=True, slots=True)
class Row:
    """One institution in a list: its line of text, and its choice."""

    line: str
    choice: Choice


def rows(institutions: Sequence[Institution], start: int = 1) -> tuple[Row, ...]:
    """Numbered rows that say what differs. Labels are distinct and at most 40 characters."""
    names = [everyday_name(institution) for institution in institutions]
    places = [place_name(institution.place) for institution in institutions]
    lines = _lines(institutions, names, places)
    labels = _labels(institutions, names, places)
    return tuple(
        Row(f"{position}. {line}", Choice(fitted(f"{position}. ", label), payload("card", institution.code)))
        for position, (institution, line, label) in enumerate(
            zip(institutions, lines, labels, strict=True), start=start
        )
    )


def numbered(options: Sequence[tuple[str, str]], start: int = 1) -> tuple[Row, ...]:
    """Rows of (label, payload) that are no institutions."""
    return tuple(
        Row(f"{position}. {label}", Choice(fitted(f"{position}. ", label), payload))
        for position, (label, payload) in enumerate(options, start=start)
    )


def menu(head: str, listed: Sequence[Row], session: Session) -> Reply:
    """The rows under a head, open to be chosen from by their numbers."""
    options = tuple(row.choice.choice for row in listed)
    return Reply(
        text="\n".join((head, *(row.line for row in listed))),
        choices=tuple(row.choice for row in listed),
        session=replace(session, options=options, offset=0, asked=""),
    )


def fitted(start: str, label: str) -> str:
    """The label behind its number, cut between words where it is too long."""
    room = (LABEL_LENGTH - len(start)) if start else ROOM
    if len(label) <= room:
        return start + label
    cut = label[: room - 1]
    return start + (cut.rsplit(" ", 1)[0] if " " in cut else cut).rstrip(" ,«") + "…"


def _lines(institutions: Sequence[Institution], names: list[str], places: list[str]) -> list[str]:
    parts = [[name] for name in names]
    if _differ(places) or len(places) == 1:
        parts = [[name, place_beside(name, place)] for name, place in zip(names, places, strict=True)]
    alike = Counter(tuple(part) for part in parts)
    return [
        ", ".join(filter(None, [*part, institution.address if alike[tuple(part)] > 1 else ""]))
        for part, institution in zip(parts, institutions, strict=True)
    ]


def _labels(institutions: Sequence[Institution], names: list[str], places: list[str]) -> list[str]:
    """What differs, in as few words as tell all of them apart; a street where nothing else does."""
    candidates = [
        [fitted("", label) for label in labels] for labels in _candidates(institutions, names, places)
    ]
    labels = next((labels for labels in candidates if _tell_apart(labels)), candidates[0])
    labels = _without_common_beginning(labels, names)
    alike = Counter(labels)
    return [
        institution.address or name if alike[label] > 1 or not label else label
        for institution, name, label in zip(institutions, names, labels, strict=True)
    ]


def _without_common_beginning(labels: list[str], names: list[str]) -> list[str]:
    """Long names that begin alike, by their ends: «онкологический диспансер», «кардиологический центр»."""
    alike = Counter(labels)
    same = [name.split() for name, label in zip(names, labels, strict=True) if alike[label] > 1]
    common = _common(same)
    return [
        fitted("", capitalised(" ".join(name.split()[common:]))) if alike[label] > 1 and common else label
        for name, label in zip(names, labels, strict=True)
    ]


def _common(names: list[list[str]]) -> int:
    """How many words all of these begin with, each keeping at least one, and «№» its number."""
    columns = list(zip(*(words[:-1] for words in names), strict=False))
    differing = (at for at, words in enumerate(columns) if _differ(words) or "№" in words)
    return next(differing, len(columns))


def _candidates(
    institutions: Sequence[Institution], names: list[str], places: list[str]
) -> Iterator[list[str]]:
    """«№ 9», «Дзержинский», «№ 9, Дзержинский», then the names."""
    short = [short_place(institution.place) for institution in institutions]
    numbers = _numbers(institutions)
    where = short if len(set(short)) == len(set(places)) else places
    if numbers and _differ(numbers):
        yield _joined(numbers, where) if _differ(places) else numbers
    elif _differ(places) and (numbers or not _differ(names)):
        yield where
    if _differ(places):
        yield _joined(names, [place_beside(name, place) for name, place in zip(names, where, strict=True)])
    yield names


def _numbers(institutions: Sequence[Institution]) -> list[str]:
    """«№ 9» for each where all are of one kind and each bears a number; none otherwise."""
    numbers = [own_number(institution) for institution in institutions]
    one_kind = len({institution.kind for institution in institutions}) == 1
    return [f"№ {own}" for own in numbers] if one_kind and None not in numbers else []


def _tell_apart(labels: list[str]) -> bool:
    return len(set(labels)) == len(labels) and all(labels)


def _joined(first: list[str], second: list[str]) -> list[str]:
    return [", ".join(filter(None, pair)) for pair in zip(first, second, strict=True)]


def _differ(values: Sequence[str]) -> bool:
    return len(set(values)) > 1
