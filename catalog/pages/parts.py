"""An address taken apart as browsers do it; what people could understand otherwise is refused."""

import re
import unicodedata
from dataclasses import dataclass
from urllib.parse import parse_qsl, unquote

from catalog.pages.browser import open_as_browser
from catalog.pages.errors import BadAddress
from catalog.pages.hosts import canonical_host

MAX_LENGTH = 2048
SCHEME = re.compile(r"([a-z][a-z0-9+.-]{0,30}+)://", re.IGNORECASE)
OTHER_SCHEME = re.compile(r"^(?!localhost)([a-z][a-z0-9+-]*):(?!//|\d+(?:/|$))", re.IGNORECASE)
BROKEN_SCHEME = re.compile(r"^(?:h[tx]{2}ps?|https?:?)(?::?/{1,2}|:)(?=[^/])", re.IGNORECASE)
IGNORED = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
"""Invisible, and dropped from addresses by browsers too (UTS #46)."""

FOLDER_DOTS = re.compile(r"\.{1,2}+[^\w.-]{0,9}")
"""A folder's dots, whatever signs stand behind them: a reader takes those for the end of a sentence."""

DEFAULT_PORTS = {"https": "443", "http": "80"}
ENDS = " \t\r\n\v\f\u00a0\u2007\u202f<>\"'«»„“”"


@dataclass(frozen=True, slots=True)
class UrlParts:
    """Path, query and fragment are as browsers send them: percent-encoded, without «?» and «#»."""

    scheme: str  # "http" or "https"
    host: str  # ASCII, lower case
    path: str
    query: str
    fragment: str = ""

    @property
    def parameters(self) -> list[tuple[str, str]]:
        return parameters(self.query)


def parameters(query: str) -> list[tuple[str, str]]:
    """The decoded keys and values of a query."""
    return parse_qsl(query, keep_blank_values=True) if query else []


def tidy(text: str) -> str:
    """The address without quotation marks, spaces and invisible characters around it.

    Raises BadAddress for an empty or endless one, and for spaces, control characters or backslashes inside.
    """
    bare = text.translate(IGNORED).strip(ENDS)
    if not bare:
        raise BadAddress("адрес пуст")
    if len(bare) > MAX_LENGTH:
        raise BadAddress("адрес слишком длинный: такого у страниц не бывает")
    # isprintable() is false for control, format and unassigned characters and for all spaces but one.
    if " " in bare or not bare.isprintable():
        raise BadAddress("внутри адреса пробел или невидимый знак: уберите его")
    if "\\" in bare:
        raise BadAddress("в адресе обратная косая черта «\\»: нужна обычная «/»")
    return bare


def split(text: str) -> UrlParts:
    """The parts of one web address; a missing scheme is https.

    Raises BadAddress for other schemes, userinfo, ports, IP addresses, hosts that can't be, and for whatever
    browsers would open elsewhere than it reads.
    """
    bare = tidy(text)
    scheme, rest = ("", bare[2:]) if bare.startswith("//") else _scheme(bare)
    _refuse_dots(rest)
    authority = re.split("[/?#]", rest, maxsplit=1)[0]
    host = canonical_host(_without_port(authority, scheme))
    opened = open_as_browser(f"{scheme or 'https'}://{rest}")
    if opened is None or opened.host != host:
        raise BadAddress("браузер прочтёт этот адрес иначе, чем он выглядит")
    return UrlParts(opened.scheme, host, opened.path, opened.query, opened.fragment)


def _scheme(bare: str) -> tuple[str, str]:
    if found := SCHEME.match(bare):
        scheme = found[1].lower()
        if scheme not in DEFAULT_PORTS:
            raise BadAddress(f"«{scheme[:20]}://» — не адрес страницы: нужен https://")
        return scheme, bare[found.end() :]
    if BROKEN_SCHEME.match(bare):
        raise BadAddress("начало адреса написано с ошибкой: нужно https://")
    if OTHER_SCHEME.match(bare):
        raise BadAddress("это не адрес страницы: нужен https://")
    return "", bare


def _refuse_dots(rest: str) -> None:
    """Servers differ in what they make of dots that stand for a folder, above all of encoded ones."""
    path = re.split("[?#]", rest, maxsplit=1)[0]
    if any(
        FOLDER_DOTS.fullmatch(segment) for segment in unicodedata.normalize("NFKC", unquote(path)).split("/")
    ):
        raise BadAddress("в адресе точки вместо имени («/../»): впишите адрес, который откроется")


def _without_port(authority: str, scheme: str) -> str:
    if "@" in authority:
        raise BadAddress(
            "в адресе знак «@» перед именем сайта: так подделывают адреса, а почта — не страница"
        )
    if "%" in authority or "[" in authority:
        raise BadAddress("имя сайта записано кодами: напишите его буквами")
    host, colon, port = authority.partition(":")
    allowed = DEFAULT_PORTS.values() if not scheme else (DEFAULT_PORTS[scheme],)
    if colon and port not in allowed:
        raise BadAddress("в адресе указан порт (двоеточие и число после имени сайта): уберите его")
    return host
