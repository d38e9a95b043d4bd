"""Records of a large XML file one after another, in constant memory.

Expat tells of elements as they pass; a record is kept only while it is read. A document type is refused
whole: none of these files has one, and entities, bombs and outside files all begin there.
"""

from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import Any, BinaryIO
from xml.parsers.expat import ExpatError, ParserCreate, XMLParserType

from catalog.sources.model import SourceRefused
from catalog.sources.xml_bytes import IsOther, Others, without

CHUNK = 1 << 20
DEEPEST = 64
MOST_ELEMENTS, LONGEST_TEXT = 200_000, 20_000
"""Of one record: a hospital has hundreds of units; a text beyond that length is cut."""

Told = Callable[[int], None]
"""Is told how many bytes have been read."""


class XmlNode:
    """An element of a record: its texts and children by their names without namespace."""

    __slots__ = ("attributes", "children", "name", "text")

    def __init__(self, name: str, attributes: dict[str, str]) -> None:
        self.name = name
        self.attributes = attributes
        self.text = ""
        self.children: list[XmlNode] = []

    def get(self, path: str) -> str:
        """The text of the first element on the path «a/b», or nothing."""
        if "/" not in path:
            for child in self.children:
                if child.name == path:
                    return child.text
            return ""
        found = next(self.all(path), None)
        return found.text if found else ""

    def all(self, path: str) -> Iterator["XmlNode"]:
        """The elements on the path."""
        name, _, rest = path.partition("/")
        for child in self.children:
            if child.name == name:
                if rest:
                    yield from child.all(rest)
                else:
                    yield child


def local(name: str) -> str:
    """A name without its namespace's prefix."""
    return name.rpartition(":")[2]


class _Names(dict[str, str]):
    """Names without their namespaces, each worked out once."""

    def __missing__(self, name: str) -> str:
        self[name] = found = local(name)
        return found


class _Reader:
    """Handlers of one parser. `ready` holds the records that are complete."""

    def __init__(self, parser: XMLParserType, record: str, skipped: Collection[str]) -> None:
        self.parser, self.record, self.skipped = parser, record, frozenset(skipped)
        self.ready: list[XmlNode] = []
        self.seen: dict[str, int] = {}
        self.attributes: dict[str, dict[str, str]] = {}
        self._names = _Names()
        self._stack: list[XmlNode] = []
        self._texts: list[str] = []
        self._outer = self._elements = 0
        self._skipping = ""
        parser.buffer_text = True
        parser.buffer_size = 1 << 16
        parser.StartDoctypeDeclHandler = _refuse_doctype
        self._listen()

    def _listen(self) -> None:
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        name, stack = self._names[name], self._stack
        if not stack:
            self._outside(name, attributes)
            if name != self.record:
                return
            self._elements = 0
        elif name in self.skipped:
            self._skip(name)
            return
        self._elements += 1
        if self._elements > MOST_ELEMENTS or len(stack) > DEEPEST:
            raise SourceRefused(f"Запись «{self.record}» больше всякой меры: это не выгрузка реестра.")
        stack.append(XmlNode(name, attributes))
        self._texts.clear()
        self.parser.CharacterDataHandler = self._texts.append

    def _outside(self, name: str, attributes: dict[str, str]) -> None:
        self._outer += name != self.record
        if self._outer > DEEPEST:
            raise SourceRefused(f"В файле больше {DEEPEST} вложенных элементов: это не выгрузка реестра.")
        if len(self.seen) < DEEPEST:
            self.seen[name] = 1
        if attributes and len(self.attributes) < DEEPEST:
            self.attributes[name] = attributes

    def _skip(self, name: str) -> None:
        """Pass over an element with all that is in it, hearing of it as little as possible.

        One of the same name within it would end this too early, which `_end` notices.
        """
        self._skipping = name
        self.parser.CharacterDataHandler = None
        self.parser.StartElementHandler = None
        self.parser.EndElementHandler = self._end_skipped

    def _end_skipped(self, name: str) -> None:
        if self._names[name] == self._skipping:
            self._listen()

    def _end(self, name: str) -> None:
        stack = self._stack
        if not stack:
            self._outer -= 1
            return
        node = stack.pop()
        if node.name != self._names[name]:
            raise SourceRefused(f"Внутри «{self._skipping}» стоит такое же: это не выгрузка реестра.")
        if self._texts:
            node.text = "".join(self._texts)[:LONGEST_TEXT].strip()
            self._texts.clear()
        if stack:
            stack[-1].children.append(node)
            return
        self.parser.CharacterDataHandler = None
        self.ready.append(node)


def _refuse_doctype(*_said: Any) -> None:  # noqa: ANN401 - what expat passes
    raise SourceRefused("В файле есть объявление DOCTYPE: у выгрузок реестров его нет, такой файл не читаю.")


class XmlRecords:
    """The records of a file. After them, `outside` has the attributes of elements around."""

    def __init__(
        self,
        path: Path,
        record: str,
        skipped: Collection[str] = (),
        told: Told = lambda _: None,
        is_other: IsOther | None = None,
    ) -> None:
        """`is_other` tells of the bytes of a record that nobody asks for it."""
        self.path, self.record, self.skipped, self.told = path, record, skipped, told
        self.outside: dict[str, dict[str, str]] = {}
        self._others = Others(record.encode(), is_other) if is_other else None

    @property
    def passed(self) -> int:
        """How many records were passed over."""
        return self._others.passed if self._others else 0

    def __iter__(self) -> Iterator[XmlNode]:
        """Read the file; raises SourceRefused where it isn't XML, or holds no such record."""
        parser = ParserCreate()
        reader = _Reader(parser, self.record, self.skipped)
        self.outside = reader.attributes
        found = False
        with self.path.open("rb") as file:
            for chunk in self._chunks(file):
                _parse(parser, chunk)
                found = found or bool(reader.ready)
                yield from reader.ready
                reader.ready.clear()
        if not found and not self.passed:
            met = ", ".join(f"<{name}>" for name in list(reader.seen)[:8]) or "ничего"
            raise SourceRefused(f"Ждал записи <{self.record}>, а в файле {met}.")

    def _chunks(self, file: BinaryIO) -> Iterator[bytes]:
        """The file without what is skipped; an empty chunk at the end."""
        chunks = self._read(file)
        for name in self.skipped:
            chunks = without(chunks, name.encode())
        if self._others:
            chunks = self._others.left_out(chunks)
        yield from filter(None, chunks)
        yield b""

    def _read(self, file: BinaryIO) -> Iterator[bytes]:
        done = 0
        while chunk := file.read(CHUNK):
            done += len(chunk)
            self.told(done)
            yield chunk


def _parse(parser: XMLParserType, chunk: bytes) -> None:
    try:
        parser.Parse(chunk, not chunk)
    except ExpatError as error:
        raise SourceRefused("Файл не читается как XML. Возможно, он скачан не целиком.") from error
    except (UnicodeDecodeError, LookupError) as error:
        raise SourceRefused("Файл не в той кодировке, которую объявляет.") from error
