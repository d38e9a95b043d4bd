"""A text that was changed on the way, with where each of its characters stood in what was written."""

import re
from collections.abc import Callable
from typing import NamedTuple

from catalog.search.language.normalize import LONGEST, is_plain, lowered, normalize, spaced

Replacement = Callable[[re.Match[str]], str]
Span = tuple[int, int]
CHUNK = re.compile(r"\S+")


class Traced(NamedTuple):
    """`origins`: for each character the start and end of what it was made from; None: itself."""

    text: str
    origins: tuple[Span, ...] | None = None

    def span(self, start: int, end: int) -> Span:
        """Where the piece from `start` to `end` stood in the text as it was written."""
        if self.origins is None or start >= end:
            return start, end
        return self.origins[start][0], max(stop for _, stop in self.origins[start:end])

    def sub(self, pattern: re.Pattern[str], replacement: Replacement) -> "Traced":
        """Replace every match; what a match and its stead have in common keeps its own place."""
        if pattern.search(self.text) is None:
            return self
        pieces: list[str] = []
        origins: list[Span] = []
        behind = 0
        for found in pattern.finditer(self.text):
            stead = replacement(found)
            origins += self._kept(behind, found.start())
            origins += self._replaced(found.start(), found[0], stead)
            pieces += [self.text[behind : found.start()], stead]
            behind = found.end()
        pieces.append(self.text[behind:])
        origins += self._kept(behind, len(self.text))
        return Traced("".join(pieces), tuple(origins))

    def _kept(self, start: int, end: int) -> list[Span]:
        return [self.span(at, at + 1) for at in range(start, end)]

    def _gap(self, at: int) -> Span:
        """The empty place before the character."""
        end = self.span(at - 1, at)[1] if at else 0
        return end, end

    def _replaced(self, start: int, before: str, stead: str) -> list[Span]:
        """Where each character of `stead` comes from: at both ends its like, between all the rest."""
        shorter = min(len(before), len(stead))
        head = next((at for at in range(shorter) if before[at] != stead[at]), shorter)
        tails = range(shorter - head)
        tail = next((at for at in tails if before[-1 - at] != stead[-1 - at]), shorter - head)
        behind = start + len(before)
        middle = (
            self.span(start + head, behind - tail) if len(before) > head + tail else self._gap(start + head)
        )
        return [
            *self._kept(start, start + head),
            *[middle] * (len(stead) - head - tail),
            *self._kept(behind - tail, behind),
        ]


def traced(text: str) -> Traced:
    """The text in normal form; of a word in unusual signs every letter stands where the whole word did."""
    lower = lowered(text)
    plain = is_plain(lower)
    normal = spaced(lower) if plain else normalize(text)
    if plain and len(normal) == len(lower):
        return Traced(normal)
    pieces: list[str] = []
    origins: list[Span] = []
    for chunk in CHUNK.finditer(text[:LONGEST]):
        piece = normalize(chunk[0])
        if not piece:
            continue
        if pieces:
            origins.append((chunk.start(), chunk.start()))
        pieces.append(piece)
        alike = is_plain(lowered(chunk[0])) and len(piece) == len(chunk[0])
        origins += _each(chunk.start(), piece) if alike else [chunk.span()] * len(piece)
    if not " ".join(pieces).startswith(normal):  # signs that join beyond a space
        return Traced(normal, ((0, len(text)),) * len(normal))
    return Traced(normal, tuple(origins[: len(normal)]))


def _each(start: int, piece: str) -> list[Span]:
    return [(at, at + 1) for at in range(start, start + len(piece))]
