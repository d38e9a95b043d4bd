"""Reads the entries of a resource file, and says in one Russian sentence what is wrong with it."""

from datetime import date
from enum import StrEnum
from importlib.resources.abc import Traversable
from typing import TypeVar

import yaml

from catalog.region.model import RegionError
from catalog.yaml_loader import load_yaml

Choice = TypeVar("Choice", bound=StrEnum)


class Entry:
    """One mapping of a resource file. Every field asked for is checked; a field too many is a fault."""

    def __init__(self, fields: object, where: str) -> None:
        if not isinstance(fields, dict):
            raise RegionError(f"{where}: здесь нужны поля вида «название: значение».")
        self._fields = dict(fields)
        self.where = where

    def fault(self, field: str, needed: str) -> RegionError:
        return RegionError(f"{self.where}, поле «{field}»: {needed}.")

    def text(self, field: str, default: str | None = None) -> str:
        """A line of text; without a default it must be there and not be empty."""
        found = self._fields.pop(field, default)
        if not isinstance(found, str) or (default is None and not found.strip()):
            raise self.fault(field, "нужен текст (числа и даты возьмите в кавычки)")
        return " ".join(found.split())

    def day(self, field: str) -> date | None:
        found = self._fields.pop(field, None)
        # YAML reads 2026-11-23 as a date and 2026-11-23 10:00 as a datetime, which is a date as well.
        if found is not None and type(found) is not date:
            raise self.fault(field, "нужна дата вида 2026-11-23")
        return found

    def needed_day(self, field: str) -> date:
        found = self.day(field)
        if found is None:
            raise self.fault(field, "нужна дата вида 2026-11-23")
        return found

    def texts(self, field: str) -> tuple[str, ...]:
        found = self._fields.pop(field, [])
        if not isinstance(found, list) or not all(isinstance(text, str) and text for text in found):
            raise self.fault(field, "нужен список строк")
        return tuple(found)

    def one_of(self, field: str, choices: type[Choice]) -> Choice:
        said = self.text(field)
        try:
            return choices(said)
        except ValueError:
            raise self.fault(field, f"нужно одно из: {', '.join(choices)}") from None

    def finish(self) -> None:
        """Nothing may be left over: a misspelt field would otherwise be lost without a word."""
        for field in self._fields:
            raise self.fault(str(field), "такого поля нет")


def read_entry(folder: Traversable, name: str) -> Entry:
    """The one mapping of that file; of a file that is absent, an empty one."""
    return Entry(_read(folder, name) or {}, name)


def read_entries(folder: Traversable, name: str) -> list[Entry]:
    """The list of mappings in that file; of a file that is absent, none."""
    found = _read(folder, name) or []
    if not isinstance(found, list):
        raise RegionError(f"{name}: здесь нужен список, каждая запись с новой строки через «- ».")
    return [Entry(fields, f"{name}, запись {number}") for number, fields in enumerate(found, start=1)]


def _read(folder: Traversable, name: str) -> object:
    file = folder / name
    if not file.is_file():
        return None
    try:
        return load_yaml(file.read_text(encoding="utf-8"))
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise RegionError(f"{name}, строка {line}: это не читается как YAML. Проверьте отступы.") from error
    except (yaml.YAMLError, UnicodeDecodeError, ValueError, RecursionError) as error:
        raise RegionError(f"{name}: это не читается как YAML в кодировке UTF-8.") from error
    except OSError as error:
        raise RegionError(f"{name}: файл не открывается. Проверьте права доступа.") from error
