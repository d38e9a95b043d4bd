"""`gospublic export`: the register as a spreadsheet."""

from errno import EACCES, ENOENT, ENOSPC, ENOTDIR, EROFS
from pathlib import Path
from typing import Annotated

import typer

from bot.commands.operator import busy, opened_register, refuse

REASONS = {
    ENOENT: "такой папки нет",
    ENOTDIR: "такой папки нет",
    EACCES: "нет прав на эту папку",
    EROFS: "сюда можно только читать",
    ENOSPC: "на диске кончилось место",
}


def export(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Куда: имя.xlsx или имя.csv.")],
) -> None:
    """Выгрузить реестр в таблицу."""
    from catalog.register.export import NoSuchFormat, write_register

    with opened_register(with_starter=True) as register:
        try:
            with busy("Выгружаю реестр…"):
                # As stored: the file is read back, and a withdrawal isn't the file's to say.
                written = write_register(register.institutions(as_stored=True), file)
        except NoSuchFormat as error:
            refuse(str(error))
        except OSError as error:
            reason = REASONS.get(error.errno or 0, "файл занят или недоступен")
            refuse(f"Файл {file} не записать: {reason}. Выберите другое место.")
    typer.echo(f"Учреждений в файле {file}: {written}.")
