"""`gospublic versions`, `diff` and `rollback`: what the register was, what differs, and back to it."""

from datetime import datetime
from typing import Annotated

import typer

from bot.commands.operator import note_deed, opened_register


def versions() -> None:
    """Показать версии реестра, новые сверху."""
    with opened_register(with_starter=True) as register:
        for at, version in enumerate(register.versions.all()):
            made = datetime.fromisoformat(version.made_at).astimezone()
            now = "  ← действует" if at == 0 else ""
            typer.echo(f"{version.number:>5}  {made:%d.%m.%Y %H:%M}  {version.note}{now}")


def rollback(
    version: Annotated[
        int | None, typer.Argument(metavar="[VERSION]", help="Номер версии; без него — на шаг назад.")
    ] = None,
) -> None:
    """Вернуть прежнюю версию реестра. Снятые страницы остаются снятыми.

    Без номера — на шаг назад, к реестру перед последней загрузкой; ещё раз — ещё на шаг. Снятие страниц
    шагом не считается. Сам возврат тоже версия: передумали — верните номер, который команда назовёт.
    """
    with opened_register(with_starter=True) as register:
        active = register.versions.active()
        made = register.versions.rollback(version)
        note_deed(register, "rollback", made.note, version=made.number)
        institutions = len(register.versions.institutions())
    typer.echo(f"Готово: версия {made.number} ({made.note}), учреждений {institutions}.")
    if active:
        typer.echo(f"Передумали: gospublic rollback {active.number}.")


def diff(
    before: Annotated[int, typer.Argument(metavar="A", help="Номер прежней версии.")],
    after: Annotated[int, typer.Argument(metavar="B", help="Номер новой версии.")],
) -> None:
    """Показать, чем версия B отличается от версии A: каждое учреждение и каждое поле."""
    from catalog.register.changes.compare import compare
    from catalog.register.changes.difference_text import DONE, counts, difference_lines

    with opened_register(with_starter=True) as register:
        difference = compare(
            register.versions.institutions(before), register.versions.institutions(after), removing=True
        )
    typer.echo(counts(difference, DONE).capitalize() + ".")
    for line in difference_lines(difference, most=None):
        typer.echo(line)
