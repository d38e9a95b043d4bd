"""Who keeps an institution, in words: the register has a code there, or a name as the operator wrote it."""

from catalog.model import Institution
from catalog.search import Catalog
from handlers.texts.names import everyday_name


def founder_of(one: Institution, catalog: Catalog) -> str:
    """Empty where nobody is known."""
    found = catalog.get(one.superior) if one.superior else None
    return everyday_name(found) if found else one.superior
