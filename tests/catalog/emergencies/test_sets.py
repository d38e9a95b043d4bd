"""How many emergencies in people's own words are heard, and how often none is taken for one."""

import csv
from pathlib import Path

import pytest

from catalog.emergencies import hear_danger, recognise

DATA = Path(__file__).parents[2] / "data"
SHARED = Path(__file__).parents[4] / "shared" / "queries" / "emergencies.csv"

USUAL, SHORT, HARD = (0.98, 0.02), (0.9, 0.04), (0.98, 0.04)
"""The least share that is heard, and the most of what is none. Single words may mean anything; hard are near
misses that are figures of speech, complaints and memories in the very words of danger."""

SETS = {
    DATA / "emergencies.csv": USUAL,
    DATA / "emergencies-more.csv": USUAL,
    DATA / "emergencies-spoken.csv": USUAL,
    DATA / "emergencies-unseen.csv": USUAL,
    DATA / "emergencies-calm.csv": USUAL,
    DATA / "emergencies-short.csv": SHORT,
    DATA / "emergencies-a.csv": HARD,
    DATA / "emergencies-b.csv": HARD,
    DATA / "emergencies-c.csv": HARD,
    DATA / "emergencies-d.csv": HARD,
    DATA / "emergencies-e.csv": HARD,
    DATA / "emergencies-h.csv": HARD,
    DATA / "emergencies-i.csv": HARD,
    SHARED: USUAL,
}


@pytest.mark.parametrize("file", SETS, ids=[f"{file.parent.name}-{file.stem}" for file in SETS])
def test_emergencies_are_heard_and_near_misses_are_let_through(file: Path) -> None:
    if not file.is_file():
        pytest.skip("the set is not beside the repository")
    with file.open(encoding="utf-8", newline="") as text:
        rows = list(csv.DictReader(text))
    least, most = SETS[file]
    told = {row["query"] for row in rows if recognise(row["query"])}
    likely = told | {row["query"] for row in rows if hear_danger(row["query"]).likely(beside=False)}
    emergencies = [row["query"] for row in rows if row["class"] == "emergency"]
    others = [row["query"] for row in rows if row["class"] != "emergency"]
    assert sum(query in likely for query in emergencies) >= least * len(emergencies)
    assert sum(query in told for query in others) <= most * len(others)
