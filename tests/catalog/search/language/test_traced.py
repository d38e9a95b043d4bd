"""Where each piece of a normalised text was written."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.search.language.normalize import normalize
from catalog.search.language.traced import Traced, traced

WRITTEN = st.text() | st.text(alphabet="Шшкола №5ё\u0301\u200b\ufb01…ǅ\u00a0 .,-abcСс\n")


def place(text: Traced, piece: str) -> tuple[int, int]:
    start = text.text.index(piece)
    return text.span(start, start + len(piece))


@pytest.mark.parametrize(
    ("written", "piece", "stood"),
    [
        ("Школа №5", "#5", "№5"),
        ("  Ёлка,   Волжский", "волжский", "Волжский"),
        ("ш\u200bкола  5", "школа", "ш\u200bкола"),
        ("и\u0306од и сад", "сад", "сад"),
        ("ﬁлиал сад 7", "сад", "сад"),
        ("дeтcкий caд", "сад", "caд"),
    ],
)
def test_a_piece_of_the_normal_form_is_found_in_what_was_written(
    written: str, piece: str, stood: str
) -> None:
    start, end = place(traced(written), piece)
    assert written[start:end] == stood


@given(WRITTEN)
def test_the_text_is_the_normal_form_and_every_letter_has_its_place(written: str) -> None:
    text = traced(written)
    assert text.text == normalize(written)
    spans = [text.span(at, at + 1) for at in range(len(text.text))]
    assert all(0 <= start <= end <= len(written) for start, end in spans)
    assert spans == sorted(spans)


@given(st.text("абвг "), st.sampled_from(["аб", "в+", "г ?", "б(?=а)"]), st.sampled_from(["", "а", "вгв"]))
def test_a_replacement_keeps_the_place_of_all_around_it(written: str, pattern: str, stead: str) -> None:
    compiled = re.compile(pattern)
    text = Traced(written).sub(compiled, lambda _: stead)
    assert text.text == compiled.sub(stead, written)
    spans = [text.span(at, at + 1) for at in range(len(text.text))]
    assert all(0 <= start <= end <= len(written) for start, end in spans)
    assert spans == sorted(spans)


def test_what_was_replaced_twice_still_has_its_place() -> None:
    text = Traced("админ-ция сад").sub(re.compile(r"админ-ция"), lambda _: "администрация")
    text = text.sub(re.compile("сад"), lambda _: "садик")
    start, end = place(text, "садик")
    assert "админ-ция сад"[start:end] == "сад"
    start, end = place(text, "администрация")
    assert (start, end) == (0, len("админ-ция"))
