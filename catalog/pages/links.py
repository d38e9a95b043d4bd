"""Finds every address in a text as people paste it: links, @names and addresses without a scheme."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from catalog.pages.confusables import plain
from catalog.pages.parts import IGNORED
from catalog.pages.rules import rules

MOST_LINKS = 50

STOP = r"\s<>\"«»„“”‹›|"
LETTER = r"[^\W_]"
LABEL = rf"{LETTER}(?:[\w-]{{0,62}}{LETTER})?"
IPV4 = r"\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?/"

LINK = re.compile(
    rf"""
      (?P<mention>\[(?:club|public|event|id)\d{{1,12}}\|[^\]\n]{{0,200}}\])  # VK's own: [club1|@name]
    | (?P<shown>\[https?://[^\s|\]]{{1,2100}}\|[^\]\n]{{0,200}}\])  # likewise with an address
    | (?P<url>(?:h[tx]{{2}}ps?:|ftp:|tg:)/{{1,3}}[^/{STOP}][^{STOP}]{{0,2100}})
    | (?P<ip>(?<![\w.]){IPV4}[^{STOP}]{{0,2100}})
    | (?P<bare>(?<![\w@/.-])(?:[\w.+-]{{1,64}}+(?::[\w.+-]{{0,64}}+)?@)?{LABEL}(?:[.。．]{LABEL})+
        \.?(?::\d{{1,5}})?(?:[/?\#][^{STOP}]{{0,2100}})?)
    | (?P<name>(?<![\w@/.:])@[^\W\d][\w.]{{2,63}})
    """,
    re.VERBOSE | re.IGNORECASE,
)
DEFANGED = re.compile(r"\s?[\[({]\s?(?:\.|точка|dot)\s?[\])}]\s?|(?<=\w)\sточка\s(?=\w)", re.IGNORECASE)
"""How an address is written so that nobody presses it: «dp3-vlg точка ru», «vk[.]com»."""

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
    found = (_pasted(match) for match in LINK.finditer(_readable(text)))
    return tuple(dict.fromkeys(one for one in found if one is not None))[:MOST_LINKS]


def without_links(text: str) -> str:
    """The words around the addresses."""
    return LINK.sub(lambda match: " " if _pasted(match) else match[0], _readable(text))


def _readable(text: str) -> str:
    visible = text.translate(IGNORED)
    return _between().sub(" ", DEFANGED.sub(".", visible))


def _pasted(match: re.Match[str]) -> Pasted | None:
    said = match[0]
    if match["mention"] or match["shown"]:
        target, _, shown = said[1:-1].partition("|")
        return Pasted(target if match["shown"] else f"vk.com/{target}", shown)
    if match["name"]:
        name = said.rstrip(TRAILING)
        is_name = name.lower() not in rules().everyone and not _is_cyrillic(name)
        return Pasted(name) if is_name and plain(name).isascii() else None
    address = _without_trailing(said)
    if match["url"]:
        return Pasted(re.sub(r"^hxxp", "http", address, flags=re.IGNORECASE))
    return Pasted(address) if match["ip"] or _is_address(address) else None


def _without_trailing(address: str) -> str:
    """Without the full stop of the sentence, and without a bracket that was opened before the address."""
    while address:
        last = address[-1]
        unpaired = last in BRACKETS and address.count(last) > address.count(BRACKETS[last])
        if last not in TRAILING and not unpaired:
            break
        address = address[:-1]
    return address


def _is_address(said: str) -> bool:
    """Whether something with dots is an address rather than an abbreviation, a file or an e-mail."""
    host, slash, _ = re.sub(r"[?#]", "/", said, count=1).partition("/")
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


def _is_cyrillic(name: str) -> bool:
    return not any(letter.isascii() and letter.isalpha() for letter in name)
