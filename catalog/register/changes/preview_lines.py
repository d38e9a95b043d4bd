"""Faults and notices of a table with headers of its own, as lines for the operator."""

from collections.abc import Sequence

from catalog.register.faults import Fault

SHOWN_FAULTS, SHOWN_NOTICES = 200, 50


def line(fault: Fault) -> str:
    """«Строка 5, «Дома (D5)»: …»: the row first, as the editor looks for it."""
    told = str(Fault(fault.problem, fault.remedy, "", fault.row, fault.column, fault.value))
    return (
        f"{told} (Лист «{fault.sheet}»)" if fault.sheet and fault.row else str(fault) if fault.sheet else told
    )


def faults_listed(what: str, faults: Sequence[Fault]) -> str:
    """All that is wrong with the file, a line each. `what`: a sentence that nothing was changed."""
    lines = [f"{what} Ошибок в файле: {len(faults)}.", *map(line, faults[:SHOWN_FAULTS])]
    more = len(faults) - SHOWN_FAULTS
    return "\n".join([*lines, *([f"… и ещё {more}."] if more > 0 else [])])


def notices_listed(notices: Sequence[Fault]) -> list[str]:
    """What is worth a look."""
    if not notices:
        return []
    more = len(notices) - SHOWN_NOTICES
    return [
        "Обратите внимание:",
        *(f"  {line(one)}" for one in notices[:SHOWN_NOTICES]),
        *([f"  … и ещё {more}."] if more > 0 else []),
    ]
