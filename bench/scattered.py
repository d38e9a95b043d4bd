"""`python -m bench.scattered [SEED …] [-v]`: a region scattered over five sources, put together again.

Each source is imported with `--update --yes` over what the ones before it made. Pairs of rows that came to
one code are compared with those that are one institution: precision and recall of merging. Weights are set by
the errors of `TUNED`; `JUDGED` are only measured. `-v` shows what was taken wrongly.
"""

import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from tempfile import TemporaryDirectory
from time import process_time

from bench.scattered_sources import SOURCES, Known, Source, known, rows_of
from catalog.register.changes.importing import apply, preview_reading
from catalog.register.reading.options import Options
from catalog.register.reading.reading import read_tables
from catalog.register.sheet import Sheet
from catalog.store.register import Register, open_register

TUNED = (20261130, 20261201, 20261202)
JUDGED = (1009, 2003, 3001, 4001, 5003)


@dataclass(frozen=True, slots=True)
class Taken:
    """A row that went into the register: the institution that it is, by its position, and how it came in."""

    institution: int
    was_asked: bool


@dataclass(slots=True)
class Outcome:
    """The rows by the code that they came to, and the institutions of those that were left out."""

    codes: dict[str, list[Taken]] = field(default_factory=lambda: defaultdict(list))
    left_out: list[int] = field(default_factory=list)
    asked: int = 0
    seconds: float = 0

    def precision(self, *, sure: bool) -> float:
        """Of the pairs put together, those that are one; `sure`: without what somebody was asked about."""
        groups = [[one for one in rows if not (sure and one.was_asked)] for rows in self.codes.values()]
        right = sum(_pairs(many) for rows in groups for many in _institutions(rows).values())
        return right / sum(_pairs(len(rows)) for rows in groups)

    def recall(self, *, strict: bool) -> float:
        """Of the pairs that are one, those put together; `strict`: rows left out count as not found."""
        found = sum(_pairs(many) for rows in self.codes.values() for many in _institutions(rows).values())
        wanted = Counter(self.left_out if strict else ())
        for rows in self.codes.values():
            wanted.update(_institutions(rows))
        return found / sum(map(_pairs, wanted.values()))


def main(seeds: Sequence[int], *, telling: bool) -> None:
    institutions = known()
    for seed in seeds:
        outcome = scattered(institutions, seed)
        told = (
            f"precision {outcome.precision(sure=False):.4f}, if sure {outcome.precision(sure=True):.4f}",
            f"recall {outcome.recall(strict=False):.4f}, of all rows {outcome.recall(strict=True):.4f}",
            f"asked {outcome.asked}, left out {len(outcome.left_out)}, {outcome.seconds:.1f} s",
        )
        sys.stdout.write(f"{seed:9} {'; '.join(told)}\n")
        sys.stdout.flush()
        if telling:
            sys.stdout.writelines(_wrong(institutions, outcome))


def scattered(institutions: Sequence[Known], seed: int) -> Outcome:
    """All sources imported one over the other."""
    luck, outcome = random.Random(seed), Outcome()  # noqa: S311 - the same region in every run
    started = process_time()
    with TemporaryDirectory() as folder, closing(open_register(f"sqlite:///{folder}/r.sqlite3")) as register:
        for source in SOURCES:
            _import(register, source, list(rows_of(source, institutions, luck)), outcome)
    outcome.seconds = process_time() - started
    return outcome


def _import(register: Register, source: Source, table: list[tuple[int, list[str]]], outcome: Outcome) -> None:
    sheet = Sheet("", [(1, list(source[1])), *((at + 2, row) for at, (_, row) in enumerate(table))])
    reading = read_tables([sheet], Options(region="volgograd"))
    preview = preview_reading(register, reading, updating=True)
    if preview.faults:
        raise SystemExit(f"{source[0]}: {preview.faults[0]}")
    doubts = {doubt.at: doubt.is_left_out for doubt in preview.doubts}
    given = iter(preview.institutions)
    for at, row in enumerate(reading.rows):
        institution = table[row.number - 2][0]
        if doubts.get(at):
            outcome.left_out.append(institution)
        else:
            outcome.codes[next(given).code].append(Taken(institution, at in doubts))
    outcome.asked += len(doubts)
    apply(register, preview, source[0], confirmed=True)


def _wrong(institutions: Sequence[Known], outcome: Outcome) -> Iterator[str]:
    """What was taken for one and isn't, and what stayed apart."""
    apart: dict[int, set[str]] = defaultdict(set)
    for code, rows in outcome.codes.items():
        met = _institutions(rows)
        if len(met) > 1:
            yield "ONE: " + " | ".join(_shown(institutions[at]) for at in met) + "\n"
        for at in met:
            apart[at].add(code)
    for at, codes in apart.items():
        if len(codes) > 1:
            yield f"APART {len(codes)}: {_shown(institutions[at])}\n"


def _shown(it: Known) -> str:
    one = it.one
    return f"{one.code} {one.official_name} [{one.short_name}] {one.place} {one.address}"


def _institutions(rows: Iterable[Taken]) -> Counter[int]:
    return Counter(one.institution for one in rows)


def _pairs(many: int) -> int:
    return many * (many - 1) // 2


if __name__ == "__main__":
    main(
        [int(word) for word in sys.argv[1:] if word.isdigit()] or (*TUNED, *JUDGED), telling="-v" in sys.argv
    )
