"""The difference between two registers, told to the operator: counts, then each institution."""

from collections.abc import Iterator, Sequence

from catalog.model import Institution
from catalog.register.changes.compare import Change, Difference
from catalog.register.faults import shown

WILL = ("добавится", "изменится", "исчезнет")
DONE = ("добавлено", "изменено", "удалено")
FEW = 5
"""So many of each are named where not all of them were asked for."""


def counts(difference: Difference, words: tuple[str, str, str] = WILL) -> str:
    """«добавится 3, изменится 12, исчезнет 5, без изменений 5580»."""
    changes = (difference.added, difference.changed, difference.removed)
    told = [f"{word} {len(some)}" for word, some in zip(words, changes, strict=True)]
    return ", ".join([*told, f"без изменений {difference.unchanged}"])


def difference_lines(difference: Difference, most: int | None = FEW) -> Iterator[str]:
    """What is added, changed field by field, and removed; of each at most so many, or all."""
    yield from _names("Добавляются", difference.added, most)
    if difference.changed:
        yield "Меняются: " + ", ".join(f"{name} — {many}" for name, many in difference.fields()) + "."
        for change in difference.changed[:most]:
            yield from _fields(change)
        yield from more(len(difference.changed), most)
    yield from _names("Исчезают", difference.removed, most)


def more(many: int, most: int | None) -> list[str]:
    """How many of them weren't told."""
    return [f"  … и ещё {many - most}"] if most is not None and many > most else []


def _names(title: str, institutions: Sequence[Institution], most: int | None) -> Iterator[str]:
    if institutions:
        yield f"{title}:"
        yield from (f"  {_name(one)}" for one in institutions[:most])
        yield from more(len(institutions), most)


def _fields(change: Change) -> Iterator[str]:
    yield f"  {_name(change.before)}"
    for field in change.fields():
        yield f"    {field.field}: {_value(field.before)} → {_value(field.after)}"


def _name(one: Institution) -> str:
    return f"{one.code} {shown(one.official_name)}"


def _value(said: str) -> str:
    return f"«{shown(said)}»" if said else "пусто"
