"""Links of an HTML page with what stands around them, in one pass and linear time.

No tree is built: a page is hostile and may be broken anywhere. A tag ends at the next «<» or «>».
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from itertools import count

LONGEST_PAGE = 1_000_000
DEEPEST = 200
LONGEST_AROUND, LONGEST_LABEL = 120, 120
TOKEN = re.compile(
    r"<!--|<(?P<close>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]{0,15})(?P<rest>[^<>]{0,8000}+)>|<![^<>]{0,500}+>"
)
ATTRIBUTE = re.compile(
    r"([a-zA-Z:_-]{1,30})\s{0,5}=\s{0,5}(?:\"([^\"]{0,4000}+)\"|'([^']{0,4000}+)'|([^\s\"'>]{1,2000}+))"
)
RAW = {"script": re.compile(r"</script", re.IGNORECASE), "style": re.compile(r"</style", re.IGNORECASE)}
VOID = frozenset(
    {"br", "img", "input", "meta", "link", "hr", "base", "area", "col", "source", "wbr", "embed", "param"}
)
BLOCKS = frozenset(
    {
        "div",
        "ul",
        "ol",
        "table",
        "tr",
        "td",
        "p",
        "header",
        "footer",
        "nav",
        "aside",
        "main",
        "article",
        "section",
        "center",
        "form",
        "body",
        "li",
    }
)
PICTURES = frozenset({"img", "svg", "i", "span"})
FLOWING = frozenset({"li", "p", "td"})
CONTAINERS = frozenset({"header", "footer", "nav", "aside", "main", "article"})
SPACES = re.compile(r"\s{1,1000}+")


@dataclass(frozen=True, slots=True)
class MarkupLink:
    """A link, or an address within a script. `around` is the text before and in it, in lower case.

    `marks` are tags, classes and ids of what it stands in, the innermost last; `block` numbers the element.
    """

    href: str
    label: str
    around: str
    marks: tuple[str, ...]
    block: int
    in_script: bool = False


@dataclass(slots=True)
class _Open:
    name: str
    marks: str
    block: int
    has_links: bool = False


@dataclass(frozen=True, slots=True)
class _Anchor:
    """A link that isn't closed yet, as it was when it was opened."""

    attributes: dict[str, str]
    said: str
    marks: tuple[str, ...]
    block: int

    def link(self, label: list[str]) -> MarkupLink:
        text = " ".join("".join(label).split())[:LONGEST_LABEL]
        title = " ".join(self.attributes.get(name, "") for name in ("title", "aria-label"))
        around, told = f"{self.said} {text}".lower(), f"{text} {title}".strip().lower()
        return MarkupLink(self.attributes.get("href", ""), told, around, self.marks, self.block)


def links(page: str) -> Iterator[MarkupLink]:
    """The links in the order of the page; scripts are given as links whose `href` is their text."""
    return _Reading(page[:LONGEST_PAGE]).links()


class _Reading:
    """How far a page is read, and what is open there."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._numbers = count(1)
        self._opened: list[_Open] = []
        self._said = ""
        self._anchor: _Anchor | None = None
        self._label: list[str] = []

    def links(self) -> Iterator[MarkupLink]:
        while found := TOKEN.search(self._text, self._at):
            self._hear(found.start())
            self._at = found.end()
            if found[0] == "<!--":
                end = self._text.find("-->", self._at)
                self._at = len(self._text) if end < 0 else end + 3
            elif found["close"]:
                yield from self._closed(found["name"].lower())
            elif found["name"]:
                yield from self._tag(found["name"].lower(), found["rest"])
        yield from self._anchor_closed()

    def _hear(self, until: int) -> None:
        """The text up to there."""
        if until > self._at:
            piece = SPACES.sub(" ", unescape(self._text[self._at : until]))
            self._said = (self._said + piece)[-LONGEST_AROUND:]
            if self._anchor is not None:
                self._label.append(piece)

    def _closed(self, name: str) -> Iterator[MarkupLink]:
        if name == "a":
            yield from self._anchor_closed()
        if _close(self._opened, name):
            self._said = ""  # what stood before a block of links tells nothing of what comes after it

    def _anchor_closed(self) -> Iterator[MarkupLink]:
        if self._anchor is not None:
            yield self._anchor.link(self._label)
            self._anchor, self._label = None, []

    def _tag(self, name: str, rest: str) -> Iterator[MarkupLink]:
        attributes = _attributes(rest)
        if self._anchor is not None and name in PICTURES:
            told = " ".join(attributes.get(key, "") for key in ("alt", "title", "class"))
            self._label.append(f" {told} ")
        if name in RAW and not rest.endswith("/"):
            yield from self._raw(name, attributes)
        elif name == "a":
            yield from self._anchor_closed()
            _note_link(self._opened)
            marks = _marks(self._opened, attributes)
            self._anchor = _Anchor(attributes, self._said, marks, _block(self._opened))
        elif name == "iframe":
            marks, block = _marks(self._opened, attributes), _block(self._opened)
            yield MarkupLink(attributes.get("src", ""), "", self._said.lower(), marks, block, in_script=True)
        elif name not in VOID and not rest.endswith("/"):
            self._open(name, attributes)

    def _raw(self, name: str, attributes: dict[str, str]) -> Iterator[MarkupLink]:
        """What stands in a script or a style is no markup."""
        end = RAW[name].search(self._text, self._at)
        stop = end.start() if end else len(self._text)
        text = self._text[self._at : stop] or attributes.get("src", "")
        self._at = stop
        if name == "script":
            yield MarkupLink(text, "", "", _marks(self._opened), _block(self._opened), in_script=True)

    def _open(self, name: str, attributes: dict[str, str]) -> None:
        is_block = name in BLOCKS
        if is_block and name not in FLOWING:
            self._said = self._said[-LONGEST_AROUND // 2 :]
        block = next(self._numbers) if is_block else _block(self._opened)
        self._opened.append(_Open(name, _mark(name, attributes), block))
        del self._opened[: max(0, len(self._opened) - DEEPEST)]


def _attributes(rest: str) -> dict[str, str]:
    return {
        found[1].lower(): unescape(found[2] or found[3] or found[4] or "")
        for found in ATTRIBUTE.finditer(rest)
    }


def _mark(name: str, attributes: dict[str, str]) -> str:
    return f"{name} {attributes.get('class', '')} {attributes.get('id', '')}".lower()[:200]


def _marks(opened: list[_Open], own: dict[str, str] | None = None) -> tuple[str, ...]:
    marks = [one.marks for one in opened[-6:]]
    containers = [one.name for one in opened[:-6] if one.name in CONTAINERS]
    return (*containers, *marks, *([_mark("a", own)] if own is not None else []))


def _block(opened: list[_Open]) -> int:
    """The nearest element that holds several links: of a list the list, not its line."""
    for one in reversed(opened):
        if one.name in BLOCKS and one.name != "li":
            return one.block
    return 0


def _note_link(opened: list[_Open]) -> None:
    for one in reversed(opened):
        if one.name in BLOCKS:
            one.has_links = True
            return


def _close(opened: list[_Open], name: str) -> bool:
    """Close the element with all that was left open in it; whether it was a block with links."""
    for at in range(len(opened) - 1, -1, -1):
        if opened[at].name == name:
            told = name in BLOCKS and any(one.has_links for one in opened[at:])
            del opened[at:]
            return told
    return False
