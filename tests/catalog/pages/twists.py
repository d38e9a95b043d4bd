"""Variants of a host by which people are deceived, made by dnstwist's rules (its fuzzers, named as there)."""

import itertools
from collections.abc import Iterator

from catalog.pages.confusables import _table, plain

LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789-"
ENDINGS = (
    *("com", "ru", "net", "org", "info", "biz", "su", "co", "me", "cc", "io", "xyz", "site", "app", "com.ru"),
    *("org.ru", "pp.ru", "msk.ru", "com.ua", "co.uk", "cm", "om", "corn", "conn", "comm", "рф", "рус"),
)
VOWELS = "aeiouy"
ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
KEYS = {row[at]: row[max(0, at - 1) : at + 2] for row in ROWS for at in range(len(row))}


def twists(host: str) -> set[str]:
    """Every variant of that host, itself left out."""
    name, _, ending = host.partition(".")
    made = {f"{twisted}.{ending}" for twisted in _of_name(name)}
    made |= {f"{name}.{other}" for other in ENDINGS}
    made |= {host.replace(".", joint) for joint in ("-", "", "..", ".-", "-.", ". ", "。")}
    made |= {f"{host}.{other}" for other in ("evil.ru", "dp3-vlg.ru", "login.com", "ru", "com")}
    made |= {f"{word}{joint}{host}" for word in ("login", "my", "secure", "gos") for joint in ("-", "")}
    made |= {f"{name}{joint}{word}.{ending}" for word in ("login", "official") for joint in ("-", "", ".")}
    made |= {
        f"{host}@evil.ru",
        f"{host}:8080",
        f"evil.ru\\{host}",
        f"{host}%2eevil.ru",
        f"{host}\u2044evil.ru",
    }
    made |= {f"evil-{host}", f"{host}x", f"x{host}"}
    return made - {host}


def _of_name(name: str) -> Iterator[str]:
    for at, letter in enumerate(name):
        before, after = name[:at], name[at + 1 :]
        yield before + after  # omission
        yield before + letter * 2 + after  # repetition
        yield before + letter + "-" + after  # hyphenation
        yield before + letter + "." + after  # subdomain
        yield from (before + flipped + after for flipped in _flipped(letter))  # bit flips
        yield from (before + other + after for other in KEYS.get(letter, ""))  # replacement
        yield from (before + letter + other + after for other in LETTERS)  # insertion, addition
        yield from (before + other + after for other in VOWELS if letter in VOWELS)  # vowel swap
        yield before + after[:1] + letter + after[1:]  # transposition


def _flipped(letter: str) -> list[str]:
    flipped = (chr(ord(letter) ^ 1 << bit) for bit in range(7))
    return [other for other in flipped if other in LETTERS]


def homoglyphs(host: str) -> set[str]:
    """The host with one or two of its letters replaced by any that UTS #39 calls confusable."""
    alike: dict[str, list[str]] = {}
    for point, meant in _table().items():
        alike.setdefault(meant, []).append(chr(point))
    places = [at for at, letter in enumerate(host) if letter in alike and letter != "."]
    made = {host[:at] + other + host[at + 1 :] for at in places for other in alike[host[at]]}
    for one, two in itertools.combinations(places, 2):
        for first, second in itertools.product(alike[host[one]][:12], alike[host[two]][:12]):
            made.add(host[:one] + first + host[one + 1 : two] + second + host[two + 1 :])
    return {variant for variant in made if plain(variant) == host}
