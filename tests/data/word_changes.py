"""What a change of the resources does to the labelled sets: `make words`.

All resources are checked first. Then every labelled question is asked of this tree and of the last commit
(or of the one that is named), and those are printed, by set, that are decided otherwise.
"""

import csv
import io
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

from bot.process.check_resources import check_resources
from catalog.needs.load import load_needs
from catalog.region import load_region
from catalog.resource_file import RESOURCES, ResourceError
from catalog.search.needs.reader import NeedReader
from catalog.search.places.region_places import load_places
from catalog.search.vocabulary.vocabulary import load_vocabulary

ROOT = Path(__file__).parents[2]
PARTS = ("bot", "handlers", "catalog", "tests", "pyproject.toml")

Decisions = dict[tuple[str, str], tuple[str, str]]
"""Set and question → whether it is right, and how it is decided."""


def main(commit: str = "HEAD") -> int:
    """Print the changes. Exit status 1: a resource can't be used."""
    try:
        check()
    except ResourceError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    with tempfile.TemporaryDirectory() as folder:
        before, after = decisions(_tree_of(commit, Path(folder))), decisions(ROOT)
    sys.stdout.write("\n".join(report(before, after)) + "\n")
    return 0


def check() -> None:
    """Check all resources, and that every kind that a service names is one. Raises ResourceError."""
    check_resources()
    words = {word for kind in load_vocabulary().kinds.values() for word in kind.words}
    for folder in (RESOURCES / "regions").iterdir():
        load_places(folder.name)
        NeedReader(load_needs(folder.name))
        for service in load_region(folder.name).services:
            for kind in service.kinds:
                if kind.lower() not in words:
                    raise ResourceError(f"services.yaml, «{service.title}»: вида «{kind}» нет в kinds.yaml.")


def _tree_of(commit: str, folder: Path) -> Path:
    """The program of that commit, beside the same neighbours."""
    tree, neighbours = folder / "tree", ROOT.parent / "shared"
    tree.mkdir()
    archive = folder / "tree.tar"
    subprocess.run(["git", "archive", "-o", archive, commit, *PARTS], cwd=ROOT, check=True)
    subprocess.run(["tar", "-xf", archive, "-C", tree], check=True)
    if neighbours.is_dir():
        (folder / "shared").symlink_to(neighbours)
    return tree


def decisions(tree: Path) -> Decisions:
    """How a tree decides on all questions."""
    said = subprocess.run(
        [sys.executable, "-m", "tests.data.decisions"], cwd=tree, check=True, capture_output=True, text=True
    )
    lines = csv.reader(io.StringIO(said.stdout, newline=""))
    return {(name, query): (mark, decided) for name, query, mark, decided in lines}


def report(before: Decisions, after: Decisions) -> list[str]:
    """A line for each set, and below it one for each question that is decided otherwise."""
    by_set: dict[str, list[str]] = defaultdict(list)
    for (name, query), (mark, decided) in after.items():
        was_mark, was = before.get((name, query), ("", "not there"))
        if (was_mark, was) != (mark, decided):
            turn = {("right", "wrong"): "WORSE", ("wrong", "right"): "better"}.get((was_mark, mark), "other")
            by_set[name].append(f"  {turn:7}{query} | {was} -> {decided}")
    names = dict.fromkeys(name for name, _ in after)
    return [line for name in names for line in (_line(name, before, after), *by_set[name])]


def _line(name: str, before: Decisions, after: Decisions) -> str:
    was, now = (
        [mark == "right" for (of, _), (mark, _) in held.items() if of == name] for held in (before, after)
    )
    return f"{name}: {sum(was)} of {len(was)} right before, {sum(now)} of {len(now)} now"


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
