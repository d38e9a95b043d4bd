"""Reads a region's folder of resources.

`GOSPUBLIC_REGION` names a folder under `catalog/resources/regions/`, or is a path to one elsewhere. A folder
may lack any of its files, and may be absent: another region's register works without one. What holds in the
whole country (emergency numbers, Госуслуги) comes from `catalog/resources/country/` and is always there; a
region's own contact for the same purpose comes before the country's.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, available_timezones

from catalog.region.model import Confidence, Contact, HostGroup, Region, RegionError, RegionService
from catalog.resource_file import RESOURCES, entry_title, file_title, read_entries, read_optional

Shape = TypeVar("Shape")
NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")


def region_folder(name: str) -> Traversable | None:
    """The folder of that region, or None where there is none.

    Raises RegionError where the name can't be one, or where a path is given and leads to no folder.
    """
    if "/" in name or "\\" in name:
        if not Path(name).is_dir():
            raise RegionError(f"Папки региона «{name}» нет. Проверьте GOSPUBLIC_REGION.")
        return Path(name)
    if not NAME.fullmatch(name):
        raise RegionError(
            f"«{name[:80]}» не может быть именем региона: нужны строчные латинские буквы и цифры."
        )
    folder = RESOURCES / "regions" / name
    return folder if folder.is_dir() else None


def load_region(name: str) -> Region:
    """All that is known of that region. One without a folder has the country's contacts and services alone.

    Raises RegionError for a name that can't be one; ResourceError, with the file, the entry and the field,
    where a resource can't be used.
    """
    country, folder = RESOURCES / "country", region_folder(name)
    layers = (folder, country) if folder else (country,)
    services = [service for layer in layers for service in _services(layer / "services.yaml")]
    return replace(
        _about(name, folder) if folder else Region(name),
        contacts=_of_all(layers, "contacts.yaml", Contact),
        services=tuple(sorted(services, key=_rank)),
        host_groups=_of_all(layers, "hosts.yaml", HostGroup),
    )


def _of_all(layers: Iterable[Traversable], file: str, shape: type[Shape]) -> tuple[Shape, ...]:
    return tuple(entry for layer in layers for entry in read_entries(layer / file, shape))


@dataclass(frozen=True, slots=True)
class _About:
    """A region.yaml."""

    title: str = ""
    genitive: str = ""
    locative: str = ""
    time_zone: str = Region("").time_zone
    keeper: str = ""
    subject: str = ""
    okato: str = ""


def _about(name: str, folder: Traversable) -> Region:
    file = folder / "region.yaml"
    said = read_optional(file, _About) or _About()
    if not _is_time_zone(said.time_zone):
        where = f"{file_title(file)}, поле «time_zone»"
        raise RegionError(f"{where}: такого часового пояса нет, пример: Europe/Moscow.")
    return Region(
        name=name,
        title=said.title,
        genitive=said.genitive or said.title,
        locative=said.locative or said.title,
        time_zone=said.time_zone,
        keeper=said.keeper,
        subject=said.subject,
        okato=said.okato,
    )


def _is_time_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return not available_timezones()  # a bare machine may have no list to look it up in
    return True


def _services(file: Traversable) -> tuple[RegionService, ...]:
    services = read_entries(file, RegionService)
    for number, service in enumerate(services, start=1):
        if needed := _lacks(service):
            raise RegionError(f"{entry_title(file, number)}, поле «url»: {needed}.")
    return services


def _lacks(service: RegionService) -> str:
    if not (service.url or service.path):
        return "нужен адрес, а где его нет — поле «path» с путём по меню"
    return "нужен адрес вида https://… или tel:…" if service.url and not _is_link(service.url) else ""


def _is_link(url: str) -> bool:
    if url.startswith("tel:"):
        return re.fullmatch(r"tel:\+?\d{2,15}", url) is not None
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and not set(url) & set("{}<> ")


def _rank(service: RegionService) -> tuple[bool, bool]:
    return (not service.url.startswith("tel:"), service.confidence is not Confidence.HIGH)
