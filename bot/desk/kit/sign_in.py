"""Signing in and out of the desk. The browser holds a random token; the database, its hash."""

import asyncio
import secrets
from datetime import UTC, datetime, timedelta
from hashlib import blake2b

import structlog
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette_admin.auth import AdminUser, AuthProvider, LoginFailed
from starlette_admin.helpers import index_url, safe_redirect_url

from bot.desk import texts
from bot.desk.kit.passwords import fits
from bot.observability import metrics
from bot.web.sources import Sources, source_of
from catalog.accounts import Account, Deed, Role
from catalog.store.desk.accounts import Accounts
from catalog.store.desk.sign_in_attempts import SignInAttempts

COOKIE = "gospublic_desk"
LIFETIME = timedelta(hours=12)


MOST_CHECKED_AT_ONCE = 2
"""Passwords: each takes 64 MiB and a core for a while, and residents are answered meanwhile."""

LONGEST_NAME = 64

log = structlog.get_logger()


class SignIn(AuthProvider):
    """Slows down who types wrong passwords, by name and address together: nobody locks another one out.

    Whatever is wrong (the name, the password, too many of them), the same work is done and the same answer
    given: an answer of its own would tell which names there are, or that a password is right.
    """

    def __init__(self, accounts: Accounts, attempts: SignInAttempts, secret: bytes) -> None:
        super().__init__()
        self._accounts = accounts
        self._attempts = attempts
        self._secret = blake2b(secret, digest_size=32, person=b"gospublic door").digest()
        self._sources = Sources()
        self._checking = asyncio.Semaphore(MOST_CHECKED_AT_ONCE)

    async def login(self, username: str, password: str, remember_me: bool, request: Request) -> Response:
        """Raises LoginFailed, always with the same sentence."""
        del remember_me  # a working day is long enough for everybody
        name = username.encode("utf-8", "replace").decode().replace("\0", "?").strip()[: LONGEST_NAME + 1]
        key = self._key(name, source_of(request))
        async with self._sources.turn(request), self._checking:
            account = await asyncio.to_thread(self._checked, name, password, key)
        if account is None:
            metrics.SIGN_INS_REFUSED.inc()
            log.warning("sign_in_refused")
            raise LoginFailed(texts.WRONG_SIGN_IN)
        await asyncio.to_thread(self._attempts.forget, key)
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

    def _checked(self, name: str, password: str, key: str) -> Account | None:
        """Whoever may come in. Each time an attempt is counted, a name looked up, a password verified."""
        may_try = self._attempts.begin(key)
        account = self._accounts.find(name)
        known = account if may_try else None
        return known if fits(password, known.password_hash if known else None) else None

    def _key(self, name: str, address: str) -> str:
        """Names and addresses aren't kept: this tells them apart, and says neither without the secret."""
        return blake2b(f"{name}\0{address}".encode(), key=self._secret, digest_size=32).hexdigest()


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
