"""Names of sites: one ASCII form for each, and none whose letters only look like others."""

import re
import unicodedata

import idna

from catalog.pages.confusables import foreign_letter, plain
from catalog.pages.errors import BadAddress
from catalog.pages.rules import rules

LABEL = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)")
SUBDOMAIN = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)")
NUMBER = re.compile(r"\d+|0x[0-9a-f]*")
MAX_LENGTH = 253


def canonical_host(host: str) -> str:
    """The host in lower-case ASCII, Cyrillic names as punycode.

    Raises BadAddress for an IP address, a name without a dot, mixed alphabets, and a Cyrillic name that reads
    as a Latin one (Chromium's rule for «whole-script confusables»).
    """
    host = host.removesuffix(".")
    name = host.lower()
    if name in rules().spoken:
        raise BadAddress(f"вместо «{name}» нужно {rules().spoken[name]}")
    # Before lower case, which makes an ASCII «k» of the Kelvin sign.
    _check_letters(host if "xn--" not in name else shown_host(name))
    ascii_name = _encode(name)
    labels = ascii_name.split(".")
    if NUMBER.fullmatch(labels[-1]):
        raise BadAddress("это числовой адрес, а не имя сайта")
    if len(labels) == 1 or len(ascii_name) > MAX_LENGTH:
        raise BadAddress(f"«{name[:60]}» — не имя сайта: нужно, например, vk.com")
    if not (all(map(SUBDOMAIN.fullmatch, labels[:-2])) and all(map(LABEL.fullmatch, labels[-2:]))):
        raise BadAddress(f"в имени сайта «{name[:60]}» лишние знаки или пустое место")
    return ascii_name


def shown_host(host: str) -> str:
    """The host as people read it: punycode as letters. What can't be decoded stays as it is."""
    if "xn--" not in host:
        return host
    try:
        return idna.decode(host)
    except (idna.IDNAError, UnicodeError):
        return host


def shown_address(url: str) -> str:
    """An address as people write it: «vk.com/club1», «училище50.рф»."""
    host, slash, rest = url.partition("://")[2].partition("/")
    return f"{shown_host(host)}{slash}{rest}".rstrip("/")


def _encode(name: str) -> str:
    if name.isascii() and "xn--" not in name:
        return name
    try:
        return idna.encode(shown_host(name)).decode("ascii")
    except (idna.IDNAError, UnicodeError):
        raise BadAddress(f"в имени сайта «{name[:60]}» лишние знаки") from None


def _check_letters(shown: str) -> None:
    if shown.isascii():
        return
    labels = shown.split(".")
    if all(_one_alphabet(label) for label in labels) and not _reads_as_latin(labels):
        return
    letter, meant = foreign_letter(shown), plain(shown)
    if letter and meant.isascii():
        raise BadAddress(f"{letter} в «{shown[:60]}», нужно {meant[:60]}")
    raise BadAddress(f"в имени сайта «{shown[:60]}» смешаны разные алфавиты")


def _one_alphabet(label: str) -> bool:
    """Latin without marks, or Cyrillic; digits and hyphens go with both."""
    letters = [letter for letter in label if not (letter.isdecimal() and letter.isascii()) and letter != "-"]
    return all(letter.isascii() for letter in letters) or all(
        unicodedata.name(letter, "").startswith("CYRILLIC") for letter in letters
    )


def _reads_as_latin(labels: list[str]) -> bool:
    """Whether a Cyrillic label could be taken for a Latin one, under an ending that isn't Cyrillic itself."""
    return labels[-1].isascii() and any(
        not label.isascii() and plain(label).isascii() for label in labels[:-1]
    )
