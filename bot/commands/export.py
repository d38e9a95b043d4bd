"""`gospublic export`: the register as a spreadsheet."""

import typer

from bot.commands.operator import opened_register, progress
from bot.commands.sheets import OutFile, writing


def export(file: OutFile) -> None:
    """Выгрузить реестр в таблицу."""
    from catalog.register.export import write_register

    with (
        opened_register(with_starter=True) as register,
        writing(file),
        progress("Выгружаю реестр") as on_progress,
    ):
        # As stored: the file is read back, and a withdrawal isn't the file's to say.
        written = write_register(register.versions.institutions(as_stored=True), file, on_progress)
    typer.echo(f"Учреждений в файле {file}: {written}.")
