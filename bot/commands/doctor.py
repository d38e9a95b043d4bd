"""`gospublic doctor`: what is wrong with the installation, and what to do."""

import asyncio

import typer


def doctor() -> None:
    """Проверить настройки, базу, Redis, часы и площадки; сказать, что сделать."""
    from handlers.texts import doctor as texts

    is_well = asyncio.run(_look())
    typer.echo(texts.ALL_WELL if is_well else texts.FAULTS)
    if not is_well:
        raise typer.Exit(1)


async def _look() -> bool:
    """Say what is found, as it is found; whether nothing is wrong."""
    from bot.process.doctor import examine
    from bot.settings import Settings

    is_well = True
    async for finding in examine(Settings()):
        is_well = is_well and not finding.faults
        for said in finding.faults or (finding.note,):
            typer.echo(f"{'!' if finding.faults else ' '} {finding.what}: {said}")
    return is_well
