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
TOKEN = re.compile(r"<!--|<(?P<close>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]{0,15})(?P<rest>[^<>]{0,8000}+)>|<![^<>]{0,500}+>")
ATTRIBUTE = re.compile(r"([a-zA-Z:_-]{1,30})\s{0,5}=\s{0,5}(?:\"([^\"]{0,4000}+)\"|'([^']{0,4000}+)'|([^\s\"'>]{1,2000}+))")
RAW = {"script": re.compile(r"</script", re.IGNORECASE), "style": re.compile(r"</style", re.IGNORECASE)}
VOID = frozenset({"br", "img", "input", "meta", "link", "hr", "base", "area", "col", "source", "wbr", "embed", "param"})
BLOCKS = frozenset({"div", "ul", "ol", "table", "tr", "td", "p", "header", "footer", "nav", "aside", "main", "article", "section", "center", "form", "body", "li"})
CONTAINERS = frozenset({"header", "footer", "nav", "aside", "main", "article"})
SPACES = re.compile(r"\s{1,1000}+")


@dataclass(frozen=True, slots=True)
class Link:
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


def links(page: str) -> Iterator[Link]:
    """The links in the order of the page; scripts are given as links whose `href` is their text."""
    text = page[:LONGEST_PAGE]
    numbers = count(1)
    opened: list[_Open] = []
    said = ""
    waiting: tuple[dict[str, str], str, tuple[str, ...], int] | None = None
    label: list[str] = []
    at = 0
    for found in iter(lambda: TOKEN.search(text, at), None):
        piece = SPACES.sub(" ", unescape(text[at : found.start()])) if found.start() > at else ""
        said = (said + piece)[-LONGEST_AROUND:]
        if waiting is not None:
            label.append(piece)
        at = found.end()
        name = (found["name"] or "").lower()
        if found[0] == "<!--":
            end = text.find("-->", at)
            at = len(text) if end < 0 else end + 3
            continue
        if not name:
            continue
        if found["close"]:
            if name == "a" and waiting is not None:
                yield _link(waiting, label)
                waiting, label = None, []
            if _close(opened, name):
                said = ""  # what stood before a block of links tells nothing of what comes after it
            continue
        attributes = _attributes(found["rest"])
        if name in RAW and not found["rest"].endswith("/"):
            end = RAW[name].search(text, at)
            stop = end.start() if end else len(text)
            if name == "script":
                yield Link(text[at:stop] or attributes.get("src", ""), "", "", _marks(opened), _block(opened), in_script=True)
            at = stop
            continue
        if waiting is not None and name in ("img", "svg", "i", "span"):
            label.append(f" {attributes.get('alt', '')} {attributes.get('title', '')} {attributes.get('class', '')} ")
        if name == "a":
            if waiting is not None:
                yield _link(waiting, label)
            _note_link(opened)
            waiting, label = (attributes, said, _marks(opened, attributes), _block(opened)), []
        elif name == "iframe":
            yield Link(attributes.get("src", ""), "", said.lower(), _marks(opened, attributes), _block(opened), in_script=True)
        elif name not in VOID and not found["rest"].endswith("/"):
            block = next(numbers) if name in BLOCKS else _block(opened)
            if name in BLOCKS and name != "li":
                said = said if name in ("p", "td") else said[-LONGEST_AROUND // 2 :]
            opened.append(_Open(name, _mark(name, attributes), block))
            del opened[: max(0, len(opened) - DEEPEST)]
    if waiting is not None:
        yield _link(waiting, label)


def _link(waiting: tuple[dict[str, str], str, tuple[str, ...], int], label: list[str]) -> Link:
    attributes, said, marks, block = waiting
    text = " ".join(("".join(label)).split())[:LONGEST_LABEL]
    title = " ".join(attributes.get(name, "") for name in ("title", "aria-label"))
    return Link(attributes.get("href", ""), f"{text} {title}".strip().lower(), f"{said} {text}".lower(), marks, block)


def _attributes(rest: str) -> dict[str, str]:
    return {
        found[1].lower(): unescape(found[2] or found[3] or found[4] or "") for found in ATTRIBUTE.finditer(rest)
    }


def _mark(name: str, attributes: dict[str, str]) -> str:
    return f"{name} {attributes.get('class', '')} {attributes.get('id', '')}".lower()[:200]


def _marks(opened: list[_Open], own: dict[str, str] | None = None) -> tuple[str, ...]:
    marks = [one.marks for one in opened[-6:]]
    containers = [one.name for one in opened[:-6] if one.name in CONTAINERS]
    return tuple([*containers, *marks, *([_mark("a", own)] if own is not None else [])])


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
