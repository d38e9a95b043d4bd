"""Which pages on the platforms a site's page mentions, and how."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import parse_qsl, unquote, urljoin, urlsplit

from catalog.discovery.markup import MarkupLink, links
from catalog.discovery.words import any_in, words
from catalog.model import Platform
from catalog.pages.address import Address, BadAddress, canonical

LONGEST_ADDRESS, MOST_MENTIONS, MOST_FIELDS = 500, 300, 20
IN_SCRIPT = re.compile(
    r"(?:https?:)?(?://|\\/\\/)(?:(?:www\.|m\.)?(?:vk\.com|vk\.ru|vkontakte\.ru|ok\.ru|odnoklassniki\.ru|t\.me|max\.ru))(?:/|\\/)[^\s\"'<>,;)}\]]{1,200}"
)
WIDGET = re.compile(
    r"VK\.Widgets\.(?:Group|CommunityMessages)\s{0,5}\([^;]{0,500}?,\s{0,5}-?(\d{2,12})\s{0,5}\)|[?&]gid=(\d{2,12})"
)
ADDRESS_IN_QUERY = re.compile(r"(?:https?:)?//", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mention:
    """A page on a platform, mentioned by a site's page. The flags are what speaks for and against it."""

    platform: Platform
    url: str
    key: str
    name: str
    label: str = ""
    says_own: bool = False  # «наша группа»
    in_social: bool = False  # where sites put links to their own pages
    as_widget: bool = False  # the platform's own widget of a community
    says_other: bool = False  # whoever made the site, a ministry, a partner
    says_part: bool = False  # of a class, a museum, a teacher
    in_text: bool = False  # within an article
    on_contacts: bool = False
    block: int = 0
    page: str = ""  # where it was met


def mentions(page: str, at: str, *, on_contacts: bool = False) -> list[Mention]:
    """The pages that an HTML page at that address mentions; share buttons, posts and persons are none."""
    found: dict[tuple[str, int], Mention] = {}
    for link in links(page):
        for address, as_widget in _addresses(link, at):
            if address.platform is Platform.SITE or address.name.lower() in words().placeholders:
                continue
            one = _mention(address, link, at, on_contacts=on_contacts, as_widget=as_widget)
            found.setdefault((one.key, one.block), one)
            if len(found) >= MOST_MENTIONS:
                return list(found.values())
    return list(found.values())


def _mention(address: Address, link: MarkupLink, at: str, *, on_contacts: bool, as_widget: bool) -> Mention:
    said = words()
    around, label = f" {link.around}", f" {link.label}"
    marks = " ".join(link.marks)
    inner = " ".join(link.marks[-3:])
    return Mention(
        address.platform,
        address.url,
        address.key,
        address.name,
        link.label[:100],
        says_own=any_in(said.own, label) or any_in(said.own, around[-70:]),
        in_social=any(mark in marks for mark in said.marks_own),
        as_widget=as_widget,
        says_other=any_in(said.others, label)
        or any_in(said.others, around[-60:])
        or any(m in inner for m in said.marks_others),
        says_part=any_in(said.parts, label),
        in_text=any(mark.startswith(("article", "main")) for mark in link.marks),
        on_contacts=on_contacts,
        block=link.block,
        page=at,
    )


def _addresses(link: MarkupLink, at: str) -> Iterator[tuple[Address, bool]]:
    if link.in_script:
        yield from _in_script(link.href)
        return
    href = link.href.strip()[:LONGEST_ADDRESS]
    if not href or href.startswith(("#", "mailto:", "tel:", "javascript:", "data:")):
        return
    try:
        whole = urljoin(at, href)
    except ValueError:
        return
    for candidate in (whole, *_inner(whole, at)):
        if address := _canonical(candidate):
            yield address, False
            return


def _inner(url: str, at: str) -> Iterator[str]:
    """Of a redirect of the site itself, where it leads to."""
    try:
        parts, here = urlsplit(url), urlsplit(at)
    except ValueError:
        return
    if parts.hostname == here.hostname or (parts.hostname or "").endswith(("vk.com", "ok.ru")):
        fields = parse_qsl(parts.query) if parts.query.count("&") < MOST_FIELDS else []
        for _, value in fields:
            if ADDRESS_IN_QUERY.match(value) and "share" not in parts.path:
                yield unquote(value)


def _in_script(text: str) -> Iterator[tuple[Address, bool]]:
    for found in WIDGET.finditer(text):
        if address := _canonical(f"https://vk.com/club{found[1] or found[2]}"):
            yield address, True
    for found in IN_SCRIPT.finditer(text):
        said = found[0].replace("\\/", "/")
        if address := _canonical(said if said.startswith("http") else f"https:{said}"):
            yield address, False


def _canonical(url: str) -> Address | None:
    try:
        address = canonical(url)
    except BadAddress:
        return None
    return None if address.platform is Platform.SITE else address


def pages_to_follow(page: str, at: str, root: str) -> list[str]:
    """Addresses of the same site that may be its contacts, the likeliest first."""
    said = words()
    found: dict[str, bool] = {}
    here = urlsplit(at)
    for link in links(page):
        if link.in_script or not link.href or link.href.startswith(("#", "mailto:", "tel:", "javascript:")):
            continue
        try:
            url = urljoin(at, link.href.strip()[:LONGEST_ADDRESS])
            parts = urlsplit(url)
        except ValueError:
            continue
        if (
            parts.hostname != here.hostname
            or not parts.path.startswith(root)
            or url.rstrip("/") == at.rstrip("/")
        ):
            continue
        by_label, by_path = (
            any_in(said.contacts, f" {link.label}"),
            any(w in parts.path.lower() for w in said.contact_paths),
        )
        if by_label or by_path:
            plain = url.partition("#")[0]
            found[plain] = found.get(plain, False) or (
                by_label and any_in(said.contacts[:1], f" {link.label}")
            )
    return sorted(found, key=lambda url: not found[url])
