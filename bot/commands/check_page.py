"""`gospublic check-page`: is that page official, and whose is that number?"""

import json
from datetime import date
from typing import Annotated

import typer

from bot.commands.search import load_context
from catalog.pages.check import check
from catalog.pages.finding import Finding, Reason, Verdict
from catalog.pages.judge import Judge
from catalog.pages.listing import Listing
from catalog.pages.page_index import PageBook
from catalog.pages.phones import find_numbers
from handlers.messages import cut_text
from handlers.steps import check_phone
from handlers.texts import check_page as texts

NOTHING = Finding(Verdict.NOT_A_PAGE, Reason.NO_LINK)


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
    findings = check(cut_text(text), Judge(book, today, settings.confirmation_days))
    if not findings and find_numbers(cut_text(text)):
        context, _ = load_context()
        phone = check_phone.judge(cut_text(text), context, today)
        if phone is not None:
            typer.echo(_phone_as_json(phone) if as_json else "\n".join(filter(None, phone.lines)))
            return
    typer.echo(_as_json(findings, today) if as_json else _as_text(findings, today))


def _phone_as_json(found: check_phone.Judged) -> str:
    """As the contract names its parts; `phone` is the number to call, where there is one."""
    answer = {
        "verdict": found.verdict.value,
        "institution": found.subject or None,
        "phone": found.phone or None,
        "why": " ".join(filter(None, found.lines)),
    }
    return json.dumps(answer, ensure_ascii=False)


def _as_text(findings: tuple[Finding, ...], today: date) -> str:
    if not findings:
        return texts.NO_LINK
    return "\n".join(filter(None, (texts.explain(findings[0], today), texts.more(findings[1:]))))


def _as_json(findings: tuple[Finding, ...], today: date) -> str:
    """The worst of the links, as the contract names its parts; `institution` is the official name."""
    worst = next(iter(findings), NOTHING)
    answer = {
        "verdict": worst.verdict.value,
        "institution": worst.institution.official_name if worst.institution else None,
        "official_url": worst.own.url if worst.own else None,
        "why": texts.explain(worst, today) if findings else texts.NO_LINK,
    }
    return json.dumps(answer, ensure_ascii=False)
