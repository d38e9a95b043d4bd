"""Russian words in Python that a text is compared with, wherever they stand: they belong into resources."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGES = ("bot", "handlers", "catalog")
CYRILLIC = re.compile(r"[а-яё]{2}|(?<!\\)\b[а-яё]\b(?!-)", re.IGNORECASE)
COMPARING = frozenset(
    [
        "compile",
        "search",
        "match",
        "fullmatch",
        "sub",
        "split",
        "findall",
        "finditer",
        "maketrans",
        "replace",
        "startswith",
        "endswith",
        "removeprefix",
        "removesuffix",
        "partition",
        "rpartition",
        "strip",
        "lstrip",
        "rstrip",
        "count",
        "index",
        "find",
        "get",
        "pop",
    ]
)
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
                if (
                    isinstance(one, ast.Constant)
                    and isinstance(one.value, str)
                    and CYRILLIC.search(one.value)
                ):
                    yield f"{one.lineno}: {one.value[:60]}"


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
        case ast.Call(func=ast.Attribute(attr=name)) if name in COMPARING:
            return list(node.args)
        case _:
            return []
