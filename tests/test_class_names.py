"""One name of a class has one meaning in the whole tree."""

import ast
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).parents[1]
CHANNELS = ("bot/telegram/", "bot/vk/", "bot/max/")
"""Their folders mirror each other: the same thing has the same name in each."""


def homes() -> dict[str, list[str]]:
    """By public name of a class, the files that define it, channels taken as one."""
    found: dict[str, set[str]] = defaultdict(set)
    for folder in ("bot", "handlers", "catalog"):
        for path in (ROOT / folder).rglob("*.py"):
            home = path.relative_to(ROOT).as_posix()
            for node in ast.parse(path.read_text("utf-8")).body:
                if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                    found[node.name].add("bot/‹channel›" if home.startswith(CHANNELS) else home)
    return {name: sorted(files) for name, files in found.items()}


def test_no_class_name_means_several_things() -> None:
    assert {name: files for name, files in homes().items() if len(files) > 1} == {}
