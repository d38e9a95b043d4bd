"""What comes of the corpora, and the tables of them in the documents."""

from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from catalog.register.changes.importing import preview_reading
from catalog.register.changes.preview import Preview
from catalog.register.columns.columns import columns
from catalog.register.export import cell_of
from catalog.register.faults import Fault, RegisterRefused
from catalog.register.reading.reading import read_tables
from catalog.register.sheet import Sheet, filled
from catalog.store.register import Register, open_register
from tests.catalog.register.hostile import HOSTILE
from tests.catalog.register.mistakes import MISTAKES, Mistake, Outcome, Table

SHOWN_CELL = 100
DOCUMENT = Path(__file__).parents[3] / "docs/tables.md"
MARK = "<!-- what follows is written by tests/catalog/register/outcomes.py -->"


def previewed(register: Register, mistake: Mistake) -> Preview:
    """As `preview_file` does, without a file."""
    sheet = Sheet("", list(filled([list(row) for row in mistake.table])))
    try:
        return preview_reading(register, read_tables([sheet]), updating=False)
    except RegisterRefused as refused:
        return Preview(faults=refused.faults)


def exported(preview: Preview, header: str) -> str:
    """The cell of that column in an export of the first institution."""
    key = next(column.key for column in columns() if column.header == header)
    return cell_of(key, preview.institutions[0])


def outcome(preview: Preview) -> Outcome:
    if preview.faults:
        return Outcome.REFUSED
    return Outcome.TOLD if preview.warnings else Outcome.READ


def sentence(preview: Preview, mistake: Mistake) -> str:
    """What an operator is told of it, or what is read."""
    said: Sequence[Fault] = preview.faults or preview.warnings
    if said:
        return " ".join(map(str, said))
    cell = exported(preview, mistake.column)
    return f"«{mistake.column}»: {cell or 'пусто'}"


def main() -> None:
    """Writes both tables into the document."""
    with TemporaryDirectory() as folder, closing(open_register(f"sqlite:///{folder}/r.sqlite3")) as register:
        mistakes = [_row(mistake, previewed(register, mistake)) for mistake in MISTAKES]
        hostile = [(one.what, one.outcome(Path(folder))) for one in HOSTILE]
    text = DOCUMENT.read_text(encoding="utf-8").partition(MARK)[0]
    lines = [MARK, "", "## Враждебные и сломанные файлы", "", *_table(("Файл", "Что выходит"), hostile), ""]
    lines += [
        "## Ошибки редакторов",
        "",
        *_table(("Ошибка", "Как записано", "Исход", "Что сказано"), mistakes),
    ]
    DOCUMENT.write_text(text + "\n".join(lines) + "\n", encoding="utf-8")


def _row(mistake: Mistake, preview: Preview) -> tuple[str, ...]:
    return mistake.what, f"`{_written(mistake.table)}`", outcome(preview).value, sentence(preview, mistake)


def _written(table: Table) -> str:
    """The one cell that is the subject, or all rows."""
    if (len(table), len(table[0])) == (2, 2):
        return _short(table[1][1])
    return _short(" / ".join(" · ".join(filter(None, row)) for row in table))


def _short(cell: str) -> str:
    line = " ".join(cell.split())
    return line if len(line) <= SHOWN_CELL else line[: SHOWN_CELL - 1] + "…"


def _table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    escaped = (tuple(cell.replace("|", "\\|") for cell in row) for row in rows)
    return [f"| {' | '.join(row)} |" for row in (header, ["---"] * len(header), *escaped)]


if __name__ == "__main__":
    main()
