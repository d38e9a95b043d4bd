"""`gospublic export`: the register as a spreadsheet."""

from pathlib import Path
from typing import Annotated

import typer

from bot.commands.operator import opened_register, progress, refuse, unwritable


def export(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Куда: имя.xlsx или имя.csv.")],
) -> None:
    """Выгрузить реестр в таблицу."""
    from catalog.register.export import NoSuchFormat, write_register

    with opened_register(with_starter=True) as register:
        try:
            with progress("Выгружаю реестр") as on_progress:
                # As stored: the file is read back, and a withdrawal isn't the file's to say.
                written = write_register(register.versions.institutions(as_stored=True), file, on_progress)
        except NoSuchFormat as error:
            refuse(str(error))
        except OSError as error:
            refuse(unwritable(file, error))
    typer.echo(f"Учреждений в файле {file}: {written}.")
