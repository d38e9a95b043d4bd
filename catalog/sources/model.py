"""What a public register says of one institution, before it is cleaned and put together with others."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path


class SourceRefused(Exception):  # noqa: N818 - named by what is told
    """The file can't be read as that source's. The message is a sentence in Russian: expected and found."""


@dataclass(slots=True)
class Found:
    """One institution as the source words it. Fields are empty where the source is silent.

    `key` is its own within the source, `parent` the key of whom it is a branch of. `marks` tell the region:
    names, codes of subjects, OKATO and OKTMO, in the source's own words, the surest first.
    """

    key: str = ""
    parent: str = ""
    official_name: str = ""
    short_name: str = ""
    kind: str = ""
    municipality: str = ""
    locality: str = ""
    address: str = ""
    phones: tuple[str, ...] = ()
    site: str = ""
    pages: tuple[str, ...] = ()  # addresses on VK, OK, Telegram and MAX
    inn: str = ""
    ogrn: str = ""
    latitude: str = ""
    longitude: str = ""
    hours: str = ""
    other_names: tuple[str, ...] = ()
    seen_on: date | None = None  # the day that the source gives for this row
    marks: tuple[str, ...] = ()
    is_parent_only: bool = False  # known from its branches alone: told if branches need it


@dataclass(slots=True)
class ReadingNotes:
    """What was met on the way: how many of each, with the first few examples."""

    counts: dict[str, int] = field(default_factory=dict)
    examples: dict[str, list[str]] = field(default_factory=dict)

    def add(self, what: str, example: str = "") -> None:
        """Count one; keep the example where there are few yet."""
        self.counts[what] = self.counts.get(what, 0) + 1
        held = self.examples.setdefault(what, [])
        if example and len(held) < FEW and example not in held:
            held.append(example[:LONGEST_EXAMPLE])


FEW = 3
LONGEST_EXAMPLE = 80


@dataclass(slots=True)
class SourceReading:
    """A file being read: what was met, whom to tell how far one is, what its own names are said to mean."""

    path: Path
    notes: ReadingNotes = field(default_factory=ReadingNotes)
    told: Callable[[int], None] = lambda _bytes: None
    properties: Mapping[str, str] = field(default_factory=dict)  # a plain name of the file → our column's key
    is_elsewhere: Callable[[str], bool] = lambda _mark: False  # whether OKATO or OKTMO are another region's
    passed: int = 0  # records that were passed over for that, unread
