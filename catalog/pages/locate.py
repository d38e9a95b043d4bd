"""What an address leads to: a page, something on a page, or nothing that can be a page."""

import re
from dataclasses import dataclass
from string import ascii_lowercase, ascii_uppercase
from urllib.parse import quote, unquote, urlencode

from catalog.model import Platform
from catalog.pages.confusables import foreign_letter, plain
from catalog.pages.errors import BadAddress
from catalog.pages.inner_address import inner_address
from catalog.pages.overlays import Overlay, overlays
from catalog.pages.parts import UrlParts, split, tidy
from catalog.pages.rules import Form, LinkKind, PlatformRules, rules, within

NAME = re.compile(r"@[\w.-]{1,100}")
APP_LINK = re.compile(r"^tg://(resolve|join)\?", re.IGNORECASE)
LOWER = str.maketrans(ascii_uppercase, ascii_lowercase)
"""Lower case in ASCII alone: `str.lower` makes a «k» of the Kelvin sign."""

PERCENT_CODE = re.compile(r"%([0-9a-f]{2})", re.IGNORECASE)
SAFE_IN_PATH = "/:@!$&'()*+,;=~-._%"


@dataclass(frozen=True, slots=True)
class Target:
    """Where an address leads. `url` and `key` are of the page it belongs to; empty where there is none."""

    kind: LinkKind
    platform: Platform
    host: str
    name: str = ""  # on the platform: «club1», «group/1», «volgograd»; empty for sites
    url: str = ""
    key: str = ""
    to: str = ""  # where a redirect leads, or an address that stands inside this one
    overlays: tuple[Overlay, ...] = ()  # what is laid over the page


def locate(text: str, platform: Platform | None = None) -> Target:
    """What that address leads to; `platform` reads a bare name or number.

    Raises BadAddress where it is no web address, or a page with that name can't be.
    """
    text = _from_app(tidy(text))
    if NAME.fullmatch(text) or (platform and "." not in text and "/" not in text):
        return _named(text.removeprefix("@"), platform or Platform.TELEGRAM)
    parts = split(text)
    if parts.host in rules().short_hosts or parts.host.removeprefix("www.") in rules().short_hosts:
        return Target(LinkKind.SHORT_LINK, Platform.SITE, parts.host)
    owner = rules().owner(parts.host)
    return _on_platform(owner, parts) if owner else _on_site(parts)


def _from_app(text: str) -> str:
    """Links of the Telegram application, as web addresses."""
    found = APP_LINK.match(text)
    if not found:
        return text
    query = dict(UrlParts("https", "", "", text[found.end() :]).parameters)
    name = query.get("domain", "") if found[1].lower() == "resolve" else "+" + query.get("invite", "")
    return f"t.me/{name}"


def _named(name: str, platform: Platform) -> Target:
    where = rules().of(platform)
    if where is None:
        raise BadAddress("это не адрес сайта: нужен, например, school.ru")
    if where.number and name.removeprefix("-").isdecimal() and name.isascii():
        name = where.number.format(id=name.removeprefix("-"))
    return _on_platform(where, UrlParts("https", min(where.hosts), "/" + name, ""))


def _on_platform(where: PlatformRules, parts: UrlParts) -> Target:
    path = unquote(parts.path).strip("/").translate(LOWER)
    if not where.page_host(parts.host):
        label = parts.host.partition(".")[0]
        if not (where.named_subdomains and parts.host.removeprefix(label + ".") in where.hosts):
            return _section(where, parts)
        path = f"{label}/{path}".strip("/")
    for form in where.forms:
        if (found := _fits(form, path, parts)) is not None:
            return _target(where, parts, form, found)
    if not path or path.partition("/")[0] in where.reserved or path.endswith((".php", ".html")):
        return _section(where, parts)
    return _page(where, parts, LinkKind.PAGE, path)


def _fits(form: Form, path: str, parts: UrlParts) -> dict[str, str] | None:
    found = form.path.fullmatch(path)
    if found is None:
        return None
    values = {key: value for key, value in found.groupdict().items() if value}
    for parameter, field in ((form.query, "id"), (form.to, "to")):
        said = [value for key, value in parts.parameters if parameter and key == parameter]
        if parameter and (not said or (field == "id" and not re.fullmatch(r"[1-9]\d*", said[0]))):
            return None
        if said:  # of two addresses nobody knows which one counts
            values[field] = said[0] if len(said) == 1 else ""
    return values


def _target(where: PlatformRules, parts: UrlParts, form: Form, found: dict[str, str]) -> Target:
    if form.kind is LinkKind.REDIRECT:
        return Target(form.kind, where.platform, parts.host, to=found["to"])
    name = form.name.format(**found) if form.name else ""
    if form.kind is LinkKind.SECTION or name.partition("/")[0] in where.reserved - {"group"}:
        return _section(where, parts)
    return _page(where, parts, form.kind, name) if name else Target(form.kind, where.platform, parts.host)


def _section(where: PlatformRules, parts: UrlParts) -> Target:
    return Target(LinkKind.SECTION, where.platform, parts.host, to=inner_address(parts))


def _page(where: PlatformRules, parts: UrlParts, kind: LinkKind, name: str) -> Target:
    group = name.partition("/")[0] == "group"
    if not group and (not where.name.fullmatch(name) or name.isdecimal()):
        raise BadAddress(_why_no_name(where, name))
    return Target(
        kind,
        where.platform,
        parts.host,
        name=name,
        url=where.url.format(name=name),
        key=f"{where.platform}:{name}",
        overlays=overlays(where, parts),
    )


def _why_no_name(where: PlatformRules, name: str) -> str:
    letter, meant = foreign_letter(name), plain(name)
    if letter and where.name.fullmatch(meant):
        return f"{letter} в «{name[:60]}», нужно {meant}"
    said = f"«{name[:60]}»" if name.isprintable() else "такое имя"
    return f"{said} не может быть именем страницы ({where.title})"


def _on_site(parts: UrlParts) -> Target:
    for redirect in rules().redirects:
        if not within(parts.host, (redirect.host,)):
            continue
        said = [value for key, value in parts.parameters if key in redirect.to]
        if redirect.path.fullmatch(parts.path.strip("/")) and (said or not redirect.to):
            return Target(LinkKind.REDIRECT, Platform.SITE, parts.host, to=said[0] if len(said) == 1 else "")
    path, query = _site_path(parts.path), _site_query(parts)
    return Target(
        LinkKind.PAGE,
        Platform.SITE,
        parts.host,
        url=f"{parts.scheme}://{parts.host}{path or '/'}{query}",
        key=f"site:{parts.host.removeprefix('www.')}{path.rstrip('/')}{query}",
        to=inner_address(parts),
    )


def _site_path(path: str) -> str:
    """The path in one spelling of its percent codes. A slash at its end stays: some servers need it."""
    return quote(PERCENT_CODE.sub(_decoded, path), safe=SAFE_IN_PATH)


def _decoded(code: re.Match[str]) -> str:
    """What need not be encoded, plain (RFC 3986, 6.2.2.2)."""
    sign = chr(int(code[1], 16))
    return sign if sign.isascii() and (sign.isalnum() or sign in "-._~") else code[0].upper()


def _site_query(parts: UrlParts) -> str:
    kept = [(key, value) for key, value in parts.parameters if not rules().tracking.fullmatch(key.lower())]
    return "?" + urlencode(kept) if kept else ""
