"""Russian words in Python that a text is compared with, wherever they stand: they belong into resources."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGES = ("bot", "handlers", "catalog")
CLASS = re.compile(r"\[[^\]]*\]")
LETTER = re.compile(r"[а-яё]", re.IGNORECASE)
YO = {"ё", "е"}
"""That one stands for the other is no word."""

LOOKING = {
    "compile", "count", "endswith", "find", "findall", "finditer", "fullmatch", "get", "index", "lstrip",
    "maketrans", "match", "partition", "pop", "removeprefix", "removesuffix", "replace", "rpartition",
    "rstrip", "search", "split", "startswith", "strip", "sub",
}  # fmt: skip
"""Methods by which a text is looked through or changed."""


def word_literals() -> dict[str, list[str]]:
    """The literals of each module, by its path; modules of texts hold what people read, and are left out."""
    found = {}
    for package in PACKAGES:
        for file in sorted((ROOT / package).rglob("*.py")):
            where = file.relative_to(ROOT)
            if not any(part.startswith("texts") for part in where.parts):
                said = list(literals(ast.parse(file.read_text(encoding="utf-8"))))
                if said:
                    found[str(where)] = said
    return found


def literals(tree: ast.AST) -> Iterator[str]:
    """Russian literals that stand in a collection, a comparison or a call that looks through a text."""
    for node in ast.walk(tree):
        for value in _compared(node):
            for one in ast.walk(value) if isinstance(value, ast.JoinedStr) else (value,):
                if isinstance(one, ast.Constant) and isinstance(one.value, str) and _has_words(one.value):
                    yield f"{one.lineno}: {one.value[:60]}"


def _has_words(said: str) -> bool:
    """Whether letters stand there that are no class of letters («[а-я]»)."""
    return said not in YO and LETTER.search(CLASS.sub("", said)) is not None


def _compared(node: ast.AST) -> list[ast.expr]:
    match node:
        case ast.Set() | ast.Tuple() | ast.List():
            return list(node.elts)
        case ast.Dict():
            return [one for one in (*node.keys, *node.values) if one]
        case ast.Compare():
            return [node.left, *node.comparators]
        case ast.Call(func=ast.Attribute(value=ast.Constant() as said, attr="split" | "join")):
            return [said, *node.args]
        case ast.Call(func=ast.Attribute(attr=name)) if name in LOOKING:
            return list(node.args)
        case _:
            return []
