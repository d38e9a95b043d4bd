"""What an operator saw on pages, written as one version."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import timedelta

from starlette_admin.exceptions import ActionFailed

from bot.bootstrap import Parts
from bot.desk.bulk import texts
from catalog.model import RegisterVersion
from catalog.region import day_where
from catalog.register.cells.looked import looked
from catalog.store.lists.pages import PageKey
from catalog.store.versions.revising import Revision, withdrawing

SOON = timedelta(days=14)
"""A mark is looked at so long before it lapses."""


def write_looks(parts: Parts, keys: Sequence[PageKey], operator: str, *, seen: bool) -> RegisterVersion:
    """The mark was seen today on those pages, or it wasn't.

    Blocks. Raises ActionFailed where nothing of it can be written, and what the store raises.
    """
    register, today = parts.register, day_where(parts.settings.region)
    active = register.versions.active()
    urls: defaultdict[str, set[str]] = defaultdict(set)
    for code, url in keys:
        urls[code].add(url)
    who = texts.BY_OPERATOR.format(name=operator)
    standing = register.standing.find(list(urls))
    after = [(one, looked(one, urls[one.code], today, who, seen=seen)) for one in standing]
    changed = [new for old, new in after if new != old]
    if not changed or active is None:
        raise ActionFailed(texts.NO_ROWS_FIT)
    note = texts.NOTES["seen" if seen else "unseen"].format(count=len(keys))
    return register.versions.revise(Revision(changed), note=note, expected=active.number)


def withdraw_pages(parts: Parts, keys: Sequence[PageKey], why: str, operator: str) -> RegisterVersion:
    """Those pages out of sight. Blocks, and raises as `write_looks` does."""
    register, today = parts.register, day_where(parts.settings.region)
    active = register.versions.active()
    if not keys or active is None:
        raise ActionFailed(texts.NO_ROWS_FIT)
    note = texts.NOTES["withdraw"].format(count=len(keys), why=why)
    hiding = withdrawing({url for _, url in keys}, f"{why} ({operator})", today)
    return register.versions.revise(hiding, note=note, expected=active.number)
