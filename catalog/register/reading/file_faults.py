"""What is wrong with a file, or worth a look, beside its single cells."""

from collections.abc import Mapping, Sequence

from catalog.register.columns.columns import columns, plain
from catalog.register.columns.layout import ONE_OF_A_KIND, Layout
from catalog.register.faults import Fault, shown
from catalog.register.rows.row import ReadRow
from catalog.register.sheet import Sheet

FEW = 3
"""Fewer faulty cells are mended by hand."""


def missing(given: Mapping[str, str], found: Sequence[tuple[Sheet, Layout]]) -> list[Fault]:
    """What was told of columns that the file hasn't."""
    there = {plain(header) for _, layout in found for header in layout.headers.values()}
    return [
        Fault("такого столбца в файле нет", "Сверьте название столбца в --column с шапкой", value=header)
        for header, ours in given.items()
        if ours and plain(header) not in there
    ]


def without_a_column(faults: Sequence[Fault], found: Sequence[tuple[Sheet, Layout]]) -> list[Fault]:
    """How to take a file whose faults all stand in one column that it can do without."""
    columns = {fault.column for fault in faults}
    needed = {layout.headers.get(key, "") for _, layout in found for key in ONE_OF_A_KIND}
    if len(faults) < FEW or len(columns) != 1 or columns & {*needed, ""}:
        return []
    column = next(iter(columns))
    return [
        Fault(
            "все ошибки в одном столбце",
            "Таблицу можно взять без него",
            value=column,
            option=f"--column «{column}=»",
        )
    ]


def passed_over(sheets: list[Sheet], read: set[str]) -> list[Fault]:
    """The sheets that nothing is read from, though something stands in them."""
    return [
        Fault("пропущен: в нём нет столбца «Полное наименование»", sheet=sheet.name)
        for sheet in sheets
        if sheet.name not in read and sheet.rows
    ]


def no_header(sheets: list[Sheet]) -> Fault:
    first = next((cell for sheet in sheets for _, row in sheet.rows for cell in row if cell.strip()), "")
    header = next((row for sheet in sheets for _, row in sheet.rows if sum(map(bool, row)) > 1), [first])
    candidate = max((cell.strip() for cell in header), key=len, default="")
    return Fault(
        "нет столбца «Полное наименование»",
        "Назовите так столбец с официальными названиями или скажите, какой это",
        value=first,
        option=f"--column «{shown(candidate)}=Полное наименование»",
    )


def only_as_edits(found: tuple[Sheet, Layout]) -> Fault:
    """Of a sheet that tells institutions by their codes alone: a whole register can't be made of it."""
    sheet, layout = found
    return Fault(
        "есть «Код», но нет столбца «Полное наименование»: так можно взять только правки",
        "Добавьте столбец с названиями или загрузите таблицу как правки",
        sheet=sheet.name,
        row=layout.header_row,
        option="--update",
    )


def of_layout(sheet: Sheet, layout: Layout) -> list[Fault]:
    """What was made of the columns: guessed, left out, and dropped because it is about people."""
    told = [_guess(sheet, layout, key) for key in layout.guessed]
    if layout.personal:
        names = ", ".join(f"«{name}»" for name in layout.personal)
        told.append(Fault(f"личные данные в реестр не берём, столбцы пропущены: {names}", sheet=sheet.name))
    if layout.unknown:
        names = ", ".join(f"«{name}»" for name in layout.unknown)
        told.append(Fault(f"эти столбцы в реестр не войдут: {names}", sheet=sheet.name))
    return told


def _guess(sheet: Sheet, layout: Layout, key: str) -> Fault:
    ours = next(column.header for column in columns() if column.key == key)
    theirs = layout.headers[key]
    if not theirs:
        return Fault(f"шапки нет, столбец с названиями найден по содержанию: «{ours}»", sheet=sheet.name)
    return Fault(
        f"столбец «{shown(theirs)}» понят как «{ours}»",
        "Если это не так, скажите, какой это столбец",
        sheet=sheet.name,
        option=f"--column «{shown(theirs)}=другой столбец»",
    )


def repeated_codes(rows: list[ReadRow]) -> list[Fault]:
    first: dict[str, ReadRow] = {}
    return [
        Fault(
            f"такой код уже есть в строке {first[code].number}",
            "У каждого учреждения свой код: исправьте или очистите ячейку",
            row.sheet,
            row.number,
            "Код",
            code,
        )
        for row in rows
        if (code := row.institution.code) and first.setdefault(code, row) is not row
    ]
