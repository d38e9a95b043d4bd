"""What residents write of themselves unasked is cut out before anything is written down."""

from dataclasses import replace

from catalog.queues.masking import masked
from catalog.search import Catalog, Decision
from handlers.messages import Miss, Report


def without_personal(note: Report | Miss, catalog: Catalog) -> Report | Miss:
    """The same note without telephones, e-mail addresses, long numbers and names but those of the list."""

    def is_known(name: str) -> bool:
        return catalog.search(name).decision is not Decision.NONE

    return replace(note, text=masked(note.text, is_known))
