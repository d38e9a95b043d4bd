"""Variants of a host by which people are deceived: those of dnstwist, and what an address can hide in."""

import itertools

import dnstwist

from catalog.pages.confusables import look_alikes, plain

ENDINGS = ("com", "ru", "net", "org", "su", "co", "cc", "com.ru", "pp.ru", "co.uk", "cm", "corn", "рф", "рус")
MOST = 1_000
"""dnstwist makes 13,000 of odnoklassniki.ru alone: from there on every n-th is taken."""


def twists(host: str) -> set[str]:
    """Variants of that host, itself left out."""
    return dnstwisted(host) | _around(host)


def dnstwisted(host: str) -> set[str]:
    """What dnstwist makes of that host."""
    fuzzer = dnstwist.Fuzzer(host)
    fuzzer.generate()
    made = sorted({one["domain"] for one in fuzzer.domains} - {host})
    return set(made[:: 1 + len(made) // MOST])


def _around(host: str) -> set[str]:
    name, _, ending = host.partition(".")
    made = {f"{name}.{other}" for other in ENDINGS}
    made |= {host.replace(".", joint) for joint in ("-", "", "..", ".-", "-.", ". ", "。")}
    made |= {f"{host}.{other}" for other in ("evil.ru", "dp3-vlg.ru", "login.com", "ru", "com")}
    made |= {f"{word}{joint}{host}" for word in ("login", "my", "secure", "gos") for joint in ("-", "")}
    made |= {f"{name}{joint}{word}.{ending}" for word in ("login", "official") for joint in ("-", "", ".")}
    made |= {f"{host}@evil.ru", f"{host}:8080", f"evil.ru\\{host}"}
    made |= {f"{host}%2eevil.ru", f"{host}\u2044evil.ru", f"evil-{host}", f"{host}x", f"x{host}"}
    return made - {host}


def homoglyphs(host: str) -> set[str]:
    """The host with one or two of its letters replaced by any that UTS #39 calls confusable."""
    alike: dict[str, list[str]] = {}
    for point, meant in look_alikes().items():
        alike.setdefault(meant, []).append(chr(point))
    places = [at for at, letter in enumerate(host) if letter in alike and letter != "."]
    made = {host[:at] + other + host[at + 1 :] for at in places for other in alike[host[at]]}
    for one, two in itertools.combinations(places, 2):
        for first, second in itertools.product(alike[host[one]][:12], alike[host[two]][:12]):
            made.add(host[:one] + first + host[one + 1 : two] + second + host[two + 1 :])
    return {variant for variant in made if plain(variant) == host}
