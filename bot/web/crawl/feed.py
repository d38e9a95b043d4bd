"""`/changes.atom`: what changed in the register, as newsreaders take it (RFC 4287)."""

from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from bot.web.api.models import ChangeObject
from catalog.store.versions.timeline import EventType
from handlers.texts import open_pages as texts

ATOM = "application/atom+xml"
SAID = {EventType.ADDED: texts.ADDED, EventType.CHANGED: texts.CHANGED, EventType.REMOVED: texts.REMOVED}


def feed(base: str, address: str, title: str, changes: Iterable[ChangeObject], made_at: str) -> bytes:
    """The feed at `address`. `made_at`: when the version that is served was made."""
    entries = "".join(_entry(base, change) for change in changes)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ru">\n'
        f"<id>{escape(address)}</id><title>{escape(title)}</title><updated>{escape(made_at)}</updated>\n"
        f'<link rel="self" href={quoteattr(address)}/><link href={quoteattr(base + "/")}/>\n'
        f"<author><name>{escape(texts.AUTHOR)}</name></author>\n{entries}</feed>\n"
    ).encode()


def _entry(base: str, change: ChangeObject) -> str:
    address = f"{base}/i/{change.code}"
    return (
        f"<entry><id>{escape(address)}#{change.version}</id>"
        f"<title>{escape(SAID[change.change].format(name=change.name))}</title>"
        f"<updated>{escape(change.at)}</updated><link href={quoteattr(address)}/></entry>\n"
    )
