"""Every regular expression of the program, wherever it stands, so that a new one is tested by itself."""

import ast
import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path
from types import ModuleType

import regex

import bot
import catalog
import handlers

NOT_OF_MESSAGES = (
    "bot.desk.",
    "bot.settings",
    "bot.commands.",
    "catalog.register.",
    "catalog.store.migrations",
)
"""What operators give has limits of its own: files by their size, cells by theirs."""

COMPILED = (re.Pattern, regex.Pattern)
MOST_WORDS = 12
LITERAL = re.compile(r"[A-Za-zА-Яа-яЁё]{2,40}+")
MODULES = {"re": re, "regex": regex}

Pattern = re.Pattern[str]


def patterns() -> dict[str, Pattern]:
    """Each once, by where it stands: what modules hold, what they make of resources, what calls are given."""
    once: dict[str, tuple[str, Pattern]] = {}
    for name, pattern in _all():
        once.setdefault(pattern.pattern, (name, pattern))
    return dict(once.values())


def _all() -> Iterator[tuple[str, Pattern]]:
    for package in (bot, handlers, catalog):
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if found.name.startswith(NOT_OF_MESSAGES) or found.name.endswith("__main__"):
                continue
            module = importlib.import_module(found.name)
            for name, value in vars(module).items():
                yield from _within(_made(value, module), f"{found.name}.{name}")
            yield from _literal(module)


def _made(value: object, module: ModuleType) -> object:
    """What a function that reads a resource once returns; anything else as it is."""
    if not hasattr(value, "cache_info") or getattr(value, "__module__", "") != module.__name__:
        return value
    if not callable(value) or inspect.signature(value).parameters:
        return None
    made: object = value()
    return made


def _within(value: object, name: str) -> Iterator[tuple[str, Pattern]]:
    if isinstance(value, COMPILED):
        if isinstance(value.pattern, str):
            yield name, value
    elif isinstance(value, Mapping):
        for key, one in value.items():
            yield from _within(one, f"{name}.{key}")
    elif isinstance(value, tuple | list):
        for at, one in enumerate(value):
            yield from _within(one, f"{name}.{at}")
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from _within(getattr(value, field.name), f"{name}.{field.name}")


def _literal(module: ModuleType) -> Iterator[tuple[str, Pattern]]:
    """The patterns that are written in a call: `re.sub("…", …)`."""
    for call in ast.walk(ast.parse(Path(module.__file__ or "").read_text(encoding="utf-8"))):
        match call:
            case ast.Call(
                func=ast.Attribute(value=ast.Name(id="re" | "regex" as engine)),
                args=[ast.Constant(value=str(written)), *_],
            ):
                yield f"{module.__name__}:{call.lineno}", MODULES[engine].compile(written, re.IGNORECASE)


def pieces_of(pattern: Pattern) -> list[str]:
    """Words that the pattern itself looks for, each alone, and with a space: its own beginnings."""
    words = sorted(set(LITERAL.findall(pattern.pattern.replace("\\b", " ").replace("\\w", " "))))
    return [piece for word in words[:: len(words) // MOST_WORDS + 1] for piece in (word, f"{word} ")]
