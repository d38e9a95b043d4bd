"""One deed for many rows of a list: shown first, done as one version, undone like any change."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from starlette.datastructures import FormData, QueryParams
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette_admin.exceptions import ActionFailed
from starlette_admin.flash import flash
from starlette_admin.routing import route

from bot.bootstrap import Parts
from bot.desk import texts as desk_texts
from bot.desk.bulk import texts
from bot.desk.bulk.columns import column_sheet
from bot.desk.bulk.looks import withdraw_pages, write_looks
from bot.desk.institutions import InstitutionsView
from bot.desk.kit.forms import FormView, back_to
from bot.desk.kit.sign_in import operator_of
from bot.desk.lists.asked import read_asked
from bot.desk.loading.uploading import Uploading
from bot.desk.pages import PagesView
from catalog.accounts import Role
from catalog.model import RegisterVersion
from catalog.register.cells.looked import has_mark
from catalog.store.lists.narrowing import By, ListOrder
from catalog.store.lists.pages import PageKey

MOST = 10_000
ENOUGH = ListOrder(By.RANK, limit=MOST + 1)
"""To tell that there are too many, no more need be read."""

MOST_SHOWN = 50
LONGEST = 500
MOST_ADDRESS = 4_000


@dataclass(frozen=True, slots=True)
class Picked:
    """What was sent: which rows, and what is to be done to them."""

    deed: str
    why: str
    is_all: bool
    address: str  # of the list, as its conditions
    rows: tuple[str, ...]
    stamp: str
    is_sure: bool


class BulkView(FormView):
    """Columns change by a sheet, which waits as any upload does; looks and withdrawals are asked here."""

    path = "/bulk"
    menu_label = texts.WITH_CHOSEN
    add_to_menu = False
    role = Role.EDITOR

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts)
        self._institutions, self._pages = InstitutionsView(parts), PagesView(parts)
        self._uploading = Uploading(parts)
        self._jobs: set[asyncio.Task[None]] = set()

    @route("/institutions", methods=["POST"])
    async def change_column(self, request: Request) -> Response:
        """The change as a sheet of those rows, shown before it is applied."""
        form = await request.form()
        picked = _picked(form)
        try:
            codes = await asyncio.to_thread(self._codes, picked)
            value = str(form.get("value") or "")[:LONGEST]
            name, content = await asyncio.to_thread(
                column_sheet, self._parts.register.standing, codes, str(form.get("column") or ""), value
            )
        except ActionFailed as refused:
            flash(request, str(refused), "error")
            return back_to(request, f"/institutions/list?{picked.address}")
        uploads = self._parts.register.uploads
        key = await asyncio.to_thread(uploads.add, operator_of(request), name, content, updating=True)
        job = asyncio.create_task(asyncio.to_thread(self._uploading.check, key))
        self._jobs.add(job)
        job.add_done_callback(self._jobs.discard)
        return back_to(request, f"/import/{key}")

    @route("/pages", methods=["POST"])
    async def act_on_pages(self, request: Request) -> Response:
        """Ask first, and again where the rows are others by then."""
        picked = _picked(await request.form())
        if picked.deed not in texts.DEEDS["pages"]:
            raise HTTPException(400, desk_texts.NOT_ALLOWED)
        try:
            keys, passed_over = await asyncio.to_thread(self._page_keys, picked)
            if picked.is_sure and picked.stamp == _stamp(keys):
                made = await self._do(request, picked, keys)
                said = texts.DONE.format(count=len(keys), version=made.number)
                flash(request, said, "success")
                return back_to(request, f"/history/version/{made.number}")
        except ActionFailed as refused:
            flash(request, str(refused), "error")
            return back_to(request, f"/pages/list?{picked.address}")
        told = [texts.CHANGED_MEANWHILE] if picked.is_sure else []
        told += [texts.NO_MARK.format(count=passed_over)] if passed_over else []
        return await self._ask(request, picked, keys, told)

    async def _do(self, request: Request, picked: Picked, keys: Sequence[PageKey]) -> RegisterVersion:
        operator = operator_of(request)

        def change() -> RegisterVersion:
            if picked.deed == "withdraw":
                return withdraw_pages(self._parts, keys, picked.why, operator)
            return write_looks(self._parts, keys, operator, seen=picked.deed == "seen")

        subject = keys[0][1] if len(keys) == 1 else str(len(keys))
        return await self._deeds.do(request, f"bulk_{picked.deed}", subject, change, detail=picked.why)

    async def _ask(
        self, request: Request, picked: Picked, keys: Sequence[PageKey], told: Sequence[str]
    ) -> Response:
        shown = await asyncio.to_thread(self._pages.lines, keys[:MOST_SHOWN], {})
        return self.page(
            request,
            "bulk.html",
            texts=texts,
            picked=picked,
            lines=shown,
            count=len(keys),
            stamp=_stamp(keys),
            told=told,
        )

    def _codes(self, picked: Picked) -> list[str]:
        found: Sequence[Any] = picked.rows
        if picked.is_all:
            found = self._institutions.keys_of(QueryParams(picked.address), ENOUGH)
        return list(_within(found))

    def _page_keys(self, picked: Picked) -> tuple[list[PageKey], int]:
        """Those that the deed fits, and how many it doesn't. Raises ActionFailed."""
        if picked.deed == "withdraw" and not picked.why:
            raise ActionFailed(texts.WHY_IS_MISSING)
        if picked.is_all:
            keys = list(_within(self._pages.keys_of(QueryParams(picked.address), ENOUGH)))
        else:
            keys = self._pages.keys_in(_within(picked.rows))
        if picked.deed == "withdraw":
            return keys, 0
        held = self._parts.register.lists.pages(keys)
        fitting = [(one.code, page.url) for one, page in held if has_mark(page)]
        if not fitting:
            raise ActionFailed(texts.NO_ROWS_FIT)
        return fitting, len(keys) - len(fitting)


def _within(rows: Sequence[Any]) -> Sequence[Any]:
    """Raises ActionFailed where there are none, or too many."""
    if not rows:
        raise ActionFailed(texts.NOTHING_CHOSEN)
    if len(rows) > MOST:
        raise ActionFailed(texts.TOO_MANY.format(most=MOST))
    return rows


def _picked(form: FormData) -> Picked:
    address = str(form.get("asked") or "")[:MOST_ADDRESS]
    asked, _ = read_asked(QueryParams(address))
    return Picked(
        deed=str(form.get("deed") or ""),
        why=" ".join(str(form.get("why") or "")[:LONGEST].split()),
        is_all=form.get("scope") == "all",
        address=asked.address,
        rows=tuple(dict.fromkeys(str(row)[:LONGEST] for row in form.getlist("row")[: MOST + 1])),
        stamp=str(form.get("stamp") or ""),
        is_sure=form.get("sure") == "yes",
    )


def _stamp(keys: Sequence[PageKey]) -> str:
    """Tells whether the rows are those that were shown."""
    return blake2b("\0".join(map("\1".join, sorted(keys))).encode(), digest_size=16).hexdigest()
