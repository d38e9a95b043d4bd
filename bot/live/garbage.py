"""Garbage collection around a catalogue, which is made once and kept for long."""

import gc

LARGE = 1_000
"""Institutions; a smaller catalogue is looked through in no time."""

THRESHOLDS = (20_000, 20, 20)
"""As many new objects as dozens of answers on their way have: with Python's 700 a sixth of the time at full
load went into looking through what was just being used."""


def collect_seldom() -> None:
    """For a process that answers many at once."""
    gc.set_threshold(*THRESHOLDS)


def keep(institutions: int) -> None:
    """Free what the last catalogue left, and let no later collection look through the one that stays.

    Else a question now and then waits while millions of objects are looked through: 25 ms at 5,600
    institutions, more than a second at 250,000.
    """
    if institutions >= LARGE:
        gc.unfreeze()
        gc.collect()
        gc.freeze()
        gc.collect()  # else Python waits for a quarter as many new objects as are frozen
