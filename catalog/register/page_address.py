"""Addresses of pages as cells carry them."""

from urllib.parse import urlsplit

from catalog.model import Platform
from catalog.register.faults import BadCell

HOSTS = {
    "vk.com": Platform.VK,
    "vk.ru": Platform.VK,
    "ok.ru": Platform.OK,
    "t.me": Platform.TELEGRAM,
    "max.ru": Platform.MAX,
}


def canonical_page(address: str) -> tuple[Platform, str]:
    """The platform and the canonical address. Raises BadCell, with the remedy, for anything else."""
    link = address if "://" in address else "https://" + address
    host = (urlsplit(link).hostname or "").removeprefix("m.").removeprefix("www.")
    if "." not in host:
        raise BadCell("это не адрес страницы", "Напишите адрес полностью: https://…")
    platform = HOSTS.get(host, Platform.SITE)
    if platform is Platform.SITE:
        return platform, link
    return platform, f"https://{host}{urlsplit(link).path.rstrip('/')}"
