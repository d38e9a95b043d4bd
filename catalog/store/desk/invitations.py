"""Keeps invitations and answers.

Every method is one transaction that blocks, and raises RegisterUnavailable where the database can't be used.
Nothing here changes the register.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, insert, select, update

from catalog.invitations.model import (
    MOST_A_DAY,
    MOST_WAITING,
    AnswerKind,
    AnswerState,
    Invitation,
    InvitedAnswer,
    Standing,
    Told,
)
from catalog.store.content.rows import aware
from catalog.store.database.database import QUEUES_LOCK, Database
from catalog.store.database.sql import groups, in_order
from catalog.store.desk.queues import plain
from catalog.store.errors import TooManyAnswers
from catalog.store.tables.invitations import AnswerRow, InvitationRow

REMARKS_KEPT = timedelta(days=90)
"""After it was decided upon, a remark in somebody's own words goes: what it led to stands in the register."""

FORGOTTEN = "(текст удалён по сроку)"
WORTH_SENDING = timedelta(days=14)
"""A link that ends sooner isn't sent again: letters are read late."""

LONGEST_CELL, LONGEST_REMARK, LONGEST_WHY = 1000, 500, 200


class Invitations:
    """In the database of the register."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def invite(self, codes: Iterable[str], on: date, expires_on: date) -> dict[str, Invitation]:
        """A link for each card, by code: the one that is good for a while yet, else a new one."""
        wanted, least = list(dict.fromkeys(codes)), min(on + WORTH_SENDING, expires_on)
        with self._database.writing(QUEUES_LOCK) as connection:
            _forget_remarks(connection, on - REMARKS_KEPT)
            standing = _good(connection, least)
            new = [code for code in wanted if code not in standing]
            values = [{"code": code, "made_on": on, "expires_on": expires_on} for code in new]
            if values:
                connection.execute(insert(InvitationRow), values)
                standing = _good(connection, least)
        return {code: standing[code] for code in wanted}

    def find(self, number: int) -> Invitation | None:
        with self._database.beside_writers() as connection:
            row = connection.execute(_INVITATIONS.where(InvitationRow.number == number)).first()
            return Invitation(*row) if row else None

    def revoke(self, code: str, on: date) -> int:
        """Ends all links of the card; how many were still good. What was answered stays."""
        open_ones = (InvitationRow.code == code, InvitationRow.revoked_on.is_(None))
        with self._database.beside_writers() as connection:
            return connection.execute(update(InvitationRow).where(*open_ones).values(revoked_on=on)).rowcount

    def standing(self, now: datetime) -> dict[str, Standing]:
        """Every institution with a good link, by code, and on which day, in the zone of `now`, it told."""
        last = select(AnswerRow.code, func.max(AnswerRow.told_at)).group_by(AnswerRow.code)
        with self._database.beside_writers() as connection:
            told = {code: aware(told_at).astimezone(now.tzinfo) for code, told_at in connection.execute(last)}
            good = _good(connection, now.date())
        days = {code: moment.date() for code, moment in told.items()}
        return {code: Standing(one, days.get(code)) for code, one in good.items()}

    def tell(self, invitation: Invitation, told: Told, at: datetime) -> int:
        """Keeps an answer; the number of the one that waits and says the same, where there is one.

        Raises TooManyAnswers.
        """
        with self._database.writing(QUEUES_LOCK) as connection:
            waiting = _answers(connection, *_waiting(invitation.code))
            same = next((one for one in waiting if one.told == told), None)
            if same is not None:
                return same.number
            since = (AnswerRow.invitation == invitation.number, AnswerRow.told_at > at - timedelta(days=1))
            today = connection.scalar(select(func.count(AnswerRow.number)).where(*since)) or 0
            if len(waiting) >= MOST_WAITING or today >= MOST_A_DAY:
                raise TooManyAnswers("Ваши прежние ответы ещё смотрит оператор. Напишите, когда он решит.")
            made = insert(AnswerRow).values(**_values(invitation, told, at)).returning(AnswerRow.number)
            return connection.execute(made).scalar_one()

    def answers(self, code: str) -> list[InvitedAnswer]:
        """All answers of a card, the newest first."""
        with self._database.beside_writers() as connection:
            return _answers(connection, AnswerRow.code == code)[::-1]

    def waiting(self, kind: AnswerKind | None = None) -> list[InvitedAnswer]:
        """What an operator has to decide, the oldest first; all of it, or what is of that kind."""
        of_kind = () if kind is None else (AnswerRow.kind == str(kind),)
        with self._database.beside_writers() as connection:
            return _answers(connection, AnswerRow.state == str(AnswerState.WAITING), *of_kind)

    def those(self, numbers: Sequence[int]) -> list[InvitedAnswer]:
        """The answers of these numbers, in their order."""
        with self._database.beside_writers() as connection:
            return in_order(
                numbers,
                lambda some: {one.number: one for one in _answers(connection, AnswerRow.number.in_(some))},
            )

    def answer(self, number: int) -> InvitedAnswer | None:
        with self._database.beside_writers() as connection:
            return next(iter(_answers(connection, AnswerRow.number == number)), None)

    def agree(self, number: int, operator: str) -> None:
        """Notes who agreed first, where a second person has to."""
        first = (AnswerRow.number == number, AnswerRow.agreed_by == "")
        with self._database.beside_writers() as connection:
            connection.execute(update(AnswerRow).where(*first).values(agreed_by=operator))

    def settle(
        self, numbers: Collection[int], state: AnswerState, operator: str, on: date, why: str = ""
    ) -> int:
        """Notes what became of answers that wait; how many did."""
        values = {
            "state": str(state), "settled_by": operator, "settled_on": on, "why": plain(why, LONGEST_WHY),
        }  # fmt: skip
        settled = 0
        with self._database.beside_writers() as connection:
            for some in groups(list(map(str, numbers))):
                those = (AnswerRow.number.in_(map(int, some)), AnswerRow.state == str(AnswerState.WAITING))
                settled += connection.execute(update(AnswerRow).where(*those).values(values)).rowcount
        return settled


_INVITATIONS = select(
    InvitationRow.number,
    InvitationRow.code,
    InvitationRow.made_on,
    InvitationRow.expires_on,
    InvitationRow.revoked_on,
)


def _good(connection: Connection, on: date) -> dict[str, Invitation]:
    """By code, the newest link that may be used."""
    good = (InvitationRow.revoked_on.is_(None), InvitationRow.expires_on >= on)
    rows = connection.execute(_INVITATIONS.where(*good).order_by(InvitationRow.number))
    return {row.code: Invitation(*row) for row in rows}


def _forget_remarks(connection: Connection, until: date) -> None:
    old = (AnswerRow.settled_on < until, AnswerRow.remark != "")
    connection.execute(update(AnswerRow).where(*old).values(remark=FORGOTTEN))


def _waiting(code: str) -> tuple[ColumnElement[bool], ...]:
    return AnswerRow.code == code, AnswerRow.state == str(AnswerState.WAITING)


def _answers(connection: Connection, *which: ColumnElement[bool]) -> list[InvitedAnswer]:
    rows = connection.execute(select(AnswerRow.__table__).where(*which).order_by(AnswerRow.number)).mappings()
    return [
        InvitedAnswer(
            row["number"], row["invitation"], row["code"], aware(row["told_at"]),
            Told(row["cells"], row["shown"], row["remark"]), AnswerState(row["state"]),
            row["agreed_by"], row["settled_by"], row["settled_on"], row["why"],
        )
        for row in rows
    ]  # fmt: skip


def _values(invitation: Invitation, told: Told, at: datetime) -> dict[str, Any]:
    return {
        "invitation": invitation.number, "code": invitation.code, "told_at": at,
        "cells": _plain(told.cells.items()), "shown": _plain(told.shown.items()),
        "remark": plain(told.remark, LONGEST_REMARK), "kind": str(told.kind),
        "state": str(AnswerState.WAITING),
        "agreed_by": "", "settled_by": "", "settled_on": None, "why": "",
    }  # fmt: skip


def _plain(cells: Iterable[tuple[str, str]]) -> dict[str, str]:
    return {key: plain(value, LONGEST_CELL) for key, value in cells}
