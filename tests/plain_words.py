"""How plain our own sentences are: how many words each has, and which words of offices.

Names in «quotes», numbers, addresses, what is put in later and lists are left aside: they are not ours.
"""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from catalog.yaml_loader import load_yaml

ROOT = Path(__file__).parents[1]
MOST_WORDS = 18
OF_OPERATORS = {"api", "doctor", "gathering", "names", "problems", "queues", "usage"}
"""Modules of `handlers/texts` that residents don't read; `names` holds patterns of names."""

FOR_RESIDENTS = (
    *(file for file in sorted((ROOT / "handlers/texts").glob("*.py")) if file.stem not in OF_OPERATORS),
    *(ROOT / "bot" / channel / "texts.py" for channel in ("telegram", "vk", "max")),
)

RESOURCES = tuple(
    f"catalog/resources/{layer}/{name}.yaml"
    for layer in ("country", "regions/volgograd")
    for name in ("needs", "services", "contacts")
)
SHOWN = ("title", "first", "body")
"""Of an entry, what a resident reads."""

QUOTED = re.compile(r"«[^«»]*(?:«[^«»]*»[^«»]*)*»")
PUT_IN = re.compile(r"\{[^{}]*\}")
SENTENCE_END = re.compile(r"(?<=[.!?…])\s+|\n+")
LIST = re.compile(r"(?:[,;]\s[^\s,;:.]+(?:\s[^\s,;:.]+){0,2}(?=[,;:.!?]|$|\s(?:и|или)\s)){2,}")
"""Things of up to three words, two or more behind the first: «полиса, паспорта, кодов из СМС»."""

WORD = re.compile(r"[а-яё]+(?:-[а-яё]+)*", re.IGNORECASE)


@cache
def officialese() -> re.Pattern[str]:
    """Any of the words of offices."""
    words = load_yaml((ROOT / "tests/data/officialese.yaml").read_text("utf-8"))
    return re.compile("|".join(rf"\b{re.escape(word)}" for word in words), re.IGNORECASE)


def own_sentences() -> Iterator[tuple[str, str]]:
    """Where each text that a resident reads stands, and the text."""
    for file in FOR_RESIDENTS:
        yield from ((f"{file.relative_to(ROOT)}:{line}", text) for line, text in _literals(file))
    for name in RESOURCES:
        for entry in load_yaml((ROOT / name).read_text("utf-8")):
            yield from (
                (f"{name} {entry.get('id') or entry.get('title')}", entry[key])
                for key in SHOWN
                if entry.get(key)
            )


def sentences(text: str) -> list[str]:
    """The sentences of a text without what isn't ours."""
    plain = PUT_IN.sub(" ", QUOTED.sub(" ", text))
    return [part for part in SENTENCE_END.split(plain) if WORD.search(part)]


def words_in(sentence: str) -> int:
    """How many words it has, a list counting as its first thing."""
    return len(WORD.findall(LIST.sub(" ", sentence)))


def _literals(file: Path) -> Iterator[tuple[int, str]]:
    """The Russian strings of a module but its docstrings, those that are joined as one."""
    tree = ast.parse(file.read_text("utf-8"))
    aside = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    parts = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in ast.walk(tree):
        if id(node) in aside | parts:
            continue
        text = _text(node)
        if text and WORD.search(text):
            yield getattr(node, "lineno", 0), text


def _text(node: ast.AST) -> str:
    match node:
        case ast.Constant(value=str(said)):
            return said
        case ast.JoinedStr(values=values):
            return "".join(str(one.value) if isinstance(one, ast.Constant) else "{}" for one in values)
        case _:
            return ""
