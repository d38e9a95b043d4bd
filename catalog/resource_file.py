"""Read a resource: a YAML file whose every key and value is checked as it is read.

A shape is a frozen dataclass, or a list, tuple or dict of them; pydantic fills it and refuses what doesn't
fit. A key too many is a fault, since a misspelt one would be lost without a word.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import PurePath
from typing import Annotated, Any, TypeVar

import yaml
from pydantic import BeforeValidator, ConfigDict, StringConstraints, TypeAdapter, ValidationError

from catalog.resource_faults import first_need, nearest, sentence
from catalog.yaml_loader import DoubleKeyError, load_yaml

RESOURCES = files("catalog") / "resources"

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
"""A line that isn't empty."""

Words = tuple[Text, ...]


def _split(said: object) -> frozenset[str]:
    if not isinstance(said, str):
        raise ValueError("нужны слова через пробел, без скобок и запятых")  # noqa: TRY004 - pydantic tells this one
    return frozenset(said.split())


Block = Annotated[frozenset[str], BeforeValidator(_split)]
"""Words with spaces between them."""

Shape = TypeVar("Shape")


class ResourceError(Exception):
    """A resource can't be used. The message is a sentence in Russian: the file, the entry and the remedy."""


def read_resource(file: Traversable, shape: type[Shape]) -> Shape:
    """Return what the file holds, in that shape. Raises ResourceError where it isn't so."""
    return _shaped(file, _read(file), shape)


def read_optional(file: Traversable, shape: type[Shape]) -> Shape | None:
    """Return what the file holds; of one that is absent or empty, None. Raises ResourceError."""
    found = _read(file) if file.is_file() else None
    return None if found is None else _shaped(file, found, shape)


def shaped(values: Mapping[str, object], shape: type[Shape]) -> Shape:
    """Return the values in that shape. Raises ValueError with what is needed, where they aren't so."""
    wanted: Any = shape
    try:
        held: Shape = _adapter(wanted).validate_python([values])[0]
    except ValidationError as error:
        raise ValueError(first_need(error, shape)) from None
    return held


def read_entries(
    file: Traversable, shape: type[Shape], *, key: str = "", context: object = None
) -> tuple[Shape, ...]:
    """Return the entries of a file that is a list; of one that is absent or empty, none.

    `key`: the field by which entries are told apart; one that stands twice is a fault. `context`: what the
    shape's own checks are given. Raises ResourceError.
    """
    found = _read(file) if file.is_file() else None
    entries = [] if found is None else _shaped(file, found, list[shape], context)  # type: ignore[valid-type]
    if key:
        refuse_doubles(file_title(file), [getattr(entry, key) for entry in entries])
    return tuple(entries)


def refuse_doubles(where: str, names: Sequence[str]) -> None:
    """Raise ResourceError where two entries have one name."""
    for at, name in enumerate(names):
        if name in names[:at]:
            first = names.index(name) + 1
            raise ResourceError(
                f"{where}, запись {at + 1}: «{name}» уже стоит в записи {first}, оставьте одну из них."
            )


def refuse_unknown(where: str, named: Iterable[str], known: Collection[str]) -> None:
    """Raise ResourceError where a name stands for nothing. `where`: file, entry and field."""
    for name in named:
        if name not in known:
            raise ResourceError(f"{where}: «{name}» нигде не описано{nearest(name, known)}.")


def file_title(file: Traversable) -> str:
    """How a resource is named to people: «vocabulary/kinds.yaml»."""
    return "/".join(PurePath(str(file)).parts[-2:])


def entry_title(file: Traversable, number: int) -> str:
    """How an entry of a list is named to people; `number` counts from 1."""
    return f"{file_title(file)}, запись {number}"


def _shaped(file: Traversable, found: object, shape: type[Shape], context: object = None) -> Shape:
    wanted: Any = shape
    try:
        held: Shape = _adapter(wanted).validate_python([found], context=context)[0]
    except ValidationError as error:
        raise ResourceError(f"{file_title(file)}{sentence(error, shape, found)}.") from None
    return held


@cache
def _adapter(shape: Any) -> TypeAdapter[Any]:  # noqa: ANN401 - any shape
    """Wrapped into a list, since a setting reaches a plain dataclass from without alone."""
    return TypeAdapter(list[shape], config=ConfigDict(extra="forbid"))


def _read(file: Traversable) -> Any:  # noqa: ANN401 - checked by the shape
    title = file_title(file)
    try:
        return load_yaml(file.read_text(encoding="utf-8"))
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        problem = (
            error.problem
            if isinstance(error, DoubleKeyError)
            else "это не читается как YAML, проверьте отступы"
        )
        raise ResourceError(f"{title}, строка {line}: {problem}.") from None
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise ResourceError(f"{title}: это не читается как YAML в кодировке UTF-8.") from error
    except OSError as error:
        raise ResourceError(
            f"{title}: файл не открывается. Проверьте, есть ли он и права доступа."
        ) from error
