"""How far a long work is: whoever wants to show it passes a function that is told now and then."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

OnProgress = Callable[[int, int], None]
"""Is told how many of how many are done."""

Thing = TypeVar("Thing")
TOLD_EVERY = 100


def unheard(_done: int, _of: int) -> None:
    """Nobody wants to know."""


def tracked(things: Sequence[Thing], on_progress: OnProgress) -> Iterator[Thing]:
    """The things one after another, with a word on every hundredth and at the end."""
    for done, thing in enumerate(things):
        if done % TOLD_EVERY == 0:
            on_progress(done, len(things))
        yield thing
    on_progress(len(things), len(things))
