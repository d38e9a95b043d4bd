"""What a region's needs refer to by a key: its services and contacts, those of the country behind them."""

from collections.abc import Iterator
from datetime import date

from catalog.needs.model import NeedLink, NeedPhone, SharedFacts, Sureness
from catalog.region.model import Contact, Purpose, Region, RegionService


def shared_facts(region: Region) -> SharedFacts:
    """The services by key and the numbers by purpose: none where the region has no such contact."""
    services = {one.key: (_link(one),) for one in region.services if one.key}
    return SharedFacts(services, {purpose.value: tuple(_phones(region, purpose)) for purpose in Purpose})


def _link(service: RegionService) -> NeedLink:
    sureness = Sureness(service.confidence.value)
    return NeedLink(service.title, service.url, service.source, service.seen_on, sureness)


def _phones(region: Region, purpose: Purpose) -> Iterator[NeedPhone]:
    for contact in region.contacts:
        if contact.purpose is purpose and (seen_on := _seen_on(contact)):
            yield NeedPhone(contact.title, contact.phone, contact.source, seen_on, Sureness.MEDIUM)


def _seen_on(contact: Contact) -> date | None:
    return contact.confirmed_on or contact.seen_on
