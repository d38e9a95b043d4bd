"""Every page of a register as one long list, of which only what is looked at is made."""

from array import array
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import overload

from catalog.model import Institution, Page

Listed = tuple[Institution, Page]


class AllPages(Sequence[Listed]):
    """In the order of the register; holds one number for each institution."""

    def __init__(self, institutions: Sequence[Institution]) -> None:
        self._institutions = institutions
        self._ends = array("L", accumulate(len(one.pages) for one in institutions))

    def __len__(self) -> int:
        return self._ends[-1] if self._ends else 0

    @overload
    def __getitem__(self, at: int) -> Listed: ...

    @overload
    def __getitem__(self, at: slice) -> list[Listed]: ...

    def __getitem__(self, at: int | slice) -> Listed | list[Listed]:
        if isinstance(at, slice):
            return [self._at(number) for number in range(*at.indices(len(self)))]
        return self._at(range(len(self))[at])

    def _at(self, number: int) -> Listed:
        owner = bisect_right(self._ends, number)
        one = self._institutions[owner]
        return one, one.pages[number - self._ends[owner]]  # counted from the end of its own


def fitting(
    institutions: Sequence[Institution], words: Sequence[str], said_of: dict[str, str]
) -> list[Listed]:
    """The pages in which every word stands: in the names and the code, the address, or the state in words."""
    found = []
    for one in institutions:
        names = f"{one.official_name} {one.short_name} {one.code}".lower()
        left = [word for word in words if word not in names]
        found += [
            (one, page)
            for page in one.pages
            if not left or all(word in f"{page.url} {said_of[page.state]}".lower() for word in left)
        ]
    return found
