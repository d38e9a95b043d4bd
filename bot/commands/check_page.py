"""`gospublic check-page`: is that page official, and whose is that number?"""

import json
from collections.abc import Sequence
from datetime import date
from typing import Annotated

import typer

from bot.commands.search import load_context
from bot.contract.checks import page_object, phone_object
from catalog.pages.check import check
from catalog.pages.finding import VERDICTS, Finding
from catalog.pages.judge import Judge
from catalog.pages.links import without_links
from catalog.pages.listing import Listing
from catalog.pages.page_index import PageBook
from catalog.pages.phones import find_numbers
from handlers.messages import cut_text
from handlers.steps import check_phone
from handlers.texts import check_page as texts


def check_page(
    text: Annotated[str, typer.Argument(help="Ссылка, @имя, телефон или сообщение, в котором они есть.")],
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Ответ одним объектом JSON.")] = False,
) -> None:
    """Официальная ли это страница. Ссылки не открываются."""
    from bot.live.open_register import register_contents
    from bot.settings import Settings
    from catalog.region import day_in, load_region

    settings = Settings()
    contents, region = register_contents(settings), load_region(settings.region)
    today = day_in(region)
    book = PageBook(Listing(contents.institutions, contents.withdrawn), region.state_hosts)
    said = cut_text(text)
    findings = check(said, Judge(book, today, settings.confirmation_days))
    apart = without_links(said) if findings else said
    phone = check_phone.judge(apart, load_context()[0], today) if find_numbers(apart) else None
    if as_json:
        worst = phone_object(phone) if phone and is_worse(phone, findings) else page_object(findings, today)
        typer.echo(json.dumps(worst, ensure_ascii=False))
    else:
        typer.echo(_as_text(findings, phone, today))


def is_worse(phone: check_phone.JudgedNumbers, findings: Sequence[Finding]) -> bool:
    """Whether the number is more worrying than the worst of the links."""
    return not findings or VERDICTS.index(phone.verdict) > VERDICTS.index(findings[0].verdict)


def _as_text(findings: Sequence[Finding], phone: check_phone.JudgedNumbers | None, today: date) -> str:
    pages = [texts.explain(findings[0], today), texts.more(tuple(findings[1:]))] if findings else []
    numbers = list(phone.lines) if phone else []
    told = [*numbers, *pages] if phone and is_worse(phone, findings) else [*pages, *numbers]
    return "\n".join(filter(None, told)) or texts.NO_LINK
