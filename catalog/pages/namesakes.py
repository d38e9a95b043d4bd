"""The names, hosts and own words of hosts that a listing has: what foreign ones could be taken for."""

import re
from collections import defaultdict
from collections.abc import Collection
from functools import cached_property

from catalog.pages.hosts import shown_host
from catalog.pages.likeness import KnownNames, own_words
from catalog.pages.listing import Listing

SHORTEST_LABEL = 5


class Namesakes:
    """Made from a listing when first asked for: four seconds for 250,000 institutions."""

    def __init__(self, listing: Listing, state_hosts: Collection[str]) -> None:
        self._listing, self._state_hosts = listing, state_hosts

    @cached_property
    def names(self) -> KnownNames:
        return KnownNames(self._listing.by_name)

    @cached_property
    def hosts(self) -> KnownNames:
        hosts = [shown_host(host) for host in self._listing.sites]
        return KnownNames([*hosts, *self._state_hosts])

    @cached_property
    def labels(self) -> dict[str, str]:
        """The own word of each two-part host: «cgbkam» of cgbkam.ru, but not «volgograd», which many bear."""
        sites, bearers = self._listing.sites, self._bearers()
        labels = {host.partition(".")[0]: host for host in sorted(sites) if host.count(".") == 1}
        return {
            label: host
            for label, host in labels.items()
            if len(label) >= SHORTEST_LABEL and len(bearers[label]) == 1
        }

    def _bearers(self) -> dict[str, set[str]]:
        """Which institutions have the word in a name or a host."""
        bearers: defaultdict[str, set[str]] = defaultdict(set)
        for name, entries in self._listing.by_name.items():
            for word in own_words(name):
                bearers[word].update(institution.code for institution, _ in entries)
        for host, sites in self._listing.sites.items():
            for word in re.split(r"[.-]", host)[:-1]:
                bearers[word].update(institution.code for _, (institution, _) in sites)
        return bearers
