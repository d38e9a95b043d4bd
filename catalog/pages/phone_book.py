"""Whose telephone numbers are which: those of a register and of its region's contacts."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from catalog.model import Institution, is_fresh
from catalog.pages.listing import Exchange
from catalog.pages.phones import NATIONAL_LENGTH, read_cell
from catalog.region import Contact

Owners = Mapping[str, tuple[Institution, ...]]


class PhoneBook:
    """The institutions by number; made once for each version of a register, and changed with it."""

    def __init__(self, institutions: Iterable[Institution], contacts: Sequence[Contact] = ()) -> None:
        self._contacts = contacts
        self._of_contacts = {key: one for one in reversed(contacts) for key in read_cell(one.phone)}
        self._owners: Owners = _with(institutions, {})

    def changed(self, exchange: Exchange) -> "PhoneBook":
        """The book of the later register."""
        codes = {one.code for one in exchange.gone}
        touched = {key for one in exchange.gone for key in read_cell(one.phone)}
        left = {
            key: tuple(one for one in self._owners.get(key, ()) if one.code not in codes) for key in touched
        }
        new = PhoneBook((), self._contacts)
        new._owners = _with(exchange.come, {**self._owners, **left})
        return new

    def institutions(self, key: str, today: date) -> tuple[Institution, ...]:
        """Whose number that is, as far as it was seen within the last two years."""
        return tuple(one for one in self._owners.get(key, ()) if is_fresh(one.known_on, today))

    def ending(self, digits: str) -> tuple[str, ...]:
        """The numbers that end so: of a local one nobody says which town's it is."""
        return tuple(key for key in self._owners if key.endswith(digits))

    def contact(self, key: str, today: date) -> Contact | None:
        """The contact of the region or the country that has that number."""
        found = self._of_contacts.get(key)
        return found if found is not None and found.shown_on(today) else None


def whole_number(local: str, there: Iterable[Institution]) -> str:
    """A local number with the code that most of those institutions have; empty where none has a number."""
    codes = Counter(
        key[: -len(local)] for one in there for key in read_cell(one.phone) if len(key) == NATIONAL_LENGTH + 2
    )
    return codes.most_common(1)[0][0] + local if codes else ""


def _with(institutions: Iterable[Institution], owners: Owners) -> Owners:
    made = dict(owners)
    for one in institutions:
        for key in read_cell(one.phone):
            made[key] = tuple(sorted((*made.get(key, ()), one), key=lambda owner: owner.code))
    return {key: found for key, found in made.items() if found}
