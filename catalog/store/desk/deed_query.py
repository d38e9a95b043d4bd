"""What is looked for in the journal, as a condition on its lines."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from sqlalchemy import ColumnElement, and_, or_, true

from catalog.store.tables.desk import AuditRow


@dataclass(frozen=True, slots=True)
class DeedQuery:
    """Every part narrows down; an empty one says nothing. Of `said` and `versions` one has to fit."""

    said: Sequence[str] = ()  # parts of the person's name, the action, the subject or the details
    versions: Sequence[int] = ()  # what made one of these
    operator: str = ""
    action: str = ""
    since: date | None = None
    until: date | None = None  # that day as well

    def condition(self) -> ColumnElement[bool]:
        parts = [self._about()]
        if self.operator:
            parts.append(AuditRow.operator == self.operator)
        if self.action:
            parts.append(AuditRow.action == self.action)
        if self.since:
            parts.append(AuditRow.made_at >= datetime.combine(self.since, time.min, UTC))
        if self.until:
            parts.append(AuditRow.made_at <= datetime.combine(self.until, time.max, UTC))
        return and_(*parts)

    def _about(self) -> ColumnElement[bool]:
        columns = (AuditRow.operator, AuditRow.action, AuditRow.subject, AuditRow.detail)
        about = [column.icontains(said, autoescape=True) for said in self.said for column in columns]
        if self.versions:
            about.append(AuditRow.version.in_(list(self.versions)))
        return or_(*about) if about else true()
