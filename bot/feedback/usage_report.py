"""The figures of use as tables, read from the database: for the operator's desk and for `gospublic stats`."""

from datetime import date, timedelta

from catalog.queues.misses import grouped
from catalog.queues.model import State
from catalog.search import Catalog
from catalog.store.register import Register
from handlers.view.statistics_tables import Table
from handlers.view.usage_tables import unknown_table, usage_tables

DAYS = 30
MOST_WANTED = 20


def used(register: Register, catalog: Catalog, today: date, days: int = DAYS) -> tuple[Table, ...]:
    """What was counted in so many days up to today. Blocks; raises RegisterUnavailable."""
    usage = register.counts.usage(today - timedelta(days=days - 1), today, MOST_WANTED)
    codes = {code for code, _ in usage.wanted}
    standing = {code: one for code in codes if (one := catalog.get(code)) is not None}
    gone = codes - standing.keys()
    former = (
        {one.code: one for one in register.past.former_institutions() if one.code in gone} if gone else {}
    )
    asked_in_vain = grouped(register.queues.misses(State))
    return *usage_tables(usage, standing, former), unknown_table(usage, asked_in_vain, MOST_WANTED)
