"""Signing in and out of the desk. The browser holds a random token; the database, its hash."""

import asyncio
import secrets
from datetime import UTC, datetime, timedelta

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette_admin.auth import AdminUser, AuthProvider, LoginFailed
from starlette_admin.helpers import index_url, safe_redirect_url

from bot.desk import texts
from bot.desk.passwords import fits
from catalog.accounts import Account, Deed, Role
from catalog.store.accounts import Accounts

COOKIE = "gospublic_desk"
LIFETIME = timedelta(hours=12)


class SignIn(AuthProvider):
    """Locks an account for a quarter of an hour after five wrong passwords in a row."""

    def __init__(self, accounts: Accounts) -> None:
        super().__init__()
        self._accounts = accounts

    async def login(self, username: str, password: str, remember_me: bool, request: Request) -> Response:
        """Raises LoginFailed with one sentence, the same whether the name or the password is wrong."""
        del remember_me  # a working day is long enough for everybody
        account = await asyncio.to_thread(self._checked, username.strip(), password)
        token = secrets.token_urlsafe(32)
        await asyncio.to_thread(self._accounts.sign_in, account.name, token, LIFETIME)
        await asyncio.to_thread(self._accounts.note, deed(account.name, "sign_in"))
        back = safe_redirect_url(
            request.query_params.get("next") or index_url(request), request, index_url(request)
        )
        response = RedirectResponse(back, status_code=303)
        response.set_cookie(
            COOKIE, token, max_age=int(LIFETIME.total_seconds()), path="/operator",
            secure=True, httponly=True, samesite="strict",
        )  # fmt: skip
        return response

    async def logout(self, request: Request) -> Response:
        await asyncio.to_thread(self._accounts.sign_out, request.cookies.get(COOKIE, ""))
        response = RedirectResponse(index_url(request), status_code=303)
        response.delete_cookie(COOKIE, path="/operator", secure=True, httponly=True, samesite="strict")
        return response

    async def authenticate(self, request: Request) -> AdminUser | None:
        token = request.cookies.get(COOKIE, "")
        account = await asyncio.to_thread(self._accounts.signed_in, token) if token else None
        if account is None:
            return None
        request.state.role = account.role
        return AdminUser(username=account.name)

    def _checked(self, name: str, password: str) -> Account:
        account = self._accounts.find(name)
        if account and account.locked_until and account.locked_until > datetime.now(UTC):
            raise LoginFailed(texts.LOCKED)
        if not fits(password, account.password_hash if account else None) or account is None:
            self._accounts.failed(name)
            raise LoginFailed(texts.WRONG_SIGN_IN)
        return account


def may(request: Request, role: Role) -> bool:
    """Whether whoever is signed in has that role, or one above it."""
    own: Role | None = getattr(request.state, "role", None)
    return own is not None and own.includes(role)


def operator_of(request: Request) -> str:
    """The name under which whoever sent this is signed in."""
    user: AdminUser = request.state.admin_user
    return user.username


def deed(operator: str, action: str, subject: str = "", detail: str = "", version: int | None = None) -> Deed:
    """A line of the log, made now."""
    return Deed(datetime.now(UTC), operator, action, subject, detail, version)
