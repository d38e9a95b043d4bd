"""Finds every address in a text as people paste it: links, @names and addresses without a scheme."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from catalog.pages.confusables import plain
from catalog.pages.parts import IGNORED
from catalog.pages.rules import rules

MOST_LINKS = 50
LONGEST_ADDRESS = 2100
"""Longer ones are refused, whatever stands in them."""

LONGEST_HOST = 253

STOP = r"\s<>\"«»„“”‹›|"
LETTER = r"[^\W_]"
LABEL = rf"{LETTER}(?:[\w-]{{0,62}}{LETTER})?"
IPV4 = r"\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?/"

WORDED = re.compile(
    r"""
      (?P<mention>\[(?:club|public|event|id)\d{1,12}\|[^\]\n]{0,200}\])  # VK's own: [club1|@name]
    | (?P<shown>\[https?://[^\s|\]]{1,2100}\|[^\]\n]{0,200}\])  # likewise with an address
    | \[(?P<words>[^\[\]\n]{0,200}+)\]\(\s{0,9}(?P<target>[^\s<>"]{1,2100})  # Markdown: [words](address)
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""Links under words."""

CHUNK = re.compile(rf"[^{STOP}]+|[{STOP}]+")
LINK = re.compile(
    rf"""
      (?P<url>(?<![a-z0-9+.-])(?:h[tx]{{2}}ps?|ftp|tg):[/\\]{{1,3}}[^/\\].*)
    | (?P<hostwise>(?<![:/\\])[/\\]{{2,3}}(?=[^/]{{1,300}}\.)[^/\\].*)
    | (?P<ip>(?<![\w.]){IPV4}.*)
    | (?P<bare>(?<![\w@/.。．｡-])(?:[\w.+-]{{1,64}}+(?::[\w.+-]{{0,64}}+)?@)?{LABEL}(?:[.。．｡]{LABEL})+
        \.?(?::\d{{1,5}})?(?:[/\\?\#].*)?)
    | (?P<name>(?<![\w@/.:])@[^\W\d][\w.]{{2,63}})
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""An address in a run of text without a space."""

GLUED_BEFORE = re.compile(
    r"[$%&'+=@\\^`#⁄∕]|(?<![а-яё])/|/(?![а-яё])|[a-z0-9](?:[(\[{}*~]|_?$)|[a-z0-9]\.[a-z0-9-]{1,63}[)\]]|[a-z][a-z0-9+.-]{0,30}:",
    re.IGNORECASE,
)
GLUED_BEHIND = re.compile(
    r"[^/\\#,;]{0,200}[@/\\]|[$%&+=^\w]|:%|[^\s,;\w]{1,9}(?:(?![а-яё_])\w|[?#^%$&+=])", re.IGNORECASE
)
"""What makes one address for a browser of what looks like an address and something beside it."""

HOST_WITH_COMMA = re.compile(r"(?:[a-z]{1,5}:)?[/\\]{1,3}[^/\\?#,;]{0,300}[,;]", re.IGNORECASE)

OPENING = "([{}])*_~`'—–-,;:!?.…。．"
TRAILING = ".,;:!?…'*~`"
DOTS = dict.fromkeys(map(ord, "。．｡"), ".")
"""Browsers read them as dots (UTS #46)."""

ENDING = re.compile(r"[a-z]{2,24}")
PUNYCODE = re.compile(r"xn--[a-z0-9-]*[a-z0-9]")
"""A top-level domain of other letters as browsers hand it over: «xn--p1ai» is «рф». No word looks so."""

BRACKETS = {")": "(", "]": "[", "}": "{"}


@dataclass(frozen=True, slots=True)
class Pasted:
    """An address as it stands in a text, and the words it hides under where there are any."""

    address: str
    shown: str = ""


def find_links(text: str) -> tuple[Pasted, ...]:
    """The addresses in that text in order, each once; at most 50. Whoever calls has cut the text.

    E-mail addresses, file names and abbreviations with dots are no addresses.
    """
    found = (pasted for _, pasted in _pieces(_readable(text)) if pasted is not None)
    return tuple(dict.fromkeys(found))[:MOST_LINKS]


def without_links(text: str) -> str:
    """The words around the addresses."""
    return "".join(" " if pasted else piece for piece, pasted in _pieces(_readable(text)))


def _readable(text: str) -> str:
    visible = text.translate(IGNORED)
    return rules().defanged.sub(".", visible)


Piece = tuple[str, Pasted | None]


def _pieces(text: str) -> Iterator[Piece]:
    """The text in pieces, with the address that each of them is."""
    at = 0
    for match in WORDED.finditer(text):
        yield from _in_chunks(text[at : match.start()])
        yield match[0], _under_words(match)
        at = match.end()
    yield from _in_chunks(text[at:])


def _under_words(match: re.Match[str]) -> Pasted:
    if match["target"]:
        return Pasted(_without_trailing(match["target"]), match["words"])
    target, _, shown = match[0][1:-1].partition("|")
    return Pasted(target if match["shown"] else f"vk.com/{target}", shown)


def _in_chunks(text: str) -> Iterator[Piece]:
    for chunk in CHUNK.finditer(text):
        yield from _in_chunk(chunk[0])


def _in_chunk(chunk: str) -> Iterator[Piece]:
    """The addresses of a run without spaces: it is one where a browser would read it as one."""
    first = next((match for match in LINK.finditer(chunk) if _pasted(match)), None)
    if first is None:
        yield chunk, None
    elif _is_one(chunk, first):
        yield chunk, Pasted(_without_trailing(chunk.lstrip(OPENING)))
    else:
        for part in _between().split(chunk):
            yield from _beside_words(part)


def _is_one(chunk: str, first: re.Match[str]) -> bool:
    before = unicodedata.normalize("NFKC", chunk[: first.start()]).lstrip(OPENING)
    behind = plain(chunk[first.end() : first.end() + LONGEST_HOST])
    glued = GLUED_BEFORE.search(_labelled().sub("", before)) or GLUED_BEHIND.match(behind)
    return bool(glued or HOST_WITH_COMMA.match(first[0]) or (first["hostwise"] and re.search(r"\w", before)))


def _beside_words(part: str) -> Iterator[Piece]:
    at = 0
    for match in LINK.finditer(part):
        if pasted := _pasted(match):
            yield part[at : match.start()], None
            yield match[0], pasted
            at = match.end()
    yield part[at:], None


def _pasted(match: re.Match[str]) -> Pasted | None:
    said = match[0]
    if match["name"]:
        name = said.rstrip(TRAILING)
        is_name = name.lower() not in rules().everyone and not _is_cyrillic(name)
        return Pasted(name) if is_name and plain(name).isascii() else None
    address = _without_trailing(said)
    if match["url"]:
        return Pasted(re.sub(r"^hxxp", "http", address, flags=re.IGNORECASE))
    return Pasted(address) if match["ip"] or match["hostwise"] or _is_address(address) else None


def _without_trailing(address: str) -> str:
    """Without the full stop of the sentence, and without a bracket that was opened before the address."""
    while 0 < len(address) <= LONGEST_ADDRESS:
        last = address[-1]
        unpaired = last in BRACKETS and address.count(last) > address.count(BRACKETS[last])
        if last not in TRAILING and not unpaired:
            break
        address = address[:-1]
    return address


def _is_address(said: str) -> bool:
    """Whether something with dots is an address rather than an abbreviation, a file or an e-mail."""
    host, slash, _ = re.sub(r"[?#\\]", "/", said, count=1).partition("/")
    if "@" in host and not slash:
        return False
    name = host.rpartition("@")[2].partition(":")[0].lower().translate(DOTS).rstrip(".")
    ending = name.rpartition(".")[2]
    known = rules().cyrillic_endings if slash else frozenset[str]()
    if ending in rules().endings or ending in known or PUNYCODE.fullmatch(plain(ending)):
        return True
    if not re.search("[a-z]", unicodedata.normalize("NFKC", name)):
        return False
    return plain(ending) in rules().endings or bool(slash and ENDING.fullmatch(plain(ending)))


@lru_cache(maxsize=1)
def _between() -> re.Pattern[str]:
    """What parts two addresses that were written without a space: «vk.com/a,t.me/b»."""
    hosts = sorted(host for owner in rules().platforms for host in owner.hosts)
    return re.compile(rf"[,;](?=https?://|www\.|(?:{'|'.join(map(re.escape, hosts))})/)", re.IGNORECASE)


@lru_cache(maxsize=1)
def _labelled() -> re.Pattern[str]:
    """What people write in front of an address and no browser knows as a scheme: «VK:vk.com/a»."""
    return re.compile(rf"^(?:{'|'.join(sorted(rules().labels))}):", re.IGNORECASE)


def _is_cyrillic(name: str) -> bool:
    return not any(letter.isascii() and letter.isalpha() for letter in name)
