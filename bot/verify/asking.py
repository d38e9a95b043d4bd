"""What whoever asks about pages has in common."""

from collections.abc import AsyncIterator, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Protocol

from catalog.model import Platform
from catalog.pages.page_checks import Look

LONGEST_TOLD = 200


@dataclass(frozen=True, slots=True)
class AskedPage:
    """A page that is asked about. `platform_id`: the number it was known by when it was last seen."""

    url: str
    platform_id: str = ""

    @property
    def name(self) -> str:
        """Its name on the platform: «club1», «volgograd», «group/1»."""
        return self.url.partition("://")[2].partition("/")[2]


class AwayError(Exception):
    """Whoever is asked can't be, now. The message is one sentence in Russian, for an operator."""


class Asker(Protocol):
    """Asks one platform, or the sites."""

    platform: Platform

    asks: bool
    """Whether anybody can be asked; where not, addresses alone are judged."""

    def ask(self, pages: Sequence[AskedPage]) -> AsyncIterator[Sequence[Look]]:
        """Looks at those pages, in portions as they come. Raises AwayError; what came before it stays."""

    async def close(self) -> None:
        """Let go of connections."""


def portions(pages: Iterable[AskedPage], size: int) -> Iterator[list[AskedPage]]:
    rest = iter(pages)
    while portion := list(islice(rest, size)):
        yield portion


def told(value: object) -> str:
    """What somebody called a page or a fault, as a database of any kind can keep it: at most 200 signs."""
    plain = str(value or "").replace("\0", "").encode("utf-8", "replace").decode()
    return plain[:LONGEST_TOLD]
