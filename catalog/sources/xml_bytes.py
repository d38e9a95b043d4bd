"""What is left out of a large XML file before it is parsed: to hear of each element takes most of the time.

Only what is written plainly is, by its bytes: whatever stands there otherwise, the parser reads.
"""

import re
from collections.abc import Callable, Iterable, Iterator

from catalog.sources.model import SourceRefused

LONGEST_SKIPPED = 16 << 20
LONGEST_TAG = 200

IsOther = Callable[[bytes], bool]
"""Tells of the bytes of a record that it is none of those that are asked for."""


def without(chunks: Iterable[bytes], name: bytes) -> Iterator[bytes]:
    """The bytes without the plainly written elements of that name; others the parser passes over.

    Elements that nobody reads are most of such a file, and to hear of each would halve the speed.
    """
    begin, end = b"<" + name + b">", b"</" + name + b">"
    held = b""
    for chunk in chunks:
        held += chunk
        at, kept = 0, []
        while (first := held.find(begin, at)) >= 0:
            kept.append(held[at:first])
            last = held.find(end, first)
            at = first if last < 0 else last + len(end)
            if last < 0:
                break
        else:
            first = max(at, len(held) - len(begin) + 1)  # the name may be cut in two
            kept.append(held[at:first])
            at = first
        held = held[at:]
        if len(held) > LONGEST_SKIPPED:
            raise SourceRefused(f"Элемент «{name.decode()}» не кончается: это не выгрузка реестра.")
        yield b"".join(kept)
    yield held


class Others:
    """Leaves out the records of which `is_other` tells that nobody asks for them."""

    def __init__(self, record: bytes, is_other: IsOther) -> None:
        self.passed = 0
        self._begin = re.compile(rb"<((?:\w+:)?" + re.escape(record) + rb")>")
        self._is_other = is_other

    def left_out(self, chunks: Iterable[bytes]) -> Iterator[bytes]:
        """The bytes without them."""
        held = b""
        for chunk in chunks:
            held += chunk
            at, kept = 0, []
            while begun := self._begin.search(held, at):
                kept.append(held[at : begun.start()])
                at = begun.start()
                if not (end := self._end(held, begun)):
                    break
                if not self._is_left_out(held[at:end]):
                    kept.append(held[at:end])
                at = end
            else:  # the tag may be cut in two
                cut = max(at, len(held) - LONGEST_TAG)
                kept.append(held[at:cut])
                at = cut
            held = held[at:]
            if len(held) > LONGEST_SKIPPED:  # one for the parser to refuse
                kept.append(held)
                held = b""
            yield b"".join(kept)
        yield held

    def _is_left_out(self, record: bytes) -> bool:
        """One within which another begins is left to the parser."""
        left_out = len(self._begin.findall(record)) == 1 and self._is_other(record)
        self.passed += left_out
        return left_out

    def _end(self, held: bytes, begun: re.Match[bytes]) -> int:
        """Where the record ends; 0 where that hasn't come yet."""
        end = b"</" + begun[1] + b">"
        found = held.find(end, begun.end())
        return found + len(end) if found >= 0 else 0


def marked_elsewhere(element: str, below: str, is_elsewhere: Callable[[str], bool]) -> IsOther:
    """Tells a record by a number in the first element of that name, or in the first one below it.

    `is_elsewhere`: whether that number, of OKATO or OKTMO, is another region's.
    """
    begin = re.compile(rb"<(?:\w+:)?" + element.encode() + rb"\b")
    inner = rb"[^>]*>\s*<(?:\w+:)?" + below.encode() + rb">" if below else rb">"
    number = re.compile(inner + rb"\s*(\d{2,11})\s*<")

    def is_other(record: bytes) -> bool:
        first = begin.search(record)
        found = number.match(record, first.end()) if first else None
        return found is not None and is_elsewhere(found[1].decode())

    return is_other
