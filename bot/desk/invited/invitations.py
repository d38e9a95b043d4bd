"""Links for institutions made at the desk, and who hasn't answered, by municipality and founder."""

import asyncio
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from starlette.requests import Request
from starlette.responses import Response
from starlette_admin.exceptions import ActionFailed
from starlette_admin.flash import flash
from starlette_admin.routing import route

from bot.chosen import NobodyChosenError, chosen
from bot.desk.invited import texts
from bot.desk.invited.doors import MOST, PDF, NotDrawnError
from bot.desk.kit.forms import FormView, back_to
from bot.desk.loading.imports import XLSX
from bot.invited.files import link_sheets, write_links
from bot.invited.founders import founder_of
from bot.invited.inviting import DAYS, MOST_DAYS, Invited, invite, invited, silent
from bot.invited.links import Links
from bot.printing.sheets import LAYOUTS
from bot.privacy.secret_file import secret_of
from catalog.accounts import Role
from catalog.region import now_in
from handlers.context import Context
from handlers.texts import STILL_LOADING

MOST_GROUPS = 300


@dataclass(frozen=True, slots=True)
class InvitedGroup:
    """Institutions of one municipality and founder: how many were invited and haven't answered."""

    municipality: str
    founder: str
    invited: int
    silent: int


@dataclass(frozen=True, slots=True)
class WantedLinks:
    """What the form asks for."""

    where: str
    days: int
    unanswered: bool
    as_sheets: bool


class InvitationsView(FormView):
    """Whoever has a link may answer for the institution: only who edits may have them."""

    path = "/invitations"
    menu_label = texts.INVITATIONS
    icon = "fa-solid fa-paper-plane"
    role = Role.EDITOR

    @route("", methods=["GET"])
    async def index(self, request: Request) -> Response:
        groups = await asyncio.to_thread(self._groups)
        return self.page(
            request,
            "invitations.html",
            texts=texts,
            groups=groups[:MOST_GROUPS],
            invited=sum(one.invited for one in groups),
            silent=sum(one.silent for one in groups),
            days=DAYS,
            most_days=MOST_DAYS,
        )

    @route("", methods=["POST"])
    async def make_links(self, request: Request) -> Response:
        """The table, or sheets of codes, as a file."""
        wanted = _wanted(dict((await request.form()).items()))
        try:
            made = await self._deeds.do(
                request,
                "list_links" if wanted.unanswered else "invite",
                wanted.where,
                lambda: self._file(wanted),
            )
        except (ActionFailed, NobodyChosenError, NotDrawnError) as refused:
            flash(request, str(refused), "error")
            return back_to(request, self.path)
        name = "invitations.pdf" if wanted.as_sheets else "invitations.xlsx"
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        return Response(made, media_type=PDF if wanted.as_sheets else XLSX, headers=headers)

    def _file(self, wanted: WantedLinks) -> bytes:
        context = self._context()
        institutions = chosen(context.catalog, wanted.where)
        register, links = self._parts.register, self._links()
        if wanted.as_sheets and len(institutions) > MOST:
            raise NotDrawnError(texts.TOO_MANY_DOORS.format(count=len(institutions), most=MOST))
        if wanted.unanswered:
            found = silent(register.invitations, institutions, links, now_in(context.region))
        else:
            found = invite(register.invitations, institutions, links, now_in(context.region), wanted.days)
        if not found:
            raise NotDrawnError(texts.NOBODY_SILENT)
        return link_sheets(found, min(LAYOUTS)) if wanted.as_sheets else _table(found, context)

    def _groups(self) -> list[InvitedGroup]:
        context = self._parts.guide.context
        if context is None or not self._parts.settings.public_url:
            return []
        found = invited(
            self._parts.register.invitations,
            context.catalog.institutions,
            self._links(),
            now_in(context.region),
        )
        keys = {id(one): _key(one, context) for one in found}
        every, silent = (
            Counter(keys.values()),
            Counter(keys[id(one)] for one in found if not one.has_answered),
        )
        return [InvitedGroup(*key, count, silent[key]) for key, count in sorted(every.items())]

    def _context(self) -> Context:
        context = self._parts.guide.context
        if context is None:
            raise NotDrawnError(STILL_LOADING)
        if not self._parts.settings.public_url:
            raise NotDrawnError(texts.NO_PUBLIC_URL)
        return context

    def _links(self) -> Links:
        return Links(secret_of(self._parts.settings), self._parts.settings.public_url)


def _wanted(form: dict[str, object]) -> WantedLinks:
    days = str(form.get("days") or "")
    number = int(days) if days.isascii() and days.isdigit() and len(days) <= len(str(MOST_DAYS)) else DAYS
    return WantedLinks(
        str(form.get("where") or ""),
        min(max(number, 1), MOST_DAYS),
        form.get("deed") == "unanswered",
        form.get("as") == "pdf",
    )


def _key(one: Invited, context: Context) -> tuple[str, str]:
    return one.institution.place.municipality, founder_of(one.institution, context.catalog)


def _table(found: Sequence[Invited], context: Context) -> bytes:
    with TemporaryDirectory(prefix="gospublic-") as folder:
        file = Path(folder) / "invitations.xlsx"
        write_links(found, context.catalog, file)
        return file.read_bytes()
