"""`python -m bench.month [SIZE]`: an operator's month in a real browser, its presses and what they take.

The desk is served by `gospublic run` as a process of its own, on SQLite. 200 cards are changed as an
operator would (a sheet of numbers, one column of many, the form), 60 marks looked at by the keyboard alone,
codes for 300 doors printed, 20 proposals decided, one change undone. Every press counts three seconds: a
link, a button, a key, a field that is chosen, what is typed into it. In the end the register is compared
with what was done. What is the same twenty or sixty times over is played a quarter of the times, and counted
in full.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from bench.desk import until_ready
from bench.month_register import MARKS, PLAYED, PROPOSALS, REFUSED, SINGLY, Month, done, fill, sheet
from bench.month_tasks import (
    Hand,
    change_together,
    correct,
    decide,
    load,
    look,
    print_doors,
    sign_in,
    undo,
)
from tests.browser import chromium
from tests.doubles.process import running

SIZE = 5_600
SECONDS_A_PRESS = 3
PUBLIC = "https://guide.example"


def main(size: int) -> None:
    began = perf_counter()
    with TemporaryDirectory() as kept:
        folder = Path(kept)
        url = f"sqlite:///{folder}/register.sqlite3"
        month = fill(url, size)
        with running(folder, {"database_url": url, "public_url": PUBLIC}) as process, chromium() as browser:
            until_ready(process.address)
            _say(f"ready in {perf_counter() - began:.0f} s")
            page = browser.new_page(viewport={"width": 1440, "height": 900})
            hand = Hand(page, f"{process.address}/operator")
            presses = _play(hand, month, sheet(month, folder))
        _say(f"in the register: {', '.join(f'{what} {count}' for what, count in done(url, month).items())}")
    _say(f"sheets of 12 doors {hand.sheets}, played in {perf_counter() - began:.0f} s")
    _say(f"presses {presses:,}, {presses * SECONDS_A_PRESS / 3600:.2f} hours at {SECONDS_A_PRESS} s")


def _play(hand: Hand, month: Month, path: Path) -> int:
    """Presses of all of it, those that aren't played counted as those that are."""
    tasks: tuple[tuple[str, int, Callable[[], None]], ...] = (
        ("signed in", 1, lambda: sign_in(hand)),
        (f"{len(month.by_sheet)} numbers by a sheet", 1, lambda: load(hand, path)),
        (f"hours of {len(month.together)} at once", 1, lambda: change_together(hand)),
        (f"{SINGLY} numbers by the form", PLAYED, lambda: correct(hand, month)),
        (f"{MARKS} marks by keys alone", PLAYED, lambda: look(hand, month)),
        (f"doors of {len(month.doors)} municipalities", 1, lambda: print_doors(hand, month)),
        (f"{PROPOSALS} proposals, {REFUSED} refused", 1, lambda: decide(hand)),
        ("one undo", 1, lambda: undo(hand, month)),
    )
    return sum(_timed(hand, *task) for task in tasks)


def _timed(hand: Hand, name: str, times: int, work: Callable[[], None]) -> int:
    began, before = perf_counter(), hand.presses
    work()
    presses = (hand.presses - before) * times
    played = f"played {f'1 of {times} ' if times > 1 else ''}in {perf_counter() - began:.0f} s"
    _say(f"{name:32}{presses:6,} presses {presses * SECONDS_A_PRESS / 60:6.1f} min, {played}")
    return presses


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else SIZE)
