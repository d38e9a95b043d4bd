"""A region as frozen values: its names, telephone numbers, online services and trusted hosts."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, StringConstraints

from catalog.model import Institution, Service, Topic, is_fresh
from catalog.resource_file import ResourceError, Text


class RegionError(ResourceError):
    """There is no such region, or its list can't be used."""


HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,20}[a-z0-9-]{2,63}")


def _host(said: str) -> str:
    if not HOST.fullmatch(said):
        raise ValueError(f"«{said[:80]}» — не имя сайта; нужны строчные буквы, без https://")
    return said


Label = Annotated[Text, StringConstraints(max_length=40)]
"""The label of a VK button: a service's title becomes one."""

Host = Annotated[str, AfterValidator(_host)]


class Purpose(StrEnum):
    """What a contact is for."""

    EMERGENCY = "emergency"  # the one number for everything urgent
    FIRE = "fire"
    POLICE = "police"
    AMBULANCE = "ambulance"
    GAS = "gas"
    UTILITIES = "utilities"  # the dispatcher of burst pipes, of one place or of the region
    DOCTOR = "doctor"  # appointments and questions, nothing urgent
    CHILDREN_HELPLINE = "children_helpline"
    HELPLINE = "helpline"  # a voice for grown-ups in distress
    WOMEN_HELPLINE = "women_helpline"  # violence at home
    GOSUSLUGI = "gosuslugi"
    PENSION = "pension"
    TAX = "tax"
    SANITARY = "sanitary"  # Роспотребнадзор: what is sold, and what makes ill
    CENTRE = "centre"  # the people who keep the list
    PRESS = "press"


class Confidence(StrEnum):
    """How sure the source of a service link is. Links of low confidence are not kept at all."""

    HIGH = "high"
    MEDIUM = "medium"


@dataclass(frozen=True, slots=True)
class Contact:
    """A telephone number as people dial it, with the day on which somebody last vouched for it."""

    purpose: Purpose
    title: Text  # «Единый номер экстренных служб»
    phone: Text
    source: Text
    seen_on: date | None = None  # when the source showed the number
    confirmed_on: date | None = None  # when the operator checked it; None: nobody has
    hours: str = ""  # «ежедневно с 8:00 до 20:00»
    hours_seen_on: date | None = None  # where the hours have another, usually older, source

    def shown_on(self, today: date) -> bool:
        """Whether the number was seen or confirmed within the last two years."""
        return is_fresh(self.confirmed_on or self.seen_on, today)

    def hours_on(self, today: date) -> str:
        """The hours, or nothing where they were last seen more than two years ago."""
        return self.hours if is_fresh(self.hours_seen_on or self.confirmed_on or self.seen_on, today) else ""


@dataclass(frozen=True, slots=True)
class RegionService:
    """An online service of the region or the country, and the institutions whose cards offer it.

    `url` is empty where no deep link is known: then `path` says the way through the menu. It may be
    `tel:…`, which is shown as text.
    """

    title: Label  # by where it leads
    topic: Topic
    source: Text
    seen_on: date
    confidence: Confidence
    key: str = ""  # by which needs refer to it
    url: str = ""
    path: str = ""
    kinds: tuple[Text, ...] = ()  # kinds of institutions, as registers call them
    institutions: tuple[Text, ...] = ()  # or single ones, by code

    def shown_on(self, today: date) -> bool:
        """Whether it was seen within the last two years."""
        return is_fresh(self.seen_on, today)

    def belongs_to(self, institution: Institution) -> bool:
        return institution.code in self.institutions or institution.kind in self.kinds

    def as_service(self) -> Service:
        """What the card of an institution carries. Only for services with a `url`."""
        return Service(self.title, self.url, self.topic, seen_on=self.seen_on, source=self.source)


@dataclass(frozen=True, slots=True)
class HostGroup:
    """Hosts run by the state, which a resident may be told of without fear."""

    title: Text
    hosts: tuple[Host, ...]  # lower case, without a trailing dot; each stands for itself alone
    source: Text
    seen_on: date


@dataclass(frozen=True, slots=True)
class Region:
    """All that is known of one region beside its register and its places."""

    name: str  # the folder: «volgograd»
    title: str = ""  # «Волгоградская область»; empty where the region has no folder
    genitive: str = ""  # «Волгоградской области»
    locative: str = ""  # «в Волгоградской области»
    time_zone: str = "Europe/Moscow"  # IANA name
    keeper: str = ""  # who keeps the register, as residents are told; empty: nobody yet
    subject: str = ""  # the code of the subject of the federation: «34»
    okato: str = ""  # what OKATO and OKTMO of the region begin with: «18»
    contacts: tuple[Contact, ...] = ()
    services: tuple[RegionService, ...] = ()  # telephones first, then by confidence
    host_groups: tuple[HostGroup, ...] = ()

    def contact(self, purpose: Purpose, today: date) -> Contact | None:
        """The number for that purpose, or None where none is known or the known one is too old."""
        found = (contact for contact in self.contacts if contact.purpose is purpose)
        return next((contact for contact in found if contact.shown_on(today)), None)

    def services_for(self, topic: Topic, today: date) -> tuple[RegionService, ...]:
        """What to offer when a service is asked for and no institution is named, best first."""
        return tuple(
            s for s in self.services if s.topic is topic and not s.institutions and s.shown_on(today)
        )

    def services_of(self, institution: Institution) -> tuple[Service, ...]:
        """The links that belong on that institution's card, best first."""
        return tuple(s.as_service() for s in self.services if s.url and s.belongs_to(institution))

    @property
    def state_hosts(self) -> tuple[str, ...]:
        """Every host that the state runs: the very hosts, not what ends alike."""
        return tuple(host for group in self.host_groups for host in group.hosts)
