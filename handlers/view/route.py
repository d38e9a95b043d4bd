"""The way to an institution: a map's own search for the address that the register has."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from urllib.parse import quote

from catalog.resource_file import RESOURCES, Text, read_resource
from handlers.messages import Card, LinkButton
from handlers.texts import cards as texts

PUT_IN = "{address}"


@dataclass(frozen=True, slots=True)
class Maps:
    """An entry of maps.yaml."""

    route: Text  # with `{address}` where the address is put in
    source: Text
    seen_on: date


@cache
def maps() -> Maps:
    """The map that routes are looked for on. Raises ResourceError."""
    return read_resource(RESOURCES / "country" / "maps.yaml", Maps)


def route_to(card: Card) -> LinkButton | None:
    """The link to a map; None where the card shows no address."""
    if not card.address:
        return None
    said = ", ".join(filter(None, (card.place, card.address)))
    return LinkButton(texts.ROUTE, maps().route.replace(PUT_IN, quote(said, safe="")))
