"""Resources are refused with file, entry and remedy, whatever is wrong with them."""

import shutil
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from catalog.resource_file import RESOURCES, ResourceError, Text, read_entries, read_optional, read_resource
from catalog.search.vocabulary.vocabulary import load_vocabulary, read_vocabulary


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


@dataclass(frozen=True, slots=True)
class Thing:
    key: Text
    words: tuple[Text, ...] = ()
    colour: Colour = Colour.RED
    many: dict[Text, tuple[Text, ...]] | None = None
    seen_on: date | None = None
    small: bool = False


@pytest.fixture
def file(tmp_path: Path) -> Path:
    folder = tmp_path / "vocabulary"
    folder.mkdir()
    return folder / "things.yaml"


def test_entries_come_in_their_shape(file: Path) -> None:
    file.write_text("- {key: a, words: [б, в], colour: blue, seen_on: 2026-11-23}\n- {key: г}\n", "utf-8")
    first, second = read_entries(file, Thing, key="key")
    assert (first.words, first.colour, first.seen_on) == (("б", "в"), Colour.BLUE, date(2026, 11, 23))
    assert second == Thing("г")


def test_a_file_that_is_absent_or_empty_has_no_entries(file: Path) -> None:
    assert read_entries(file, Thing) == ()
    file.write_text("# nothing yet\n", "utf-8")
    assert read_entries(file, Thing) == ()
    assert read_optional(file, Thing) is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("- {key: a}\n- {key: b, key: c}\n", ("строка 2", "«key»", "дважды")),
        ("- key: a\n  words: [б]\n  words: [в]\n", ("строка 3", "«words»", "дважды")),
        ("- {key: a}\n- {key: b}\n- {key: a}\n", ("запись 3", "«a»", "записи 1")),
        ("- {key: a, word: [б]}\n", ("запись 1", "«a»", "«word»", "похоже на «words»")),
        ("- {key: a, words: б}\n", ("запись 1", "«words»", "список")),
        ("- {key: a, words: [б, 5]}\n", ("«words»", "строка 2", "кавычки")),
        ("- {key: a, words: [б, no]}\n", ("«words»", "строка 2", "кавычки")),
        ("- {key: a, words: ['']}\n", ("«words»", "пусто")),
        ("- {words: [б]}\n", ("запись 1", "«key»", "нужно")),
        ("- {key: a, colour: green}\n", ("«colour»", "red, blue")),
        ("- {key: a, seen_on: вчера}\n", ("«seen_on»", "2026-11-23")),
        ("- {key: a, small: почти}\n", ("«small»", "true")),
        ("- {key: a, many: {б: в}}\n", ("«many»", "«б»", "список")),
        ("- {key: a, many: [б]}\n", ("«many»", "поля")),
        ("- a\n", ("запись 1", "поля")),
        ("key: a\n", ("things.yaml", "список")),
        ("- [\n", ("строка", "YAML")),
        ("- \0\n", ("YAML",)),
    ],
)
def test_what_is_wrong_is_named_with_its_place(file: Path, text: str, said: tuple[str, ...]) -> None:
    file.write_text(text, "utf-8")
    with pytest.raises(ResourceError) as refusal:
        read_entries(file, Thing, key="key")
    message = str(refusal.value)
    assert message.startswith("vocabulary/things.yaml")
    assert all(piece in message for piece in said), message
    assert "\n" not in message


def test_an_absent_file_that_is_needed_is_named(file: Path) -> None:
    with pytest.raises(ResourceError, match=r"vocabulary/things\.yaml.*не открывается"):
        read_resource(file, Thing)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=200) | st.text("-:{}[]key, \nab'\"&*!|>", max_size=60))
def test_no_text_brings_it_down(file: Path, text: str) -> None:
    file.write_text(text, "utf-8", errors="replace")
    with suppress(ResourceError):
        assert isinstance(read_entries(file, Thing, key="key"), tuple)


class TestVocabulary:
    @pytest.mark.parametrize(
        ("name", "old", "new", "said"),
        [
            ("kinds", "- key: lyceum", "- key: school", ("«school»", "записи 1")),
            ("kinds", "words: [лицейка", "word: [лицейка", ("«lyceum»", "«word»", "«words»")),
            ("kinds", "near: [lyceum, gymnasium]", "near: [lyceums]", ("«school»", "near", "«lyceum»")),
            ("kinds", "near: [lyceum, gymnasium]", "near: lyceum", ("«school»", "near", "список")),
            ("kinds", "name: [лицей, лицеи, лицеев]", "name: [лицей, лицеи]", ("«lyceum»", "name")),
            ("topics", "kinds: [dentistry]", "kinds: [dentist]", ("topics.yaml", "«dentist»", "«dentistry»")),
            ("topics", "topic: diary", "topic: diarys", ("topics", "topic", "diary")),
            ("numbers", "1: первый", "один: первый", ("ordinals", "целое")),
            ("numbers", "1: первый", "1: первый, 1: раз", ("дважды",)),
            ("words", "swearing:", "sweating:", ("words.yaml",)),
        ],
    )
    def test_a_slip_is_refused(
        self, tmp_path: Path, name: str, old: str, new: str, said: tuple[str, ...]
    ) -> None:
        folder = tmp_path / "vocabulary"
        shutil.copytree(str(RESOURCES / "vocabulary"), folder)
        text = (folder / f"{name}.yaml").read_text("utf-8")
        assert old in text
        (folder / f"{name}.yaml").write_text(text.replace(old, new, 1), "utf-8")
        with pytest.raises(ResourceError) as refusal:
            read_vocabulary(folder)
        assert all(piece in str(refusal.value) for piece in said), str(refusal.value)

    def test_what_stands_is_read_whole(self) -> None:
        assert read_vocabulary(Path(str(RESOURCES / "vocabulary"))) == load_vocabulary()
