"""Operators of the register: what each may do, and what was done."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Role(StrEnum):
    """What an operator may do. Each may do what the one before may."""

    READER = "reader"  # sees everything, changes nothing
    EDITOR = "editor"  # imports, edits, withdraws, works off the queues
    APPROVER = "approver"  # is also the second person for what one alone mustn't do

    def includes(self, other: "Role") -> bool:
        """Whether who has this role may do what the other may."""
        ranks = list(Role)
        return ranks.index(self) >= ranks.index(other)


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who may sign in."""

    name: str
    role: Role
    password_hash: str


@dataclass(frozen=True, slots=True)
class Deed:
    """One line of the audit log."""

    made_at: datetime
    operator: str
    action: str
    subject: str = ""  # what it was done to: a code, an address, a file, a report's number
    detail: str = ""
    version: int | None = None  # of the register, where it made one
    id: int = 0
