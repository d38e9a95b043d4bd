"""The text of a page, whatever its server says of its letters: many say one thing and send another."""

import codecs
import re
import zlib
from typing import Final

MOST_BYTES: Final = 1_000_000
HEAD: Final = 2_048
DECLARED = re.compile(rb"charset\s{0,5}=\s{0,5}[\"']?([A-Za-z0-9_-]{3,20})", re.IGNORECASE)
KNOWN: Final = {
    "windows-1251": "cp1251", "cp1251": "cp1251", "win-1251": "cp1251", "koi8-r": "koi8-r",
    "cp866": "cp866", "ibm866": "cp866", "iso-8859-5": "iso-8859-5", "utf-16": "utf-16",
}  # fmt: skip
GZIP_OR_ZLIB: Final = 47


def text_of(body: bytes, content_type: str) -> str:
    """UTF-8 where it is that, else what is declared, else what old sites are written in."""
    if body.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return body.decode("utf-16", "replace")
    try:
        return codecs.getincrementaldecoder("utf-8-sig")().decode(body)  # the last sign may be cut
    except UnicodeDecodeError:
        said = DECLARED.search(content_type.encode("ascii", "replace")) or DECLARED.search(body[:HEAD])
        name = said[1].decode().lower() if said else ""
        return body.decode(KNOWN.get(name, "cp1251"), "replace")


def unpacked(body: bytes, encoding: str) -> bytes:
    """Of a body that was packed though nobody asked, no more than of any other; empty where it is broken."""
    if encoding.lower() in {"", "identity"}:
        return body
    try:
        return zlib.decompressobj(GZIP_OR_ZLIB).decompress(body, MOST_BYTES)
    except zlib.error:
        return b""
