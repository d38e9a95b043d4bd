"""An import of areas told to the operator in a few lines."""

from collections.abc import Sequence

from catalog.areas.importing import AreaPreview
from catalog.register.faults import Fault

SHOWN_FAULTS, SHOWN_NOTICES = 200, 50


def line(fault: Fault) -> str:
    """«Строка 5, «Дома (D5)»: …»: the row first, as the editor looks for it."""
    told = str(Fault(fault.problem, fault.remedy, "", fault.row, fault.column, fault.value))
    return (
        f"{told} (Лист «{fault.sheet}»)" if fault.sheet and fault.row else str(fault) if fault.sheet else told
    )


def counts(preview: AreaPreview) -> str:
    return f"добавится {preview.added}, исчезнет {preview.removed}, без изменений {preview.unchanged}"


def done(preview: AreaPreview) -> str:
    """For the note of the version."""
    return f"добавлено {preview.added}, исчезло {preview.removed}, без изменений {preview.unchanged}"


def faults_told(faults: Sequence[Fault]) -> str:
    """All that is wrong with the file, a line each."""
    lines = [f"Территории не изменены. Ошибок в файле: {len(faults)}.", *map(line, faults[:SHOWN_FAULTS])]
    more = len(faults) - SHOWN_FAULTS
    return "\n".join([*lines, *([f"… и ещё {more}."] if more > 0 else [])])


def told(preview: AreaPreview) -> str:
    """What would change, and what is worth a look."""
    lines = [f"Строк территорий: {counts(preview)}."]
    if preview.notices:
        lines += ["Обратите внимание:", *(f"  {line(one)}" for one in preview.notices[:SHOWN_NOTICES])]
        more = len(preview.notices) - SHOWN_NOTICES
        lines += [f"  … и ещё {more}."] if more > 0 else []
    return "\n".join(lines)
