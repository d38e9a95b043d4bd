"""`gospublic evaluate`: how many labelled questions the search answers rightly."""

import csv
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

import typer

from bot.commands.operator import refuse
from bot.commands.search import load_context
from catalog.search import Decision, SearchResult

COLUMNS = {"query", "class", "decision", "codes"}
MOST_FIRST = 3
"""Of several that fit, so many first results must all be among them."""


@dataclass(slots=True)
class Tally:
    """The counts of an evaluation."""

    right: dict[str, list[bool]] = field(default_factory=lambda: defaultdict(list))
    wrong: int = 0  # an answer was given, and it isn't acceptable
    decided: int = 0
    times: list[float] = field(default_factory=list)
    misses: list[str] = field(default_factory=list)

    def add(self, label: dict[str, str], result: SearchResult) -> None:
        """Count one labelled question."""
        wanted = set(label["codes"].split())
        got = [match.institution.code for match in result.matches]
        right = is_right(label["decision"], wanted, result.decision, got)
        self.right[label["class"]].append(right)
        self.wrong += result.decision is Decision.ANSWER and not set(got[:1]) & wanted
        self.decided += result.decision == label["decision"]
        self.times.append(result.elapsed_ms)
        if not right:
            found = got[0] if got else "ничего"
            self.misses.append(
                f"{label['class']} | {label['query']} | {label['decision']} | {result.decision} | {found}"
            )

    def table(self) -> list[str]:
        """Shares by class, the misses, and the totals."""
        count, times = len(self.times), sorted(self.times)
        shares = {name: sum(found) / len(found) for name, found in sorted(self.right.items())}
        right = sum(map(sum, self.right.values())) / count
        totals = {
            "right": f"{right:.4f}",
            "worst class": f"{min(shares.values()):.3f}",
            "confident wrong": f"{self.wrong / count:.4f}",
            "decision": f"{self.decided / count:.4f}",
            "p50 ms": f"{times[count // 2]:.3f}",
            "p99 ms": f"{times[int(count * 0.99)]:.3f}",
            "n": str(count),
        }
        return [
            *(f"{name:32} {share:.3f} of {len(self.right[name])}" for name, share in shares.items()),
            *(f"  miss | {miss}" for miss in self.misses),
            " · ".join(f"{name} {figure}" for name, figure in totals.items()),
        ]


def is_right(label: str, wanted: set[str], decision: Decision, got: list[str]) -> bool:
    """Right first, right choice, or right refusal."""
    if label in {Decision.NONE, Decision.SERVICE}:
        return decision == label
    first = got[: min(MOST_FIRST, len(wanted))] if label == Decision.CHOOSE else got[:1]
    return decision is not Decision.NONE and bool(first) and set(first) <= wanted


def evaluate(
    queries: Annotated[Path, typer.Argument(help="CSV с колонками query, class, decision, codes.")],
) -> None:
    """Доля верных ответов поиска по размеченным вопросам."""
    labels = _read(queries)
    context, _today = load_context()
    tally = Tally()
    for label in labels:
        tally.add(label, context.catalog.search(label["query"]))
    typer.echo("\n".join(tally.table()))


def _read(file: Path) -> list[dict[str, str]]:
    try:
        with file.open(encoding="utf-8-sig", newline="") as opened:
            rows = csv.DictReader(opened)
            labels = (
                [{name: row[name] or "" for name in COLUMNS} for row in rows]
                if set(rows.fieldnames or ()) >= COLUMNS
                else []
            )
    except (OSError, UnicodeDecodeError, csv.Error):
        labels = []
    if not labels:
        refuse(f"Файл {file.name} не годится: нужен CSV в UTF-8 с колонками query, class, decision, codes.")
    return labels
