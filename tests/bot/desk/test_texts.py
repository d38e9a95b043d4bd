"""Texts of the desk: each name stands for one sentence."""

import ast
from pathlib import Path

import pytest

DESK = Path(__file__).parents[3] / "bot/desk"


@pytest.mark.parametrize("file", sorted(DESK.rglob("texts.py")), ids=lambda file: file.parent.name)
def test_no_name_is_given_twice(file: Path) -> None:
    """The second would be read where the first is meant."""
    tree = ast.walk(ast.parse(file.read_text("utf-8")))
    names = [one.id for one in tree if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Store)]
    assert names
    assert sorted(names) == sorted(set(names))
