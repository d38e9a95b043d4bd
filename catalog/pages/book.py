"""The pages of a register by address, built once for each of its versions."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date
from functools import cache, cached_property

from catalog.model import BY_HABIT, CONFIRMATION_DAYS, Institution, Page, PageState, Platform
from catalog.pages.address import BadAddress, canonical
from catalog.pages.confusables import plain
from catalog.pages.hosts import shown_host
from catalog.pages.likeness import Names, own_words
from catalog.pages.rules import rules, within

NUMBERED = ("club", "group/")
BAD_STATES = (PageState.REVOKED, PageState.MOVED)

PLAIN_NAME = re.compile(r"(?!public\d|event\d)[a-z0-9_.]+|group/\d+")
PLAIN_SITE = re.compile(r"https?://(?:www\.)?(?P<host>[a-z0-9-]+(?:\.[a-z0-9-]+)+)/?")

SHORTEST_LABEL = 5

Entry = tuple[Institution, Page]


class PageBook:
    """Answers whose an address is, and whose it could be taken for.

    `withdrawn`: pages out of sight with whose they were, for those that no institution lists any more.
    """

    def __init__(
        self,
        institutions: Collection[Institution],
        state_hosts: Iterable[str] = (),
        withdrawn: Iterable[Entry] = (),
    ) -> None:
        self._by_key: defaultdict[str, list[Entry]] = defaultdict(list)
        self._by_name: defaultdict[str, list[Entry]] = defaultdict(list)
        self._sites: defaultdict[str, list[tuple[str, Entry]]] = defaultdict(list)
        self._by_inn: dict[str, Institution] = {}
        self._state_hosts = frozenset(state_hosts)
        self._state_domains = frozenset(map(_domain, self._state_hosts))
        for institution in institutions:
            if institution.inn:
                self._by_inn.setdefault(institution.inn, institution)
            for page in institution.pages:
                self._add(institution, page)
        dropped = [entry for entry in withdrawn if _key_and_name(entry[1])[0] not in self._by_key]
        owners = {one.code: one for one in institutions} if dropped else {}
        for owner, page in dropped:
            self._add(owners.get(owner.code, owner), page)

    def _add(self, institution: Institution, page: Page) -> None:
        key, name = _key_and_name(page)
        entry = (institution, page)
        self._by_key[key].append(entry)
        if name and not name.startswith(NUMBERED) and not is_inn_name(name):
            self._by_name[name].append(entry)
        if page.platform is Platform.SITE and "?" not in key:
            host, slash, path = key.removeprefix("site:").partition("/")
            self._sites[host].append((slash + path, entry))

    @cached_property
    def _names(self) -> Names:
        return Names(self._by_name)

    @cached_property
    def _hosts(self) -> Names:
        hosts = [shown_host(host) for host in self._sites]
        return Names([*hosts, *self._state_hosts])

    @cached_property
    def _labels(self) -> dict[str, str]:
        """The own word of each two-part host: «cgbkam» of cgbkam.ru, but not «volgograd», which many bear."""
        bearers: defaultdict[str, set[str]] = defaultdict(set)
        for name, entries in self._by_name.items():
            for word in own_words(name):
                bearers[word].update(institution.code for institution, _ in entries)
        for host, sites in self._sites.items():
            for word in re.split(r"[.-]", host)[:-1]:
                bearers[word].update(institution.code for _, (institution, _) in sites)
        labels = {host.partition(".")[0]: host for host in self._sites if host.count(".") == 1}
        return {
            label: host
            for label, host in labels.items()
            if len(label) >= SHORTEST_LABEL and len(bearers[label]) == 1
        }

    def warm(self) -> None:
        """Build what the first question would otherwise wait for."""
        _ = (self._names, self._hosts, self._labels, plain("ё"))

    def find(self, key: str) -> Entry | None:
        """The page at that address. Of several that share it, one that must not be followed comes first."""
        entries = self._by_key.get(key, [])
        return min(entries, key=lambda entry: entry[1].state not in BAD_STATES, default=None)

    def site(self, key: str) -> Entry | None:
        """The site that an address is inside of: the same host, and the longest path that leads there."""
        host, slash, path = key.removeprefix("site:").partition("?")[0].partition("/")
        wanted = slash + path + "/"
        inside = [(own, entry) for own, entry in self._sites.get(host, []) if wanted.startswith(own + "/")]
        return max(inside, key=lambda found: len(found[0]))[1] if inside else None

    def named(self, name: str) -> Entry | None:
        """A page of that very name on any platform."""
        return next(iter(self._by_name.get(name, [])), None)

    def name_alike(self, name: str) -> tuple[str, Entry] | None:
        """The name that this unknown one could be taken for, and whose it is."""
        alike = self._names.alike(name)
        return (alike, self._by_name[alike][0]) if alike else None

    def host_alike(self, host: str) -> tuple[str, Entry | None] | None:
        """The host of the register, or of the state, that this unknown one could be taken for."""
        shown = shown_host(host).removeprefix("www.")
        alike = self._hosts.alike(shown) or self._bearing(shown)
        if not alike or _same_owner(shown, alike):
            return None
        entries = self._sites.get(alike) or self._sites.get(_ascii(alike))
        return alike, entries[0][1] if entries else None

    def _bearing(self, host: str) -> str:
        """A known host whose own word this foreign one bears: «cgbkam-zapis.ru», «cgbkam.com»."""
        words = [word for label in host.split(".")[:-1] for word in (label, *label.split("-"))]
        return next((self._labels[word] for word in words if word in self._labels), "")

    def trusts(self, host: str) -> bool:
        """Whether the state runs that host."""
        return host in self._state_hosts or within(host, rules().state_zones)

    def in_state_domain(self, host: str) -> bool:
        """Whether its domain is one under which the state has hosts: nobody else can put a host there."""
        return _domain(host) in self._state_domains

    def by_inn(self, name: str) -> Institution | None:
        """The institution whose INN stands in a MAX address."""
        return self._by_inn.get(name[2:-4]) if is_inn_name(name) else None


def own_page(
    institution: Institution,
    today: date,
    lapse_days: int = CONFIRMATION_DAYS,
    platform: Platform | None = None,
    *,
    confirmed_only: bool = False,
) -> Page | None:
    """Where to send people instead: a confirmed page first, then that platform's, then by habit of use."""
    pages = [page for page in institution.pages if page.shown_on(today) and page.state not in BAD_STATES]

    def unconfirmed(page: Page) -> bool:
        return page.state_on(today, lapse_days) is not PageState.CONFIRMED

    found = [page for page in pages if not (confirmed_only and unconfirmed(page))]
    return min(
        found,
        key=lambda page: (unconfirmed(page), page.platform is not platform, BY_HABIT.index(page.platform)),
        default=None,
    )


