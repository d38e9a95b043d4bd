"""`gospublic invite`: one link for each institution, by which it confirms or corrects its own card."""

from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.commands.operator import CONSOLE, refuse
from bot.commands.qr import OnSheet
from bot.commands.search import load_context
from bot.commands.sheets import writing
from catalog.accounts import Deed
from catalog.region import now_in

if TYPE_CHECKING:
    from bot.invited.inviting import Invited
    from catalog.search import Catalog

NO_ADDRESS = "Не задан GOSPUBLIC_PUBLIC_URL: без него неизвестно, куда должны вести ссылки."
NO_FORMAT = "Имя файла должно кончаться на .xlsx, .csv или .pdf (листы с кодами)."
SAVE_OR_REVOKE = "Нужно что-то одно: -o ИМЯ.xlsx или --revoke КОД."
INVITED = (
    "Ссылок в файле {file}: {count}. Каждая открывает одну карточку: файл никому лишнему не показывайте."
)
NOBODY = "Не ответивших нет."
ENDED = "Ссылок отозвано: {count}."


def invite(  # noqa: PLR0913 - each is an option
    *,
    where: Annotated[str, typer.Option(help="Каких: место, вид или и то и другое, «школа, Волжский».")] = "",
    file: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="ФАЙЛ", help="имя.xlsx, имя.csv или имя.pdf")
    ] = None,
    days: Annotated[int, typer.Option(min=1, max=366, help="Сколько дней действуют новые ссылки.")] = 60,
    unanswered: Annotated[
        bool, typer.Option(help="Только те, кто приглашён и не ответил: те же ссылки, для напоминания.")
    ] = False,
    on_sheet: Annotated[OnSheet, typer.Option(help="Кодов на листе, если файл — pdf.")] = OnSheet.SIX,
    revoke: Annotated[str, typer.Option(metavar="КОД", help="Отозвать ссылки этого учреждения.")] = "",
) -> None:
    """Ссылка каждому учреждению: подтвердить свою карточку или предложить правку. Без учётной записи."""
    if (file is None) == (not revoke):
        raise typer.BadParameter(SAVE_OR_REVOKE)
    if file is None:
        _revoke(revoke)
    else:
        _write(file, where, days, int(on_sheet.value), unanswered=unanswered)


def _write(file: Path, where: str, days: int, on_sheet: int, *, unanswered: bool) -> None:
    from bot.chosen import NobodyChosenError, chosen
    from bot.invited import inviting
    from bot.invited.links import Links
    from bot.privacy.secret_file import secret_of
    from bot.settings import Settings
    from catalog.store.register import open_register

    settings = Settings()
    if not settings.public_url:
        refuse(NO_ADDRESS)
    if file.suffix.lower() not in {".xlsx", ".csv", ".pdf"}:
        refuse(NO_FORMAT)
    context, _ = load_context()
    now = now_in(context.region)
    links = Links(secret_of(settings), settings.public_url)
    try:
        institutions = chosen(context.catalog, where)
    except NobodyChosenError as nobody:
        refuse(str(nobody))
    with closing(open_register(settings.database_url)) as register:
        if unanswered:
            found = inviting.silent(register.invitations, institutions, links, now)
        else:
            found = inviting.invite(register.invitations, institutions, links, now, days)
            register.accounts.note(_deed("invite", where, str(len(found))))
    if not found:
        refuse(NOBODY)
    _save(file, found, context.catalog, on_sheet)
    typer.echo(INVITED.format(file=file, count=len(found)))


def _save(file: Path, found: "Sequence[Invited]", catalog: "Catalog", on_sheet: int) -> None:
    from bot.invited.files import link_sheets, write_links

    with writing(file):
        if file.suffix.lower() == ".pdf":
            file.touch(mode=0o600)
            file.chmod(0o600)
            file.write_bytes(link_sheets(found, on_sheet))
        else:
            write_links(found, catalog, file)


def _revoke(code: str) -> None:
    from bot.commands.operator import opened_register
    from bot.settings import Settings
    from catalog.region import day_where

    with opened_register() as register:
        ended = register.invitations.revoke(code, day_where(Settings().region))
        if ended:
            register.accounts.note(_deed("revoke_links", code, str(ended)))
    typer.echo(ENDED.format(count=ended))


def _deed(action: str, subject: str, detail: str) -> Deed:
    return Deed(datetime.now(UTC), CONSOLE, action, subject, detail)
