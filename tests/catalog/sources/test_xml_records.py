"""Large XML is read record by record; what isn't a register's is refused in a sentence."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.sources.model import SourceRefused
from catalog.sources.xml_bytes import Others, marked_elsewhere, without
from catalog.sources.xml_records import DEEPEST, XmlRecords

LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
HOSTILE = {
    "a bomb": (f'<!DOCTYPE r [<!ENTITY l0 "ha">{LAUGHS}]><r><a>&l11;</a></r>', "DOCTYPE"),
    "an outside file": ('<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><r><a>&x;</a></r>', "DOCTYPE"),
    "an outside type": ('<!DOCTYPE r SYSTEM "http://127.0.0.1/x.dtd"><r><a/></r>', "DOCTYPE"),
    "an unknown entity": ("<r><a>&nbsp;</a></r>", "не читается как XML"),
    "a broken end": ("<r><a>1</a><a>", "не целиком"),
    "too deep": ("<r>" + "<b>" * (DEEPEST + 1), "вложенных"),
    "no such record": ("<r><b/><c/></r>", "<r>, <b>, <c>"),
    "skipped within skipped": ("<r><a><n:skip><n:skip/></n:skip></a></r>", "такое же"),
    "skipped within skipped, plain": ("<r><a><skip><skip></skip></skip></a></r>", "не читается"),
    "too deep within": ("<r><a>" + "<b>" * (DEEPEST + 2), "больше всякой меры"),
    "nothing": ("", "не читается"),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_hostile_and_broken_files_are_refused(what: str, tmp_path: Path) -> None:
    content, said = HOSTILE[what]
    path = tmp_path / "x.xml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(SourceRefused, match=said):
        list(XmlRecords(path, "a", ("skip",)))


def test_a_lie_about_the_encoding_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.xml"
    path.write_bytes('<?xml version="1.0" encoding="utf-8"?><r><a>Школа</a></r>'.encode("cp1251"))
    with pytest.raises(SourceRefused, match="XML"):
        list(XmlRecords(path, "a"))
    path.write_bytes(b'<?xml version="1.0" encoding="klingon"?><r><a>1</a></r>')
    with pytest.raises(SourceRefused, match=r"XML|кодировке"):
        list(XmlRecords(path, "a"))


def test_records_have_texts_children_and_no_prefixes(tmp_path: Path) -> None:
    path = tmp_path / "x.xml"
    path.write_text(
        '<n:r xmlns:n="u" d="5"><n:a><b>1</b><skip><b>no</b><deep><deep/></deep></skip><skip/>'
        "<b>2 &amp; 3</b></n:a>"
        "<n:a><c><b> 4 </b></c></n:a></n:r>",
        encoding="utf-8",
    )
    told: list[int] = []
    records = XmlRecords(path, "a", ("skip",), told.append)
    first, second = list(records)
    assert [node.text for node in first.all("b")] == ["1", "2 & 3"]
    assert (second.get("c/b"), second.get("c/x")) == ("4", "")
    assert records.outside["r"]["d"] == "5"
    assert told[-1] == path.stat().st_size


def test_one_endless_record_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("catalog.sources.xml_records.MOST_ELEMENTS", 100)
    path = tmp_path / "x.xml"
    path.write_text("<r><a>" + "<b/>" * 200 + "</a></r>", encoding="utf-8")
    with pytest.raises(SourceRefused, match="больше"):
        list(XmlRecords(path, "a"))


@given(
    parts=st.lists(st.sampled_from([b"<s>", b"</s>", b"<s", b">", b"x", b"</"]), max_size=30),
    size=st.integers(1, 7),
)
def test_what_is_skipped_goes_however_it_is_cut(parts: list[bytes], size: int) -> None:
    text = b"".join(parts)
    chunks = [text[at : at + size] for at in range(0, len(text), size)]
    whole = b"".join(without([text], b"s"))
    assert b"".join(without(chunks, b"s")) == whole
    assert re.sub(rb"(?s)<s>.*?</s>", b"", text) == whole


def test_a_skipped_element_without_an_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("catalog.sources.xml_bytes.LONGEST_SKIPPED", 100)
    with pytest.raises(SourceRefused, match="не кончается"):
        list(without([b"<s>" + b"x" * 200], b"s"))


RECORDS = [
    b"<n:a><m>63000</m>x</n:a>",  # the only one that is told by its mark to be elsewhere
    b"<n:a><m>18000</m>y</n:a>",
    b'<n:a id="1"><m>63000</m></n:a>',
    b"<n:a>no mark</n:a>",
    b"<n:a><n:a><m>63000</m></n:a></n:a>",
    b"<n:a><m><c>63000</c></m></n:a>",
    b"<n:a><m/><m>63000</m></n:a>",
    b"<n:b/>",
]
ELSEWHERE = marked_elsewhere("m", "", lambda mark: not mark.startswith("18"))


@given(records=st.lists(st.sampled_from(RECORDS), max_size=12), size=st.integers(1, 50))
def test_records_of_elsewhere_go_however_they_are_cut(records: list[bytes], size: int) -> None:
    """Nothing else does: what isn't written plainly is for the parser."""
    text = b"<r>" + b"".join(records) + b"</r>"
    others = Others(b"a", ELSEWHERE)
    left = b"".join(others.left_out(text[at : at + size] for at in range(0, len(text), size)))
    assert left == b"<r>" + b"".join(one for one in records if one is not RECORDS[0]) + b"</r>"
    assert others.passed == sum(one is RECORDS[0] for one in records)


def test_a_mark_below_the_first_element_of_its_name_tells(tmp_path: Path) -> None:
    is_other = marked_elsewhere("oktmo", "code", lambda mark: mark.startswith("63"))
    told = b"<a><n:oktmo><n:code>63701000</n:code></n:oktmo></a>"
    untold = b"<a><oktmo><name>x</name><code>63701000</code></oktmo><oktmo><code>63701000</code></oktmo></a>"
    assert (is_other(told), is_other(untold)) == (True, False)
    path = tmp_path / "x.xml"
    path.write_bytes(b'<r xmlns:n="u">' + told * 3 + b"</r>")
    records = XmlRecords(path, "a", is_other=is_other)
    assert list(records) == []
    assert records.passed == len([told] * 3)
