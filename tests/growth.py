"""How time grows with a text: doubling it may not triple the time."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from time import process_time

LENGTHS = (500, 1_000, 2_000, 4_000)
"""Up to what is read of a message."""

NOISE = 0.003
"""Seconds: what is quicker says nothing of how it grows."""

PIECES = (
    "a", "a-", "a+", "a.", "a@", "@a", "a:", "a/", "a_", "/", "//", ":", "://", "http://", "https://a.",
    "vk.com/", "xn--", "[", "]", "[club1|", "[https://a|", "(", "<b", "<script", "&", "%2", "\\", "?a=",
    "#", "1", "1 ", "1.", "1-", "1:", "+7 ", "№", "№ 1 ", "12.05.", "АБ 1", "А123", "а", "а ", "а.",
    "а. ", "а-", "А.", "А. ", "Аб ", "Абв А. ", "не ", "не а ", "нет, ", "а, ", "а ", "ский ", "ой ",
    "имени ", "им. абвг ", "меня зовут ", "район ", "на ", "ул ", "школа 5 ", "«", "«а", "»", '"', '"а',
    " ", "\t", "\n", "  а", "точка ", " точка ", "[.]", "( точка ", "\U0001f600", "\u0430\u0301",
    "\u200d", "ß", "İ",
)  # fmt: skip
"""Repeated, they are the beginnings of everything that some pattern looks for."""


def grows_too_fast(step: Callable[[str], object], piece: str) -> bool:
    """Whether the step takes more than three times as long for twice the text, at two lengths in turn."""
    half, whole = (_seconds(step, piece, length) for length in LENGTHS[-2:])
    if whole < NOISE or whole <= 3 * max(half, NOISE / 4):
        return whole > 1
    return _triples(step, piece, LENGTHS[-2:]) and _triples(step, piece, LENGTHS[:-1])


def _triples(step: Callable[[str], object], piece: str, lengths: Sequence[int]) -> bool:
    took = [min(_seconds(step, piece, length) for _ in range(2)) for length in lengths]
    return any(after > 3 * max(before, NOISE / 4) for before, after in pairwise(took))


def _seconds(step: Callable[[str], object], piece: str, length: int) -> float:
    text = (piece * (length // len(piece) + 1))[:length]
    started = process_time()
    step(text)
    return process_time() - started
