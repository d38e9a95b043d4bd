"""The institutions of the doubled sites, and what is true of their pages."""

from collections.abc import Iterable
from urllib.parse import urlsplit

from catalog.discovery.judging import JudgedPage, LookedAt
from catalog.discovery.mentions import Mention, mentions, pages_to_follow
from catalog.discovery.names import is_named_in
from catalog.model import Institution, Page, Place, Platform
from catalog.pages.address import canonical
from tests.doubles.institution_sites import Site


def institution(site: Site) -> Institution:
    """As the register has it: its site alone."""
    pages = (Page(Platform.SITE, canonical(address(site)).url),)
    place = Place(f"город {site.town}", site.town)
    return Institution(site.code, site.name, inn=site.inn, ogrn=site.ogrn, place=place, pages=pages)


def address(site: Site) -> str:
    return f"http://{site.host}{site.root}"


def truth(sites: Iterable[Site]) -> set[tuple[str, str]]:
    """Whose each page really is."""
    return {(site.code, canonical(url).url) for site in sites for url in site.own.values()}


def looked_at(site: Site) -> LookedAt:
    """The site read without a network, as a run reads it."""
    root, one = address(site), institution(site)
    front = text(site.pages[site.root])
    found: list[Mention] = mentions(front, root)
    for url in pages_to_follow(front, root, site.root)[:2]:
        path = urlsplit(url).path + (f"?{urlsplit(url).query}" if urlsplit(url).query else "")
        if path in site.pages:
            found += mentions(text(site.pages[path]), url, on_contacts=True)
    return LookedAt(one, site.host, canonical(root).key, tuple(found), is_named_in(front, one))


def text(page: bytes) -> str:
    return page.decode("cp1251" if b"1251" in page[:200] else "utf-8", "replace")


def measured(found: Iterable[JudgedPage], sites: Iterable[Site]) -> tuple[float, float]:
    """The share of really own pages among the sure ones, and of found ones among the really own."""
    own, listed = truth(sites), list(found)
    sure = {(one.code, one.url) for one in listed if one.is_sure}
    return len(sure & own) / len(sure), len({(one.code, one.url) for one in listed} & own) / len(own)
