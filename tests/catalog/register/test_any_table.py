"""Whatever stands in a table, it is read, or every fault of it is told with a remedy."""

from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st

from catalog.register.columns.columns import columns
from catalog.register.faults import RegisterRefused
from catalog.register.reading.reading import read_tables
from catalog.register.sheet import Sheet, filled

HEADERS = st.sampled_from([column.header for column in columns()]) | st.text(max_size=12)
CELLS = st.text(max_size=40) | st.sampled_from(
    [
        "нет",
        "да",
        "46346",
        "20.11.2026",
        "vk.com/a_1",
        "@a",
        "http://[",
        "a=https://x.ru",
        "1e400",
        "nan",
        "²",
    ]
)


@given(
    st.lists(HEADERS, min_size=1, max_size=8), st.lists(st.lists(CELLS, min_size=1, max_size=9), max_size=4)
)
@settings(max_examples=150, deadline=None)
def test_any_table_is_read_or_refused(headers: list[str], rows: list[list[str]]) -> None:
    table = [["Полное наименование", *headers], *rows]
    with suppress(RegisterRefused):
        reading = read_tables([Sheet("", list(filled(table)))])
        assert all(fault.problem and fault.remedy for fault in reading.faults)
        assert not (reading.faults and reading.rows)
