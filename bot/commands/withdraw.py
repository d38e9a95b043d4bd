"""`gospublic withdraw` and `gospublic restore`: one page out of residents' sight, and back."""

from typing import TYPE_CHECKING, Annotated

import typer

from bot.commands.operator import note_deed, opened_register, refuse

if TYPE_CHECKING:
    from catalog.model import Institution
    from catalog.store.versions.versions import Versions

Address = Annotated[str, typer.Argument(metavar="АДРЕС", help="Адрес страницы: vk.com/…")]


def withdraw(
    address: Address,
    *,
    why: Annotated[str, typer.Option("--why", help="Почему: «взломана, звонок 22:40».")],
) -> None:
    """Снять страницу: жители её больше не увидят, пока её не вернут."""
    if not why.strip():
        raise typer.BadParameter("напишите причину: она останется в истории", param_hint="--why")
    from bot.settings import Settings
    from catalog.region import day_where

    with opened_register(with_starter=True) as register:
        url, owners = _page(register.versions, address)
        made = register.withdrawals.withdraw(url, why, day_where(Settings().region))
        if made is not None:
            note_deed(register, "withdraw", url, why, made.number)
    whose = "; ".join(one.short_name or one.official_name for one in owners)
    if made is None:
        typer.echo(f"Эта страница уже снята: {url}. Вернуть: gospublic restore {url}")
        return
    typer.echo(
        f"Снята: {url} ({whose}). Жители её больше не видят. "
        f"Вернуть: gospublic restore {url}. Версия {made.number}."
    )


def restore(address: Address) -> None:
    """Вернуть снятую страницу."""
    from catalog.store.content.page_key import page_key

    with opened_register(with_starter=True) as register:
        wanted = _canonical(address)
        known = {page_key(page.url): page.url for page in register.withdrawals.all()}
        url = known.get(page_key(wanted), wanted)
        made = register.withdrawals.restore(url)
        note_deed(register, "restore", url, version=made.number)
    typer.echo(f"Возвращена: {url}. Версия {made.number}.")


def _page(versions: "Versions", address: str) -> "tuple[str, list[Institution]]":
    """The address as the register has it, and whose it is; nobody's where nobody has it."""
    from catalog.store.content.page_key import page_key

    wanted = _canonical(address)
    key = page_key(wanted)
    found = [
        (page.url, one) for one in versions.institutions() for page in one.pages if page_key(page.url) == key
    ]
    return (found[0][0] if found else wanted), [one for _, one in found]


def _canonical(address: str) -> str:
    from catalog.pages.address import BadAddress, canonical

    try:
        return canonical(address).url
    except BadAddress as error:
        refuse(f"Адрес не разобрать: {error}.")
