"""Text is parted where a reader would part it, and never within one sign."""

import regex
from hypothesis import given
from hypothesis import strategies as st

from bot.text_split import LEAST, Measure, characters, cut, split, utf16_units

FAMILY = "👩‍👩‍👧‍👦"  # one sign: 7 characters, 11 UTF-16 units
FLAG = "🇷🇺"
PARTS = st.sampled_from(
    ["а", "б", "\n", " ", "\n\n", "👍🏽", FAMILY, FLAG, "\u0438\u0306", "\u0301", "\u200f"]
)
TEXTS = st.lists(PARTS, max_size=60).map("".join)
MEASURES = st.sampled_from([characters, utf16_units])


def signs(text: str) -> list[str]:
    return [found[0] for found in regex.finditer(r"\X", text)]


def test_units() -> None:
    assert (characters(FAMILY), utf16_units(FAMILY)) == (7, 11)
    assert utf16_units("школа") == 5
    assert utf16_units("👍") == len("👍".encode("utf-16-le")) // 2


def test_it_is_parted_at_paragraphs_then_lines_then_words() -> None:
    assert split("раз два\n\nтри\nчетыре", 13) == ["раз два", "три\nчетыре"]
    assert split("раз два\nтри четыре", 13) == ["раз два", "три четыре"]
    assert split("раз два три", 8) == ["раз два", "три"]
    assert split("раз два три", 7) == ["раз два", "три"]
    assert split("абвгдежз", 5) == ["абвгд", "ежз"]


def test_what_fits_stays_as_it_is_and_nothing_stays_nothing() -> None:
    assert split(" раз\n", 10) == [" раз\n"]
    assert split("  \n", 2) == split("", 2) == split(" " * 50, 2) == []


def test_one_sign_is_never_parted() -> None:
    assert split(FAMILY * 3, 23, utf16_units) == [FAMILY * 2, FAMILY]
    assert cut(FAMILY * 3, 23, utf16_units) == FAMILY * 2 + "…"


def test_a_sign_longer_than_a_message_is_still_carried() -> None:
    towering = "а" + "\u0301" * 5000
    pieces = split(towering, 4096, utf16_units)
    assert "".join(pieces) == towering
    assert all(utf16_units(piece) <= 4096 for piece in pieces)


def test_a_label_is_cut_behind_a_word() -> None:
    assert cut("Детский сад № 9, Дзержинский район", 25) == "Детский сад № 9…"
    assert cut("Дом культуры", 12) == "Дом культуры"
    assert cut("Дом культуры", 4) == "Дом…"
    assert cut("Электродепо", 5) == "Элек…"


@given(TEXTS, st.integers(LEAST, 40), MEASURES)
def test_pieces_fit_and_hold_everything_but_blanks(text: str, most: int, measure: Measure) -> None:
    pieces = split(text, most, measure)
    assert all(piece.strip() and measure(piece) <= most for piece in pieces)
    assert "".join("".join(pieces).split()) == "".join(text.split())


@given(TEXTS, st.integers(11, 40), MEASURES)
def test_pieces_hold_whole_signs(text: str, most: int, measure: Measure) -> None:
    whole = [sign for sign in signs(text) if not sign.isspace()]
    if all(measure(sign) <= most for sign in whole):
        assert [s for piece in split(text, most, measure) for s in signs(piece) if not s.isspace()] == whole


@given(TEXTS, st.integers(LEAST, 40), MEASURES)
def test_a_cut_fits_and_begins_as_the_text_does(text: str, most: int, measure: Measure) -> None:
    label = cut(text, most, measure)
    assert measure(label) <= most
    assert label == text or (label.endswith("…") and text.startswith(label[:-1]))


def test_a_long_text_takes_no_time() -> None:
    pieces = split("слово " * 20_000, 4096)
    assert sum(len(piece.split()) for piece in pieces) == 20_000
