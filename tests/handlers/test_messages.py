"""The door: no step reads more of a text than one documented length."""

from hypothesis import given
from hypothesis import strategies as st

from handlers.messages import LONGEST_LINK, LONGEST_TEXT, MOST_LINKS, Incoming, Link


@given(st.text(max_size=300), st.integers(0, 300), st.text(max_size=300))
def test_the_beginning_and_the_end_are_read(start: str, times: int, end: str) -> None:
    text = start + "слово " * times * 10 + end
    read = Incoming(text=text, transcript=text)
    assert len(read.text) <= LONGEST_TEXT
    assert read.text.startswith(start)
    assert read.text.endswith(end)
    assert read.transcript == read.text


def test_links_under_words_are_few_and_short() -> None:
    links = Incoming(links=(Link("а" * 9_000, "b" * 9_000),) * 500).links
    assert len(links) == MOST_LINKS
    assert {len(part) for link in links for part in (link.shown, link.target)} == {LONGEST_LINK}
