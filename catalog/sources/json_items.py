"""Items of a JSON file one after another: of an array at the top or under a known name, or the object itself.

Memory is that of one item. Depth is the decoder's own limit; what is deeper is refused.
"""

import codecs
import json
import re
from collections.abc import Callable, Collection, Iterator
from json import JSONDecodeError, JSONDecoder
from pathlib import Path
from typing import Any, BinaryIO

from catalog.sources.model import SourceRefused

CHUNK = 1 << 20
LONGEST_ITEM = 32 << 20
"""Characters of one item, or of an object read whole."""

SPACE = re.compile(r"[\s\ufeff]*")
NUMBER_SIGNS = re.compile(r"[0-9.eE+-]*")
Told = Callable[[int], None]


class JsonItems:
    """The items of a file. `head` has the other members of the object at the top, as far as they came."""

    def __init__(self, path: Path, arrays: Collection[str], told: Told = lambda _: None) -> None:
        self._path, self._arrays, self._told = path, frozenset(arrays), told
        self._decoder = JSONDecoder()
        self._text, self._at, self._done = "", 0, 0
        self.head: dict[str, Any] = {}

    def __iter__(self) -> Iterator[Any]:
        """Read the file. Raises SourceRefused where it isn't JSON."""
        with self._path.open("rb") as file:
            self._more = _decoded(file)
            try:
                yield from self._items()
            except RecursionError as error:
                raise SourceRefused("Данные вложены слишком глубоко: это не выгрузка реестра.") from error
            except UnicodeDecodeError as error:
                raise SourceRefused("Файл не в кодировке UTF-8.") from error

    def _items(self) -> Iterator[Any]:
        if not self._peek():
            raise SourceRefused("Файл пуст.")
        while first := self._peek():
            if first == "[":
                yield from self._array()
            elif first == "{":
                yield from self._object()
            else:
                raise SourceRefused(
                    f"Ждал JSON, а файл начинается с «{self._text[self._at : self._at + 20]}»."
                )

    def _array(self) -> Iterator[Any]:
        self._at += 1
        if self._peek() == "]":
            self._at += 1
            return
        while True:
            yield self._value()
            if self._sign(",]") == "]":
                return

    def _object(self) -> Iterator[Any]:
        """Of an object the array under a known name; else, once it is read, the object itself."""
        self._at += 1
        head: dict[str, Any] = {}
        streamed = False
        if self._peek() == "}":
            self._at += 1
            return
        while True:
            key = self._value()
            if not isinstance(key, str):
                raise SourceRefused("Файл не читается как JSON: вместо имени стоит другое.")
            self._sign(":")
            if key in self._arrays and self._peek() == "[":
                streamed = True
                yield from self._array()
            else:
                head[key] = self.head[key] = self._value()
            if self._sign(",}") == "}":
                break
        if not streamed:
            yield head

    def _value(self) -> Any:  # noqa: ANN401 - any JSON
        self._peek()
        while True:
            try:
                value, end = self._decoder.raw_decode(self._text, self._at)
            except JSONDecodeError as error:
                if len(self._text) - self._at > LONGEST_ITEM or not self._fill():
                    raise SourceRefused(
                        f"Файл не читается как JSON (знак {self._done + error.pos}): скачан не целиком?"
                    ) from error
                continue
            if self._may_go_on(end) and self._fill():
                continue
            self._at = end
            return value

    def _may_go_on(self, end: int) -> bool:
        """Whether the text ends within what may be more of a number."""
        found = NUMBER_SIGNS.match(self._text, end)
        return found is not None and found.end() == len(self._text)

    def _sign(self, allowed: str) -> str:
        sign = self._peek()
        if not sign or sign not in allowed:
            raise SourceRefused("Файл не читается как JSON: он обрывается или испорчен.")
        self._at += 1
        return sign

    def _peek(self) -> str:
        """The next sign that is no space, or nothing at the end."""
        while True:
            match = SPACE.match(self._text, self._at)
            self._at = match.end() if match else self._at
            if self._at < len(self._text):
                return self._text[self._at]
            if not self._fill():
                return ""

    def _fill(self) -> bool:
        chunk = next(self._more, None)
        if chunk is None:
            return False
        self._done += self._at
        # What was not understood grows by as much again, so that a long item isn't tried a thousand times.
        rest = self._text[self._at :]
        while len(chunk) < len(rest) and (following := next(self._more, None)) is not None:
            chunk += following
        self._text, self._at = rest + chunk, 0
        self._told(self._done + len(self._text))
        return True


def _decoded(file: BinaryIO) -> Iterator[str]:
    """The file's text by chunks; a BOM decides between UTF-8 and UTF-16."""
    start = file.read(4)
    file.seek(0)
    encoding = "utf-16" if start[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    decoder = codecs.getincrementaldecoder(encoding)()
    while chunk := file.read(CHUNK):
        if text := decoder.decode(chunk):
            yield text
    if text := decoder.decode(b"", final=True):
        yield text


def text_of(value: Any) -> str:  # noqa: ANN401 - any JSON
    """A text as it is, a number as it is written; anything else is none."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool) or value is None:
        return ""
    return json.dumps(value) if isinstance(value, int | float) else ""


def at(value: Any, path: str) -> Any:  # noqa: ANN401 - any JSON
    """What stands under «a.b.c», or None where something on the way is missing."""
    for name in path.split("."):
        if not isinstance(value, dict):
            return None
        value = value.get(name)
    return value


def text_at(value: Any, path: str) -> str:  # noqa: ANN401 - any JSON
    return text_of(at(value, path))
