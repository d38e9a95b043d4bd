"""Links of needs, looked at like pages of sites: one that is gone isn't shown until somebody has looked.

It is kept as what an operator says of the need, of low confidence: so it stands in the desk's queue with its
reason, and is undone there.
"""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace

from bot.verify import texts
from bot.verify.order import Order, Outcome
from catalog.model import Platform
from catalog.needs.book import over
from catalog.needs.load import load_needs
from catalog.needs.model import NeedEntry, NeedLink, Sureness
from catalog.needs.own import NeedKey, OwnNeeds
from catalog.own_needs.known import Known
from catalog.pages.page_checks import Look, Presence
from catalog.store.errors import RegisterChanged
from catalog.store.register import Register
from catalog.store.versions.looks import KeptLook
from catalog.store.versions.own_needs import OperatorNeeds
from catalog.store.versions.verification import Verified

MOST_GONE, FEWEST_LOOKED_AT = 0.5, 10
"""Where more than that part of at least so many would go at once, our own line or one host is at fault."""


def need_links(own: OperatorNeeds, region: str) -> list[str]:
    """The addresses that residents are shown, each once; none where no region is named."""
    if not region:
        return []
    book = load_needs(region).with_own(own.read())
    layers = (book.entries, *book.nearer.values())
    links = (link for layer in layers for entry in layer.values() for link in entry.services or ())
    return list(dict.fromkeys(link.url for link in links if link.confidence is not Sureness.LOW))


def follow_needs(register: Register, order: Order, before: Mapping[str, KeptLook], outcome: Outcome) -> None:
    """Let needs follow the day's looks at their links. `before`: the looks that stood when the run began."""
    wanted = set(need_links(register.own_needs, order.region))
    seen = {
        url: one.look for url, one in register.looks.newest().items() if url in wanted and order.is_of(one)
    }
    gone = {url: look for url, look in seen.items() if _is_gone(look, before.get(url), order)}
    if len(seen) >= FEWEST_LOOKED_AT and len(gone) > MOST_GONE * len(seen) and not order.believe:
        outcome.away.setdefault(Platform.SITE, texts.NEEDS_DOUBTED.format(len(gone), len(seen)))
    elif gone:
        _hide(register.own_needs, order, gone, outcome)
    version = register.versions.active()
    if seen and version is not None:
        followed = Verified(order.day, (), (), (), seen.keys())
        with suppress(RegisterChanged):  # then they are asked about once more
            register.verification.follow(followed, note="", expected=version.number)


def _is_gone(look: Look, before: KeptLook | None, order: Order) -> bool:
    """Whether nobody finds the service there.

    A site that can't be reached today may be under repair: only the next day says that it is gone.
    """
    if look.now_at:
        return True  # it leads to somebody else's
    if look.presence is Presence.UNREACHED:
        was = before is not None and before.look.presence is Presence.UNREACHED
        return was and before is not None and not order.is_of(before)
    return look.presence is Presence.GONE


def _hide(needs: OperatorNeeds, order: Order, gone: Mapping[str, Look], outcome: Outcome) -> None:
    known, own = Known.of_region(order.region), needs.read()
    changed: dict[NeedKey, NeedEntry | None] = {}
    for key, links in _standing(known, own):
        if any(link.url in gone for link in links):
            entry = own.get(key) or NeedEntry(key.need)
            doubted = tuple(_doubted(link, gone) if link.url in gone else link for link in links)
            changed[key] = replace(entry, services=doubted)
    needs.change(changed, note=texts.NEEDS_NOTE.format(count=len(gone)))
    outcome.needs.update((url, _why(look)) for url, look in gone.items())


def _standing(known: Known, own: OwnNeeds) -> Iterator[tuple[NeedKey, tuple[NeedLink, ...]]]:
    """The links of each need, as they stand in its own layer."""
    for key in sorted({*known.keys(), *own}):
        shipped, said = known.ground(key), own.get(key)
        entry = over(shipped, said) if shipped and said else said or shipped
        if entry and entry.services:
            yield key, entry.services


def _doubted(link: NeedLink, gone: Mapping[str, Look]) -> NeedLink:
    source = texts.NEED_GONE.format(source=link.source, reason=_why(gone[link.url]))
    return replace(link, confidence=Sureness.LOW, source=source)


def _why(look: Look) -> str:
    return look.now_at or look.reason
