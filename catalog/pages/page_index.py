"""The pages of a register by address, built once for each of its versions."""

from collections.abc import Iterable
from datetime import date

from catalog.model import BY_HABIT, CONFIRMATION_DAYS, Institution, Page, PageState, Platform
from catalog.pages.address import BadAddress, canonical
from catalog.pages.confusables import plain
from catalog.pages.hosts import shown_host
from catalog.pages.listing import Entry, Exchange, Listing, addresses, is_inn_name
from catalog.pages.namesakes import Namesakes
from catalog.pages.rules import rules, within

BAD_STATES = (PageState.REVOKED, PageState.MOVED)


class PageBook:
    """Answers whose an address is, and whose it could be taken for."""

    def __init__(
        self, listing: Listing, state_hosts: Iterable[str] = (), namesakes: Namesakes | None = None
    ) -> None:
        """`namesakes`: of another listing that has the same addresses for the same institutions."""
        self._listing = listing
        self._state_hosts = frozenset(state_hosts)
        self._state_domains = frozenset(map(_domain, self._state_hosts))
        self._namesakes = namesakes or Namesakes(listing, self._state_hosts)

    def changed(self, exchange: Exchange, withdrawn: Iterable[Entry]) -> "PageBook":
        """What a book of the later register would answer, sooner than one made anew."""
        listing = self._listing.changed(exchange, withdrawn)
        are_alike = addresses(exchange.gone) == addresses(exchange.come)
        same = are_alike and listing.dropped_addresses == self._listing.dropped_addresses
        return PageBook(listing, self._state_hosts, self._namesakes if same else None)

    def warm(self) -> None:
        """Build what the first question would otherwise wait for."""
        _ = (self._namesakes.names, self._namesakes.hosts, self._namesakes.labels, plain("ё"))

    def find(self, key: str) -> Entry | None:
        """The page at that address. Of several that share it, one that must not be followed comes first."""
        entries = self._listing.by_key.get(key, [])
        return min(entries, key=lambda entry: entry[1].state not in BAD_STATES, default=None)

    def site(self, key: str) -> Entry | None:
        """The site that an address is inside of: the same host, and the longest path that leads there."""
        host, slash, path = key.removeprefix("site:").partition("?")[0].partition("/")
        wanted = slash + path + "/"
        known = self._listing.sites.get(host, [])
        inside = [(own, entry) for own, entry in known if wanted.startswith(own + "/")]
        return max(inside, key=lambda found: len(found[0]))[1] if inside else None

    def named(self, name: str) -> Entry | None:
        """A page of that very name on any platform."""
        return next(iter(self._listing.by_name.get(name, [])), None)

    def name_alike(self, name: str) -> tuple[str, Entry] | None:
        """The name that this unknown one could be taken for, and whose it is."""
        alike = self._namesakes.names.alike(name)
        return (alike, self._listing.by_name[alike][0]) if alike else None

    def host_alike(self, host: str) -> tuple[str, Entry | None] | None:
        """The host of the register, or of the state, that this unknown one could be taken for."""
        shown = shown_host(host).removeprefix("www.")
        alike = self._namesakes.hosts.alike(shown) or self._bearing(shown)
        if not alike or _same_owner(shown, alike):
            return None
        entries = self._listing.sites.get(alike) or self._listing.sites.get(_ascii(alike))
        return alike, entries[0][1] if entries else None

    def _bearing(self, host: str) -> str:
        """A known host whose own word this foreign one bears: «cgbkam-zapis.ru», «cgbkam.com»."""
        words = [word for label in host.split(".")[:-1] for word in (label, *label.split("-"))]
        return next((self._namesakes.labels[word] for word in words if word in self._namesakes.labels), "")

    def trusts(self, host: str) -> bool:
        """Whether the state runs that host."""
        return host in self._state_hosts or within(host, rules().state_zones)

    def in_state_domain(self, host: str) -> bool:
        """Whether its domain is one under which the state has hosts: nobody else can put a host there."""
        return _domain(host) in self._state_domains

    def by_inn(self, name: str) -> Institution | None:
        """The institution whose INN stands in a MAX address."""
        return self._listing.by_inn.get(name[2:-4]) if is_inn_name(name) else None


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


def _ascii(host: str) -> str:
    try:
        return canonical(host).url.partition("://")[2].rstrip("/")
    except BadAddress:
        return host
