"""The door: no step reads more of a text than one documented length."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.pages.links import find_links
from handlers.context import Context
from handlers.messages import (
    LONGEST_END,
    LONGEST_LINK,
    LONGEST_TEXT,
    MOST_LINKS,
    Attachment,
    Incoming,
    Link,
    Session,
    cut_text,
)
from handlers.router import respond
from tests.dialogs.harness import TODAY

STORY = "Вчера мы с соседкой пошли за хлебом и долго говорили. " * 200


@given(st.text(max_size=300), st.integers(0, 300), st.text(max_size=300))
def test_the_beginning_and_the_end_are_read(start: str, times: int, end: str) -> None:
    text = start + " слово" * times * 10 + " " + end
    read = Incoming(text=text, transcript=text)
    assert len(read.text) <= LONGEST_TEXT
    assert read.text.startswith(start)
    assert read.text.endswith(end)
    assert read.transcript == read.text == cut_text(read.text)
    assert read.is_cut == (len(text) > LONGEST_TEXT)


@given(st.text("аб ./\n", max_size=50), st.integers(1, 3000))
def test_any_text_is_cut_once(piece: str, times: int) -> None:
    read = cut_text(piece * times)
    assert len(read) <= LONGEST_TEXT
    assert cut_text(read) == read


def test_links_under_words_are_few_and_short() -> None:
    links = Incoming(links=(Link("а" * 9_000, "b" * 9_000),) * 500).links
    assert len(links) == MOST_LINKS
    assert {(len(link.shown), len(link.target)) for link in links} == {(LONGEST_LINK, LONGEST_LINK + 1)}
    assert Incoming(links=links).links == links


@pytest.mark.parametrize("filling", ["слово " * 2000, "слово\n" * 2000, "а" * 20_000])
@pytest.mark.parametrize("shift", range(0, 50, 3))
def test_no_part_of_an_address_is_judged(filling: str, shift: int) -> None:
    address = "https://evil.example/to?go=vk.com/polik3"
    before, behind = "и" * (LONGEST_TEXT - LONGEST_END - shift), "и" * (LONGEST_END - shift)
    text = f"{before} {address} {filling} {address} {behind}"
    assert {one.address for one in find_links(cut_text(text))} <= {address}


@pytest.mark.parametrize("tail", [" " * 3000, f"?a={'b' * 3000}", f"{' ' * 2100}evil"])
def test_an_endless_address_under_words_is_not_the_page_that_it_begins_with(
    starting: Context, tail: str
) -> None:
    page = next(page.url for one in starting.catalog.institutions for page in one.pages)
    whole, endless = (
        respond(Incoming(links=(Link("", url),), today=TODAY), Session(), starting)
        for url in (page, page + tail)
    )
    assert whole.counts[0].subject in ("official", "listed")
    assert endless.counts[0].subject not in ("official", "listed")


@pytest.mark.parametrize("attachment", [None, Attachment.VOICE])
@pytest.mark.parametrize("cry", ["у меня сердце болит", "помогите, пожар"])
def test_a_cry_at_the_end_of_a_long_message_is_heard(
    starting: Context, cry: str, attachment: Attachment | None
) -> None:
    said = f"{STORY}{cry}"
    written, heard = ("", said) if attachment else (said, "")
    reply = respond(
        Incoming(written, attachment=attachment, transcript=heard, today=TODAY), Session(), starting
    )
    assert "112" in reply.text
    assert not reply.choices


def test_a_verdict_says_that_the_middle_was_not_read(starting: Context) -> None:
    short = respond(Incoming("vk.com/polik3", today=TODAY), Session(), starting)
    long = respond(Incoming(f"vk.com/polik3 {STORY}", today=TODAY), Session(), starting)
    assert "из середины" in long.text
    assert "из середины" not in short.text
