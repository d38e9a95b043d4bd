"""Lists of the register as it stands now. Every method is one reading that blocks."""

from collections.abc import Collection, Sequence

from catalog.model import Institution, Page
from catalog.store.content import read
from catalog.store.content.page_key import page_key
from catalog.store.content.read import Rows
from catalog.store.database.database import Database
from catalog.store.database.sql import DriverConnection, groups, marks
from catalog.store.lists import institutions, pages, queues
from catalog.store.lists.narrowing import ListOrder, Narrowing
from catalog.store.lists.pages import PageKey
from catalog.store.lists.queues import Queue

PEOPLE = "SELECT DISTINCT operator FROM audit WHERE version IS NOT NULL ORDER BY operator LIMIT 200"
BY_NUMBER = (
    "SELECT code FROM institutions WHERE until_version IS NULL AND (inn = {mark} OR ogrn = {mark}) LIMIT 200"
)
SUCCEEDED = (
    "SELECT code FROM institutions WHERE until_version IS NULL AND successor = {mark} ORDER BY code LIMIT 20"
)
FIRST = ListOrder()


class Lists:
    """Raises RegisterUnavailable where the database can't be used."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def codes(self, wanted: Narrowing, order: ListOrder = FIRST) -> list[str]:
        """Whose codes fit, in that order."""
        with self._database.reading() as connection:
            return institutions.codes(connection, wanted, order, self._database.mark)

    def count(self, wanted: Narrowing) -> int:
        with self._database.reading() as connection:
            return institutions.count(connection, wanted, self._database.mark)

    def page_keys(self, wanted: Narrowing, order: ListOrder = FIRST) -> list[PageKey]:
        """Whose pages fit, and at which addresses, in that order."""
        with self._database.reading() as connection:
            return pages.pages(connection, wanted, order, self._database.mark)

    def count_pages(self, wanted: Narrowing) -> int:
        with self._database.reading() as connection:
            return pages.count(connection, wanted, self._database.mark)

    def waiting(self, queue: Queue, wanted: Narrowing, order: ListOrder = FIRST) -> list[int]:
        """The numbers of what waits there and fits, in the order in which it is worked off."""
        with self._database.reading() as connection:
            return queues.numbers(connection, queue, wanted, order, self._database.mark)

    def count_waiting(self, queue: Queue, wanted: Narrowing) -> int:
        with self._database.reading() as connection:
            return queues.count(connection, queue, wanted, self._database.mark)

    def institutions(self, codes: Sequence[str], *, as_stored: bool = False) -> list[Institution]:
        """Those institutions in the order of the codes, withdrawn pages as revoked.

        `as_stored`: those in the state beneath, as exports have them.
        """
        with self._database.reading() as connection:
            held = self._held(connection, codes, as_stored=as_stored)
        return [held[code] for code in codes if code in held]

    def pages(self, keys: Sequence[PageKey]) -> list[tuple[Institution, Page]]:
        """Those pages in the order of the keys, each with whose it is."""
        with self._database.reading() as connection:
            held = self._held(connection, {code for code, _ in keys})
        listed = {(code, page.url): (one, page) for code, one in held.items() for page in one.pages}
        return [listed[key] for key in keys if key in listed]

    def with_number(self, number: str) -> list[str]:
        """The codes of those with that ИНН or ОГРН."""
        rows = self._database.fetch(BY_NUMBER.format(mark=self._database.mark), [number, number])
        return [code for (code,) in rows]

    def succeeded_by(self, code: str) -> list[str]:
        """The codes of those that name it as their successor."""
        rows = self._database.fetch(SUCCEEDED.format(mark=self._database.mark), [code])
        return [found for (found,) in rows]

    def people(self) -> list[str]:
        """Who has changed the register, as the journal has it."""
        return [name for (name,) in self._database.fetch(PEOPLE)]

    def _held(
        self, connection: DriverConnection, codes: Collection[str], *, as_stored: bool = False
    ) -> dict[str, Institution]:
        withdrawn = [] if as_stored else read.withdrawals(connection, read.active_number(connection))
        hidden = {page_key(one.url): one.on for one in withdrawn}
        found: list[Institution] = []
        for some in groups(codes):
            which = Rows(f"until_version IS NULL AND code IN ({marks(some, self._database.mark)})", some)
            found += read.institutions_of(connection, which, hidden)
        return {one.code: one for one in found}
