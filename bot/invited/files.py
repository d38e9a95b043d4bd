"""Links as a file: a table for letters, or sheets of codes."""

from collections.abc import Sequence
from pathlib import Path

from bot.invited.founders import founder_of
from bot.invited.inviting import Invited, table_of
from bot.printing.doors import doors_of
from bot.printing.sheets import door_sheets
from catalog.register.export import write_table
from catalog.search import Catalog


def link_sheets(found: Sequence[Invited], on_sheet: int) -> bytes:
    """Sheets of A4 as a PDF."""
    links = {one.institution.code: one.link for one in found}
    return door_sheets(doors_of([one.institution for one in found], links.__getitem__), on_sheet)


def write_links(found: Sequence[Invited], catalog: Catalog, file: Path) -> None:
    """A table for its owner alone: whoever has the links may answer for the institutions. Raises OSError."""
    file.touch(mode=0o600)
    write_table(table_of(found, lambda one: founder_of(one, catalog)), file)
    file.chmod(0o600)
