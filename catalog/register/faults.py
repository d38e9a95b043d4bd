"""What is wrong with a file, said so that the operator can mend it without asking anyone."""

from collections.abc import Sequence
from dataclasses import dataclass

from catalog.register.sheet import Sheet

SHOWN_VALUE = 80
"""So many characters of a faulty cell are repeated."""

ENDS = (".", "?", "!", "…")
"""Of a sentence; after one of them no full stop follows."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong, or worth a look. `row` is Excel's number; 0 and empty texts where they don't apply."""

    problem: str
    remedy: str = ""
    sheet: str = ""
    row: int = 0
    column: str = ""
    value: str = ""
    option: str = ""  # of the command, by which the remedy is told; at the desk a form stands beside it

    def __str__(self) -> str:
        where = [f"лист «{self.sheet}»"] if self.sheet else []
        where += [f"строка {self.row}"] if self.row else []
        where += [f"«{self.column}»"] if self.column else []
        said = [", ".join(where)] if where else []
        said += [f"«{shown(self.value)}»"] if self.value else []
        told = ": ".join(said)
        text = f"{told} — {self.problem}" if self.value else ": ".join([*said, self.problem])
        return " ".join([_sentence(text), *self.said()[1:]])

    def said(self) -> list[str]:
        """What is wrong and what to do, a sentence each, without where: beside the cell itself."""
        remedy = f"{self.remedy}: {self.option}" if self.option else self.remedy
        return [_sentence(text) for text in (self.problem, remedy) if text]


def _sentence(text: str) -> str:
    end = "" if text.endswith(ENDS) else "."
    return f"{text[:1].upper()}{text[1:]}{end}"


class RegisterRefused(Exception):  # noqa: N818 - named by what is told
    """The file can't become the register; nothing was changed. Carries every fault that was found.

    `sheets`: what was read of it, where somebody may yet say what its columns mean.
    """

    def __init__(self, faults: Sequence[Fault], sheets: Sequence[Sheet] = ()) -> None:
        super().__init__("\n".join(map(str, faults)))
        self.faults = tuple(faults)
        self.sheets = tuple(sheets)


class BadCell(ValueError):  # noqa: N818 - named by what is told
    """A value that can't stand in its column. Says in Russian what is wrong and what to do.

    `dropped`: the rest of the row is taken without it.
    """

    def __init__(self, problem: str, remedy: str = "", *, dropped: bool = False) -> None:
        super().__init__(problem)
        self.problem = problem
        self.remedy = remedy
        self.dropped = dropped


def shown(value: str) -> str:
    """The value as one short line without anything that a terminal could obey."""
    line = "".join(sign if sign.isprintable() else " " for sign in value).strip()
    return line if len(line) <= SHOWN_VALUE else line[: SHOWN_VALUE - 1] + "…"
