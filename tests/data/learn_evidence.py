"""Learns `catalog/resources/emergencies/evidence.yaml`: `python -m tests.data.learn_evidence [--check]`.

A logistic regression with an L1 penalty over the classes and words of a message, by coordinate descent; the
emergencies and near misses of this folder, and everything that is asked of the search as what is none. With
`--check` nothing is written: five times a fifth is left out, and what is then heard of it by evidence alone
is told, with the false alarms.
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

from catalog.emergencies.evidence import FILE, NEGATED
from catalog.emergencies.lexicon import EmergencyLexicon, file_words
from catalog.emergencies.model import (
    ADVERBS,
    FILLERS,
    MODALS,
    PARTICLES,
    PLACERS,
    PRONOUNS,
    read_combinations,
)
from catalog.emergencies.reading import read_message
from catalog.search.language.morphology import lemmas

HERE = Path(__file__).parent
HEARD, SEARCHED = "emergencies*.csv", "queries-*.csv"
FOLDS, ROUNDS, PENALTY, SMALL = 5, 60, 1.0, 0.03
SHORTEST = 3
"""Letters of a word that may count by itself."""

LIKELY, BESIDE, SURE = 0.3, 1.2, 4.0
"""Logarithms of the odds: 0.57, 0.77 and 0.98."""

Weights = dict[str, float]


@dataclass(frozen=True, slots=True)
class Sample:
    """A message as what its words fit, and whether somebody is in danger."""

    keys: frozenset[str]
    danger: bool
    near: bool  # a near miss, not a question to the search


def samples() -> list[Sample]:
    """All messages of the sets."""
    words = read_combinations().words
    apart = {FILLERS, ADVERBS, MODALS, PLACERS, PRONOUNS, PARTICLES}
    lexicon = file_words([name for name in words if name not in apart], words)
    return [
        Sample(keys(row["query"], lexicon), row["class"] == "emergency", near)
        for pattern, near in ((HEARD, True), (SEARCHED, False))
        for file in sorted(HERE.glob(pattern))
        for row in _rows(file)
    ]


def _rows(file: Path) -> Iterator[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as text:
        yield from csv.DictReader(text)


def keys(said: str, lexicon: EmergencyLexicon) -> frozenset[str]:
    """The classes and words of a message, «не:» before those that are denied."""
    found = set[str]()
    for word in next(iter(read_message(said))):
        own = [one for one in lemmas(word.text) if len(one) >= SHORTEST and one.isalpha()]
        mark = NEGATED if word.negated else ""
        found.update(mark + key for key in (*lexicon.fits(word.text), *own))
    return frozenset(found)


def learn(known: Sequence[Sample]) -> tuple[Weights, float]:
    """Weights of all keys that tell something, and the sum of none of them."""
    columns = defaultdict[str, list[int]](list)
    for at, sample in enumerate(known):
        for key in sorted(sample.keys):
            columns[key].append(at)
    told = [float(sample.danger) for sample in known]
    sums, weights, base = [0.0] * len(known), defaultdict[str, float](float), 0.0
    for _ in range(ROUNDS):
        base += (step := _step(base, range(len(known)), sums, told, 0.0))
        sums = [one + step for one in sums]
        for key, rows in columns.items():
            if step := _step(weights[key], rows, sums, told, PENALTY):
                weights[key] += step
                for at in rows:
                    sums[at] += step
    return {key: weight for key, weight in weights.items() if abs(weight) >= SMALL}, base


def _step(
    weight: float, rows: Sequence[int], sums: Sequence[float], told: Sequence[float], penalty: float
) -> float:
    """How far a weight goes: Newton's step, drawn towards nothing by the penalty, no further than 1."""
    slope, bend = 0.0, 1e-3
    for at in rows:
        belief = 1 / (1 + exp(-max(-30.0, min(30.0, sums[at]))))
        slope += belief - told[at]
        bend += belief * (1 - belief)
    meant = weight - slope / bend
    drawn = max(abs(meant) - penalty / bend, 0.0) * (1 if meant > 0 else -1)
    return max(-1.0, min(1.0, drawn - weight))


def check(known: Sequence[Sample]) -> None:
    """Print what is heard of what was left out."""
    heard = defaultdict[tuple[bool, bool], list[tuple[bool, bool]]](list)
    for fold in range(FOLDS):
        weights, base = learn([one for at, one in enumerate(known) if at % FOLDS != fold])
        for one in known[fold::FOLDS]:
            total = base + sum(weights.get(key, 0.0) for key in one.keys)
            heard[one.danger, one.near].append((total >= LIKELY, total >= SURE))
    for (danger, near), found in sorted(heard.items()):
        title = "emergencies" if danger else "near misses" if near else "questions"
        likely, sure = (sum(one) / len(found) for one in zip(*found, strict=True))
        sys.stdout.write(f"{title:12} likely {likely:.3f}, sure {sure:.3f} of {len(found)}\n")


def write(weights: Mapping[str, float], base: float) -> None:
    """Write the resource."""
    listed = ", ".join(
        f"{key}: {weight:.2f}" for key, weight in sorted(weights.items(), key=lambda item: -item[1])
    )
    Path(str(FILE)).write_text(
        "# What words add to the belief that somebody is in danger; see catalog/emergencies/evidence.py.\n"
        "# Learned, not written: python -m tests.data.learn_evidence\n"
        f"learned_on: {datetime.now(UTC).date()}\n"
        f"likely: {LIKELY - base:.2f}\nbeside: {BESIDE - base:.2f}\nsure: {SURE - base:.2f}\n"
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
