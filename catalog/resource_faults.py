"""What is wrong with a resource, in one Russian sentence: where it stands, and what to write instead."""

from collections.abc import Collection, Mapping
from dataclasses import is_dataclass
from difflib import get_close_matches
from types import NoneType
from typing import get_args, get_type_hints

from pydantic import ValidationError
from pydantic_core import ErrorDetails

TEXT = "нужен текст (числа, даты, yes и no возьмите в кавычки)"
DAY = "нужна дата вида 2026-11-23"
LIST = "нужен список: [одно, другое] или каждое с новой строки через «- »"
MAPPING = "здесь нужны поля вида «название: значение»"
NEEDED = {
    "string_type": TEXT,
    "string_too_short": "здесь не может быть пусто",
    "list_type": LIST,
    "tuple_type": LIST,
    "frozen_set_type": LIST,
    "dataclass_type": MAPPING,
    "dict_type": MAPPING,
    "missing": "этого поля нет, а оно нужно",
    "bool_type": "нужно true или false",
    "bool_parsing": "нужно true или false",
    "int_type": "нужно целое число",
    "int_parsing": "нужно целое число",
    "float_type": "нужно число",
    "float_parsing": "нужно число",
    "pattern_regex": "это не регулярное выражение",
    "pattern_type": TEXT,
    "too_short": "здесь слишком мало значений",
    "too_long": "здесь слишком много значений",
}
MISSPELT = "unexpected_keyword_argument"
"""Told before the field that is missing for it."""

NAMES = ("key", "id", "name")
"""Fields that name an entry, where it has one."""

Path = tuple[int | str, ...]


def sentence(error: ValidationError, shape: object, found: object) -> str:
    """Where the first fault stands and what is needed there; a path begins with a comma."""
    faults = error.errors(include_url=False)
    fault = next((one for one in faults if one["type"] == MISSPELT), faults[0])
    path = tuple(fault["loc"][1:])  # the shape was wrapped into a list
    return f"{_place(path, found)}: {_needed(fault, shape, path)}"


def first_need(error: ValidationError, shape: object) -> str:
    """What is needed where the first fault stands, without where that is."""
    fault = error.errors(include_url=False)[0]
    return _needed(fault, shape, tuple(fault["loc"][1:]))


def nearest(name: str, known: Collection[str]) -> str:
    """The known name that is most like it, as the rest of a sentence; empty: none is."""
    alike = get_close_matches(name, known, n=1)
    return f"; похоже на «{alike[0]}»" if alike else ""


def _place(path: Path, found: object) -> str:
    said = ""
    for depth, part in enumerate(path):
        found = _inside(found, part)
        if isinstance(part, str):
            said += f", поле «{part}»"
        elif depth == 0:
            said += f", запись {part + 1}{_name(found)}"
        else:
            said += f", строка {part + 1} списка"
    return said


def _inside(found: object, part: int | str) -> object:
    if isinstance(found, Mapping):
        return found.get(part)
    return found[part] if isinstance(found, list) and isinstance(part, int) and part < len(found) else None


def _name(entry: object) -> str:
    names = (entry.get(field) for field in NAMES) if isinstance(entry, Mapping) else ()
    return next((f" («{name[:40]}»)" for name in names if isinstance(name, str)), "")


def _needed(fault: ErrorDetails, shape: object, path: Path) -> str:
    kind, context = fault["type"], fault.get("ctx", {})
    if kind == MISSPELT:
        return f"такого поля нет{nearest(str(path[-1]), _fields(shape, path[:-1]))}"
    if kind == "value_error":
        return str(context["error"])
    if kind == "enum":
        choices = str(context["expected"]).replace(" or ", ", ").replace("'", "")
        return f"нужно одно из: {choices}"
    if kind == "string_too_long":
        return f"не длиннее {context['max_length']} знаков"
    return DAY if kind.startswith("date") else NEEDED.get(kind, "здесь стоит не то, что нужно")


def _fields(shape: object, path: Path) -> tuple[str, ...]:
    """The fields that may stand at that place of the shape."""
    shape = _sure(shape)
    for part in path:
        shape = _sure(get_type_hints(shape)[str(part)] if is_dataclass(shape) else _inner(shape))
    return tuple(get_type_hints(shape)) if is_dataclass(shape) else ()


def _sure(shape: object) -> object:
    """The shape without «or None»."""
    return _inner(shape) if NoneType in get_args(shape) else shape


def _inner(shape: object) -> object:
    """What a list, a tuple, a dict or an optional value holds."""
    return next((one for one in reversed(get_args(shape)) if one not in (..., NoneType)), object)
