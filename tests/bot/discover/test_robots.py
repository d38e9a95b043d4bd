"""What robots.txt lets programs read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.discover.robots import LONGEST_DELAY, read_robots
from tests.growth import grows_too_fast

NAME = "gospublic-guide"


@pytest.mark.parametrize(
    ("text", "path", "allowed"),
    [
        ("", "/", True),
        ("User-agent: *\nDisallow: /", "/", False),
        ("User-agent: *\nDisallow:", "/", True),
        ("User-agent: *\nDisallow: /bitrix/", "/kontakty", True),
        ("User-agent: *\nDisallow: /*?", "/kontakty?print=Y", False),
        ("User-agent: *\nDisallow: /*?", "/kontakty", True),
        ("User-agent: *\nDisallow: /\nAllow: /kontakty", "/kontakty/", True),
        ("User-agent: *\nAllow: /a\nDisallow: /a", "/a", True),
        ("User-agent: *\nDisallow: /*.php$", "/index.php", False),
        ("User-agent: *\nDisallow: /*.php$", "/index.php?x", True),
        ("User-agent: Yandex\nDisallow: /", "/", True),
        ("User-agent: Yandex\nUser-agent: *\nDisallow: /", "/", False),
        ("User-agent: gospublic-guide\nDisallow: /\n\nUser-agent: *\nAllow: /", "/", False),
        ("User-agent: *\nDisallow: /\n\nUser-agent: GosPublic-Guide\nDisallow: /x", "/", True),
        ("USER-AGENT : * # all\r\ndisallow : /a # nothing\r\n", "/a/b", False),
        ("<html>404</html>", "/", True),
    ],
)
def test_what_may_be_read(text: str, path: str, allowed: bool) -> None:
    assert read_robots(text, NAME).allows(path) is allowed


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("2", 2.0),
        ("0.5", 0.5),
        ("86400", LONGEST_DELAY),
        ("-1", 0.0),
        ("nan", 0.0),
        ("inf", LONGEST_DELAY),
        ("x", 0.0),
    ],
)
def test_how_seldom_it_wants_to_be_asked(said: str, seconds: float) -> None:
    assert read_robots(f"User-agent: *\nCrawl-delay: {said}", NAME).delay == seconds


@given(st.text(), st.text())
def test_any_file_is_read(text: str, path: str) -> None:
    assert read_robots(f"User-agent: *\n{text}", NAME).allows(path) in (True, False)


@pytest.mark.parametrize("piece", ["*a", "Disallow: /*a*a*a*a*a*a*a*a*a\n", "User-agent: *\n"])
def test_the_time_grows_as_the_file_does(piece: str) -> None:
    assert not grows_too_fast(
        lambda text: read_robots(f"User-agent: *\n{text}", NAME).allows("/" + "a" * 300), piece
    )
