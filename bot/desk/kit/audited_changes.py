"""Whatever an operator changes goes this way: the role is asked, the change made, and the log written."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

from starlette.requests import Request
from starlette_admin.exceptions import ActionFailed

from bot.desk import texts
from bot.desk.kit.sign_in import deed, may, operator_of
from catalog.accounts import Role
from catalog.model import RegisterVersion
from catalog.store.desk.accounts import Accounts
from catalog.store.errors import StoreError

T = TypeVar("T")


class Deeds:
    """Raises ActionFailed with one sentence where something can't be done; nothing is changed then."""

    def __init__(self, accounts: Accounts) -> None:
        self._accounts = accounts

    async def do(  # noqa: PLR0913 - each says another thing of the deed
        self,
        request: Request,
        action: str,
        subject: str,
        change: Callable[[], T],
        *,
        role: Role = Role.EDITOR,
        detail: str = "",
    ) -> T:
        """Make the change in a thread and log it, with the version where it made one."""
        if not may(request, role):
            raise ActionFailed(texts.NOT_ALLOWED)
        try:
            made = await asyncio.to_thread(change)
        except StoreError as error:
            raise ActionFailed(str(error)) from error
        version = made.number if isinstance(made, RegisterVersion) else None
        line = deed(operator_of(request), action, subject, detail, version)
        await asyncio.to_thread(self._accounts.note, line)
        return made
