"""What verification found wrong with pages, the gravest first, with what to do and one button for it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b

from starlette.requests import Request
from starlette_admin.actions import link_row_action
from starlette_admin.exceptions import ActionFailed
from starlette_admin.fields import DateField, StringField
from starlette_admin.flash import flash

from bot.bootstrap import Parts
from bot.desk import texts as desk_texts
from bot.desk.checks import texts
from bot.desk.kit.audited_changes import Deeds
from bot.desk.kit.buttons import asking
from bot.desk.kit.rows import RowsView
from bot.desk.loading.edits import Cells, edit
from catalog.model import Institution, Page
from catalog.pages.page_checks import PageProblem
from catalog.register.rows.row_pages import PAGE_COLUMNS
from handlers.texts import problems as words
from handlers.texts.names import everyday_name
from handlers.texts.words import bare

COLUMN_OF = {platform: key for key, platform in PAGE_COLUMNS.items()}


@dataclass(frozen=True, slots=True)
class ProblemLine:
    """A problem as one line; the addresses are text, for a page that moved may be anybody's by now."""

    key: str
    code: str
    institution: str
    address: str
    seen: str
    to_do: str
    last_on: date
    problem: PageProblem


class ProblemsView(RowsView):
    """Where a new address is known the button writes it; else the card is to be corrected."""

    key = "problems"
    menu_label = display_name = texts.PROBLEMS
    icon = "fa-solid fa-triangle-exclamation"
    pk_attr = "key"
    fields = (
        StringField("institution", label="Учреждение"),
        StringField("code", label="Код"),
        StringField("address", label="Страница"),
        StringField("seen", label="Что увидели"),
        StringField("to_do", label="Что сделать"),
        DateField("last_on", label="Когда"),
    )
    searchable_fields = ("institution",)
    row_actions = ("view", "accept", "correct")

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self._parts = parts
        self._deeds = Deeds(parts.register.accounts)

    def rows(self, words: str) -> Sequence[ProblemLine]:
        lines = map(self._line, self._parts.register.looks.problems())
        return [
            line for line in lines if words.lower() in f"{line.institution} {line.code} {line.seen}".lower()
        ]

    @asking("accept", texts.ACCEPT, texts.ACCEPT_ASKED, "check")
    async def accept(self, request: Request, pk: object) -> None:
        """Writes the address that verification saw in place of the old one."""
        line: ProblemLine | None = await self.find_by_pk(request, pk)
        if line is None:
            raise ActionFailed(desk_texts.NO_SUCH_ROW)
        problem = line.problem
        if not problem.suggestion:
            raise ActionFailed(texts.NO_SUGGESTION)
        note = texts.ADDRESS_NOTE.format(url=problem.url, code=problem.code)
        made = await self._deeds.do(
            request,
            "accept_address",
            problem.code,
            lambda: edit(self._parts, problem.code, lambda one, cells: _moved(one, cells, problem), note),
            detail=f"{problem.url} → {problem.suggestion}",
        )
        flash(request, desk_texts.CORRECTED.format(version=made.number), "success")

    @link_row_action(name="correct", text=desk_texts.CORRECT, icon_class="fa-solid fa-pen")
    def correct(self, request: Request, pk: object) -> str:
        line = self.row(str(pk))
        return f"{request.scope.get('root_path', '')}/correct/{line.code if line else ''}"

    def _line(self, problem: PageProblem) -> ProblemLine:
        context = self._parts.guide.context
        institution = context.catalog.get(problem.code) if context else None
        said = f"{problem.code} {problem.url} {problem.kind}"
        return ProblemLine(
            blake2b(said.encode(), digest_size=12).hexdigest(),
            problem.code,
            everyday_name(institution) if institution else problem.code,
            bare(problem.url),
            words.seen(problem),
            words.to_do(problem),
            problem.last_on,
            problem,
        )


def _moved(one: Institution, cells: dict[str, str], problem: PageProblem) -> Cells:
    """The cells with the new address. Raises ActionFailed where the page isn't listed any more."""
    page: Page | None = next((page for page in one.pages if page.url == problem.url), None)
    if page is None:
        raise ActionFailed(desk_texts.NO_SUCH_ROW)
    same = (other.url for other in one.pages if other.platform is page.platform)
    addresses = (problem.suggestion if url == problem.url else url for url in same)
    return {**cells, COLUMN_OF[page.platform]: "; ".join(addresses)}
