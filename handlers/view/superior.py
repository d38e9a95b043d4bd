"""Whom to turn to where an institution keeps no page of its own."""

from catalog.model import Institution
from catalog.register.names.names import plain_name
from catalog.search import Catalog
from handlers.messages import Choice
from handlers.texts import cards as texts
from handlers.texts.names import everyday_name
from handlers.view.choices import fitted
from handlers.view.payloads import payload


def superior_of(institution: Institution, catalog: Catalog) -> Institution | None:
    """The one that «вышестоящее» names, by its code or its name; None where it isn't in the list."""
    said = institution.superior
    if not said:
        return None
    found = catalog.get(said) or _named(said, catalog)
    return None if found is None or found.code == institution.code else found


def superior_note(institution: Institution, catalog: Catalog) -> str:
    """«Обращайтесь: отдел образования.», empty where nobody is named."""
    if not institution.superior:
        return ""
    found = superior_of(institution, catalog)
    return texts.TURN_TO.format(name=everyday_name(found) if found else institution.superior.rstrip(". "))


def superior_choices(institution: Institution, catalog: Catalog) -> tuple[Choice, ...]:
    """The way to its card."""
    found = superior_of(institution, catalog)
    return (Choice(fitted("", everyday_name(found)), payload("card", found.code)),) if found else ()


def _named(name: str, catalog: Catalog) -> Institution | None:
    """The only one of that name: an «Отдел образования» that every district has is none."""
    wanted = plain_name(name)
    found = [
        match.institution
        for match in catalog.search(name).matches
        if wanted in (plain_name(match.institution.official_name), plain_name(match.institution.short_name))
    ]
    return found[0] if len(found) == 1 else None
