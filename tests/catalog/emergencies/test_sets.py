"""How many emergencies in people's own words are heard, and how often none is taken for one."""

import csv
from pathlib import Path

import pytest

from catalog.emergencies import recognise, suspect

DATA = Path(__file__).parents[2] / "data"
SHARED = Path(__file__).parents[4] / "shared" / "queries" / "emergencies.csv"


@pytest.mark.parametrize(
    "file",
    [*(DATA / f"emergencies{part}.csv" for part in ("", "-more", "-spoken", "-unseen", "-calm")), SHARED],
    ids=["blind", "more", "spoken", "unseen", "calm", "shared"],
)
def test_emergencies_are_heard_and_near_misses_are_let_through(file: Path) -> None:
    if not file.is_file():
        pytest.skip("the set is not beside the repository")
    with file.open(encoding="utf-8", newline="") as text:
        rows = list(csv.DictReader(text))
    told = {row["query"] for row in rows if recognise(row["query"])}
    likely = told | {row["query"] for row in rows if suspect(row["query"])}
    emergencies = [row["query"] for row in rows if row["class"] == "emergency"]
    others = [row["query"] for row in rows if row["class"] != "emergency"]
    assert sum(query in likely for query in emergencies) >= 0.98 * len(emergencies)
    assert sum(query in told for query in others) <= 0.02 * len(others)
