"""Reads a region's folder of resources.

`GOSPUBLIC_REGION` names a folder under `catalog/resources/regions/`, or is a path to one elsewhere. A folder
may lack any of its files, and may be absent: another region's register works without one. What holds in the
whole country (emergency numbers, Госуслуги) comes from `catalog/resources/country/` and is always there; a
region's own contact for the same purpose comes before the country's.
"""

import re
from dataclasses import replace
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, available_timezones

from catalog.model import Topic
from catalog.region.model import Confidence, Contact, HostGroup, Purpose, Region, RegionError, RegionService
from catalog.region.yaml_file import Entry, read_entries, read_entry

RESOURCES = files("catalog") / "resources"
NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")
HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,20}[a-z0-9-]{2,63}")
LABEL_LENGTH = 40
"""The longest label of a VK button: a service's title becomes one."""


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

    Raises RegionError, with the file, the entry and the field, where a resource can't be used.
    """
    country, folder = RESOURCES / "country", region_folder(name)
    layers = (folder, country) if folder else (country,)
    services = [_service(entry) for layer in layers for entry in read_entries(layer, "services.yaml")]
    return replace(
        _about(name, folder) if folder else Region(name),
        contacts=tuple(_contact(e) for layer in layers for e in read_entries(layer, "contacts.yaml")),
        services=tuple(sorted(services, key=_rank)),
        host_groups=tuple(_hosts(e) for layer in layers for e in read_entries(layer, "hosts.yaml")),
    )


def _about(name: str, folder: Traversable) -> Region:
    entry = read_entry(folder, "region.yaml")
    title = entry.text("title", "")
    region = Region(
        name=name,
        title=title,
        genitive=entry.text("genitive", title),
        locative=entry.text("locative", title),
        time_zone=entry.text("time_zone", Region(name).time_zone),
        keeper=entry.text("keeper", ""),
    )
    if not _is_time_zone(region.time_zone):
        raise entry.fault("time_zone", "такого часового пояса нет, пример: Europe/Moscow")
    entry.finish()
    return region


def _is_time_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return not available_timezones()  # a bare machine may have no list to look it up in
    return True


def _contact(entry: Entry) -> Contact:
    contact = Contact(
        purpose=entry.one_of("purpose", Purpose),
        title=entry.text("title"),
        phone=entry.text("phone"),
        source=entry.text("source"),
        seen_on=entry.day("seen_on"),
        confirmed_on=entry.day("confirmed_on"),
        hours=entry.text("hours", ""),
        hours_seen_on=entry.day("hours_seen_on"),
    )
    entry.finish()
    return contact


def _service(entry: Entry) -> RegionService:
    service = RegionService(
        title=entry.text("title"),
        topic=entry.one_of("topic", Topic),
        source=entry.text("source"),
        seen_on=entry.needed_day("seen_on"),
        confidence=entry.one_of("confidence", Confidence),
        url=entry.text("url", ""),
        path=entry.text("path", ""),
        kinds=entry.texts("kinds"),
        institutions=entry.texts("institutions"),
    )
    if not (service.url or service.path):
        raise entry.fault("url", "нужен адрес, а где его нет — поле «path» с путём по меню")
    if service.url and not _is_link(service.url):
        raise entry.fault("url", "нужен адрес вида https://… или tel:…")
    if len(service.title) > LABEL_LENGTH:
        raise entry.fault("title", f"не длиннее {LABEL_LENGTH} знаков: это надпись на кнопке")
    entry.finish()
    return service


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


def _hosts(entry: Entry) -> HostGroup:
    group = HostGroup(
        title=entry.text("title"),
        hosts=entry.texts("hosts"),
        source=entry.text("source"),
        seen_on=entry.needed_day("seen_on"),
    )
    for host in group.hosts:
        if not HOST.fullmatch(host):
            raise entry.fault("hosts", f"«{host[:80]}» — не имя сайта; нужны строчные буквы, без https://")
    entry.finish()
    return group
