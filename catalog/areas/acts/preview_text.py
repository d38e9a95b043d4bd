"""An import of areas told to the operator in a few lines."""

from collections.abc import Sequence

from catalog.areas.acts.importing import AreaPreview
from catalog.register.changes.preview_lines import faults_listed, notices_listed
from catalog.register.faults import Fault


def counts(preview: AreaPreview) -> str:
    return f"добавится {preview.added}, исчезнет {preview.removed}, без изменений {preview.unchanged}"


def done(preview: AreaPreview) -> str:
    """For the note of the version."""
    return f"добавлено {preview.added}, исчезло {preview.removed}, без изменений {preview.unchanged}"


def faults_told(faults: Sequence[Fault]) -> str:
    """All that is wrong with the file, a line each."""
    return faults_listed("Территории не изменены.", faults)


def told(preview: AreaPreview) -> str:
    """What would change, and what is worth a look."""
    return "\n".join([f"Строк территорий: {counts(preview)}.", *notices_listed(preview.notices)])
