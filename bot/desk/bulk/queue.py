"""Pages looked at one after another, by the keyboard alone: seen, not seen, next."""

import asyncio
from dataclasses import replace

from starlette.requests import Request
from starlette.responses import Response
from starlette_admin.exceptions import ActionFailed
from starlette_admin.flash import flash
from starlette_admin.routing import route

from bot.bootstrap import Parts
from bot.desk.bulk import texts
from bot.desk.bulk.looks import SOON, write_looks
from bot.desk.kit.forms import FormView, back_to
from bot.desk.kit.row_numbers import number_of
from bot.desk.kit.sign_in import operator_of
from bot.desk.lists.asked import ListAsked, read_asked
from bot.desk.pages import PageLine, PagesView
from catalog.accounts import Role
from catalog.model import Platform
from catalog.register.cells.looked import MARKED
from catalog.store.lists.narrowing import By, ListOrder, Narrowing
from handlers.texts.words import PLATFORMS


class LooksView(FormView):
    """What was looked at longest ago comes first; the conditions of a list narrow it down."""

    path = "/looks"
    menu_label = texts.LOOKS
    icon = "fa-solid fa-eye"
    role = Role.EDITOR

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts)
        self._pages = PagesView(parts)

    @route("", methods=["GET"])
    async def index(self, request: Request) -> Response:
        asked, _ = read_asked(request.query_params)
        skip = number_of(request.query_params.get("skip", "")) or 0
        line, left = await asyncio.to_thread(self._next, asked, skip)
        shown = {"texts": texts, "line": line, "left": left, "skip": skip, "address": asked.address}
        platforms = {str(platform): PLATFORMS[platform] for platform in MARKED}
        return self.page(request, "looks.html", 200, platforms=platforms, **shown)

    @route("", methods=["POST"])
    async def look(self, request: Request) -> Response:
        form = await request.form()
        asked, _ = read_asked(request.query_params)
        skip, said = number_of(form.get("skip") or "") or 0, str(form.get("look") or "")
        if said in texts.LOOKED:
            await self._write(request, str(form.get("row") or ""), seen=said == "seen")
        else:
            skip += 1
        return back_to(request, f"/looks?{asked.address}&skip={skip}")

    async def _write(self, request: Request, row: str, *, seen: bool) -> None:
        line = await asyncio.to_thread(self._pages.row, row)
        if line is None:
            flash(request, texts.NO_ROWS_FIT, "error")
            return
        operator, keys = operator_of(request), [(line.code, line.url)]
        action = "seen_mark" if seen else "unseen_mark"
        try:
            await self._deeds.do(
                request,
                action,
                line.code,
                lambda: write_looks(self._parts, keys, operator, seen=seen),
                detail=line.url,
            )
        except ActionFailed as refused:
            flash(request, str(refused), "error")
        else:
            said = texts.LOOKED["seen" if seen else "unseen"]
            flash(request, said.format(name=line.institution), "success")

    def _next(self, asked: ListAsked, skip: int) -> tuple[PageLine | None, int]:
        """The page to look at, and how many there are. Blocks."""
        wanted = self._due(asked)
        lists = self._parts.register.lists
        count = lists.count_pages(wanted)
        keys = lists.page_keys(wanted, ListOrder(By.CHECKED, skip=skip, limit=1))
        return next(iter(self._pages.lines(keys, {})), None), count

    def _due(self, asked: ListAsked) -> Narrowing:
        """What lapses soon or has lapsed, or was never looked at, where the list asks for no other age."""
        wanted, _ = self._pages.asked_of(asked)
        soon = wanted.today - self._pages.kept + SOON
        platform = wanted.platform if wanted.platform in MARKED else Platform.VK
        return replace(wanted, platform=platform, before=wanted.before or soon)