def _same_owner(host: str, known: str) -> bool:
    """Whether both are names of one domain, given out by whoever owns it: nobody's trick."""
    return within(host, (known,)) or within(known, (host,)) or _domain(host) == _domain(known)


def _domain(host: str) -> str:
    """The last two words of a host. That «com.ru» is no domain of one owner makes the search for look-alikes
    less eager there, and nothing official.
    """
    return ".".join(host.split(".")[-2:])


def is_inn_name(name: str) -> bool:
    """Whether a MAX name is the usual one of a state body: «id‹INN›_gos»."""
    return name.startswith("id") and name.endswith("_gos") and name[2:-4].isdecimal()


@cache
def _starts() -> dict[Platform, str]:
    return {where.platform: where.url.format(name="") for where in rules().platforms}


def _key_and_name(page: Page) -> tuple[str, str]:
    """From a plain canonical address at once, from any other by way of its canonical form."""
    start = _starts().get(page.platform)
    if start and (found := PLAIN_NAME.fullmatch(page.url.removeprefix(start))):
        return f"{page.platform}:{found[0]}", found[0]
    if not start and (found := PLAIN_SITE.fullmatch(page.url)):
        return f"site:{found['host']}", ""
    try:
        address = canonical(page.url)
    except BadAddress:  # registered before the rules knew that such an address is none
        return f"{page.platform}:{page.url.partition('://')[2]}", ""
    return address.key, address.name


def _ascii(host: str) -> str:
    try:
        return canonical(host).url.partition("://")[2].rstrip("/")
    except BadAddress:
        return host
