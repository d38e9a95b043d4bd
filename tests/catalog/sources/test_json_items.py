"""JSON of any size is read item by item, whatever stands around the list."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from catalog.sources import json_items
from catalog.sources.json_items import JsonItems
from catalog.sources.model import SourceRefused


def items(path: Path, content: str | bytes, *arrays: str) -> list[object]:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(JsonItems(path, arrays or ("data",)))


@pytest.mark.parametrize(
    "content",
    [
        '{"data": [{"a": 1}, {"a": 2}], "total": 2}',
        '[{"a": 1}, {"a": 2}]',
        '{"a": 1}\n{"a": 2}\n',
        '\ufeff [ {"a": 1},\n {"a": 2} ] ',
        '{"data": [{"a": 1}, {"a": 2}]}'.encode("utf-16"),
    ],
)
def test_lists_objects_and_lines(content: str | bytes, tmp_path: Path) -> None:
    assert items(tmp_path / "x.json", content) == [{"a": 1}, {"a": 2}]


def test_an_object_alone_is_the_item(tmp_path: Path) -> None:
    assert items(tmp_path / "x.json", '{"id": 5, "data": {"b": []}}') == [{"id": 5, "data": {"b": []}}]


HOSTILE: dict[str, tuple[str | bytes, str]] = {
    "deep lists": ("[" * 100_000 + "]" * 100_000, "глубоко"),
    "deep objects": ('{"a":' * 100_000 + "1" + "}" * 100_000, "глубоко"),
    "deep within": ('{"data": [' + '{"a":' * 100_000, "глубоко"),
    "broken off": ('{"data": [{"a": 1}, {"a"', "JSON"),
    "broken off between": ('{"data": [{"a": 1}', "JSON"),
    "nothing": ("", "пуст"),
    "html": ("<!doctype html>", "JSON"),
    "other letters": ('["школа"]'.encode("cp1251"), "UTF-8"),
    "no name": ("{1: 2}", "JSON"),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_hostile_and_broken_files_are_refused(what: str, tmp_path: Path) -> None:
    content, said = HOSTILE[what]
    with pytest.raises(SourceRefused, match=said):
        items(tmp_path / "x.json", content)


def test_an_item_longer_than_any_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_items, "LONGEST_ITEM", 1000)
    with pytest.raises(SourceRefused, match="JSON"):
        items(tmp_path / "x.json", '["' + "a" * 5_000_000)


values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(codec="utf-8")),
    lambda below: (
        st.lists(below, max_size=4)
        | st.dictionaries(st.text(st.characters(codec="utf-8")), below, max_size=4)
    ),
    max_leaves=12,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(rows=st.lists(values, max_size=8), chunk=st.integers(1, 40), before=values)
def test_chunks_cut_anywhere_change_nothing(
    rows: list[object], chunk: int, before: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(json_items, "CHUNK", chunk)
    content = json.dumps({"before": before, "data": rows, "after": 1}, ensure_ascii=chunk % 2 == 0)
    assert items(tmp_path / "x.json", content.encode("utf-8", "surrogatepass")) == rows
