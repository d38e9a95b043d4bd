"""Learns `catalog/resources/emergencies/evidence.yaml`: `python -m tests.data.learn_evidence [--check]`.

A logistic regression with an L2 penalty over the features of a message, by coordinate descent; over the
emergencies and near misses of this folder, and what is asked of the search as what is none. With `--check`
nothing is written: each set is left out in turn, and how much of it is then heard is told.
"""

import csv
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from math import exp
from pathlib import Path
from textwrap import fill

from catalog.emergencies.evidence import FILE
from catalog.emergencies.features import features
from catalog.emergencies.reading import read_message

HERE = Path(__file__).parent
HEARD, NEEDED, SEARCHED = "emergencies*.csv", "needs-*.csv", "queries-*.csv"
ALSO_DANGER = {
    *("ambulance", "army_complaint", "doctor_home", "dog_bite", "gas_contact", "gas_smell", "scam_call"),
    *("stray_dogs_city", "theft"),
}
"""Needs that may be an emergency as well: nothing is learned of these."""

ROUNDS, PENALTY, SMALL, LEAST = 40, 1.0, 0.03, 4
"""Rounds of the descent, its penalty, the least weight that is kept, messages that a feature has to be in."""

LIKELY, BELIEVED, SURE = -1.0, -0.25, 2.0
"""Logarithms of the odds: 0.27, 0.44 and 0.88."""

Weights = dict[str, float]


@dataclass(frozen=True, slots=True)
class Sample:
    """A message as its features, and whether somebody is in danger."""

    file: str
    told: frozenset[str]
    danger: bool


def samples() -> list[Sample]:
    """All messages of the sets."""
    return [
        Sample(file.stem, _told(row["query"]), row.get("class") == "emergency")
        for pattern in (HEARD, NEEDED, SEARCHED)
        for file in sorted(HERE.glob(pattern))
        for row in _rows(file)
        if not ALSO_DANGER & set(row.get("needs", "").split("|"))
    ]


def _told(said: str) -> frozenset[str]:
    """The features of the reading that tells most: the others of Latin letters are no words."""
    return max(map(features, read_message(said)), key=len)


def _rows(file: Path) -> Iterator[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as text:
        yield from csv.DictReader(text)


def learn(known: Sequence[Sample]) -> tuple[Weights, float]:
    """Weights of all features that tell something, and the sum of none of them."""
    found = defaultdict[str, list[int]](list)
    for at, sample in enumerate(known):
        for feature in sorted(sample.told):
            found[feature].append(at)
    columns = {feature: rows for feature, rows in found.items() if len(rows) >= LEAST}
    sums, weights, base = [0.0] * len(known), dict.fromkeys(columns, 0.0), 0.0
    for _ in range(ROUNDS):
        base += (step := _step(0.0, range(len(known)), sums, known))
        sums = [one + step for one in sums]
        for feature, rows in columns.items():
            weights[feature] += (step := _step(weights[feature], rows, sums, known))
            for at in rows:
                sums[at] += step
    return {key: weight for key, weight in weights.items() if abs(weight) >= SMALL}, base


def _step(weight: float, rows: Sequence[int], sums: Sequence[float], known: Sequence[Sample]) -> float:
    """How far a weight goes: Newton's step, drawn towards nothing by the penalty, no further than 1."""
    slope, bend = PENALTY * weight, PENALTY
    for at in rows:
        belief = 1 / (1 + exp(-max(-30.0, min(30.0, sums[at]))))
        slope += belief - known[at].danger
        bend += belief * (1 - belief)
    return max(-1.0, min(1.0, -slope / bend))


def check(known: Sequence[Sample]) -> None:
    """Print how much of each set is heard by what the others teach."""
    for file in sorted({one.file for one in known if not one.file.startswith("queries")}):
        weights, base = learn([one for one in known if one.file != file])
        for danger, title in ((True, "heard"), (False, "false alarms")):
            sums = [
                base + sum(weights.get(key, 0.0) for key in one.told)
                for one in known
                if (one.file, one.danger) == (file, danger)
            ]
            likely, sure = (sum(one >= least for one in sums) / max(1, len(sums)) for least in (LIKELY, SURE))
            sys.stdout.write(f"{file:20} {title:12} likely {likely:.3f}, sure {sure:.3f} of {len(sums)}\n")


def write(weights: Mapping[str, float], base: float) -> None:
    """Write the resource."""
    listed = ", ".join(
        f"{key}: {weight:.2f}" for key, weight in sorted(weights.items(), key=lambda item: -item[1])
    )
    Path(str(FILE)).write_text(
        "# What a message's features add to the belief that somebody is in danger; see\n"
        "# catalog/emergencies/features.py. Learned, not written: python -m tests.data.learn_evidence\n"
        f"learned_on: {datetime.now(UTC).date()}\n"
        f"likely: {LIKELY - base:.2f}\nbelieved: {BELIEVED - base:.2f}\nsure: {SURE - base:.2f}\n"
        "weights: {\n"
        + fill(listed, 110, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False)
        + "\n}\n",
        encoding="utf-8",
    )


if __name__ == "__main__":
    if "--check" in sys.argv:
        check(samples())
    else:
        write(*learn(samples()))
