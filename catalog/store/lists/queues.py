"""Queues that an operator works off: which of what waits is to be shown, and how much waits."""

from dataclasses import dataclass

from catalog.store.database.sql import DriverConnection, fetch
from catalog.store.lists.conditions import NOTHING, Conditions, at_address
from catalog.store.lists.narrowing import ListOrder, Narrowing


@dataclass(frozen=True, slots=True)
class Queue:
    """A table whose rows wait until somebody settles them."""

    table: str
    number: str  # the column of a row's number
    order: str  # in which it is worked off
    has_addresses: bool = False


ANSWERS = Queue("answers", "number", "kind, number")
FOUND_PAGES = Queue("found_pages", "id", "is_sure DESC, code, id", has_addresses=True)


def numbers(
    connection: DriverConnection, queue: Queue, wanted: Narrowing, order: ListOrder, mark: str
) -> list[int]:
    where = _conditions(queue, wanted, mark)
    query = (
        f"SELECT q.{queue.number} FROM {queue.table} q WHERE {where.sql} ORDER BY {queue.order}{order.cut}"
    )
    return [number for (number,) in fetch(connection, query, where.values)]


def count(connection: DriverConnection, queue: Queue, wanted: Narrowing, mark: str) -> int:
    where = _conditions(queue, wanted, mark)
    found: int = fetch(connection, f"SELECT count(*) FROM {queue.table} q WHERE {where.sql}", where.values)[
        0
    ][0]
    return found


def _conditions(queue: Queue, wanted: Narrowing, mark: str) -> Conditions:
    """By the codes that words found, or else by a part of an address."""
    where = Conditions(mark, ["q.state = 'waiting'"])
    if wanted.codes is not None:
        where.among("q.code", wanted.codes)
    elif wanted.fragment and not queue.has_addresses:
        where.add(NOTHING)
    elif wanted.fragment:
        at_address(where, wanted, "q")
    return where
