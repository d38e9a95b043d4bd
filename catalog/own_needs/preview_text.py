"""An import of needs told to the operator in a few lines."""

from collections.abc import Sequence

from catalog.own_needs.importing import NeedsPreview
from catalog.register.changes.preview_lines import faults_listed, notices_listed
from catalog.register.faults import Fault


def counts(preview: NeedsPreview) -> str:
    return (
        f"добавится {preview.added}, изменится {preview.altered}, исчезнет {preview.removed}, "
        f"без изменений {preview.unchanged}"
    )


def done(preview: NeedsPreview) -> str:
    """For the note of the version."""
    return f"добавлено {preview.added}, изменено {preview.altered}, убрано {preview.removed}"


def faults_told(faults: Sequence[Fault]) -> str:
    """All that is wrong with the file, a line each."""
    return faults_listed("Нужды не изменены.", faults)


def told(preview: NeedsPreview) -> str:
    """What would change, and what is worth a look."""
    return "\n".join([f"Нужды: {counts(preview)}.", *notices_listed(preview.notices)])
