"""A preview as JSON, to be kept and shown: counts, each change, faults, what has to be agreed to."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import asdict
from typing import Any
from urllib.parse import urlsplit

from catalog.model import Institution, Platform
from catalog.pages.hosts import shown_host
from catalog.register.changes.difference_text import counts
from catalog.register.changes.preview import Preview
from catalog.register.matching.doubts import Doubt

MOST_SHOWN = 200
"""Of each kind of change, and of faults; how many there are is told beside."""


def summary(preview: Preview, new_hosts: Sequence[str]) -> dict[str, Any]:
    """`hosts`: those that a second person has to agree to."""
    changes = [
        [
            one.after.code,
            one.after.official_name,
            [[field.field, field.before, field.after] for field in one.fields()],
        ]
        for one in preview.changed[:MOST_SHOWN]
    ]
    return {
        "expected": preview.expected,
        "counts": counts(preview.difference),
        "sizes": [len(preview.added), len(preview.changed), len(preview.removed), len(preview.faults)],
        "added": _names(preview.added),
        "changed": changes,
        "removed": _names(preview.removed),
        "faults": [asdict(fault) for fault in preview.faults[:MOST_SHOWN]],
        "warnings": [asdict(fault) for fault in preview.warnings[:MOST_SHOWN]],
        "asks": list(preview.needs_confirmation),
        "shrinks": preview.difference.shrinks and not preview.updating and not preview.replaces_ours,
        "hosts": list(new_hosts),
        "columns": [[one.header, one.key, list(one.samples)] for one in preview.seen],
        "doubts": [_doubt(one) for one in preview.doubts[:MOST_SHOWN]],
    }


def _doubt(doubt: Doubt) -> dict[str, Any]:
    return {
        "row": doubt.row[1],
        "name": doubt.name,
        "found": [list(one) for one in doubt.found],
        "reasons": list(doubt.reasons),
        "is_left_out": doubt.is_left_out,
    }


def new_hosts(
    preview: Preview, standing: Collection[Institution], trusts: Callable[[str], bool]
) -> list[str]:
    """Hosts of sites and services that the register didn't have, and that the state isn't known to run."""
    before = {host for change in preview.changed for host in hosts(change.before)}
    given = {host for one in preview.institutions for host in hosts(one)}
    new = {host for host in given - before if not trusts(host)}
    if new:  # hardly ever: the whole register need not be looked through for an edit
        new -= {host for one in standing for host in hosts(one)}
    return sorted(map(shown_host, new))


def hosts(one: Institution) -> Iterator[str]:
    """The hosts of an institution's sites and of its services on the web."""
    sites = (page.url for page in one.pages if page.platform is Platform.SITE)
    for url in (*sites, *(service.url for service in one.services)):
        if host := urlsplit(url).hostname:
            yield host


def _names(institutions: Sequence[Institution]) -> list[list[str]]:
    return [[one.code, one.official_name] for one in institutions[:MOST_SHOWN]]
