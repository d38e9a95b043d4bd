"""Whoever starts the guide on the starter list is told so, with what to do."""

import asyncio
from pathlib import Path

import pytest

from bot.live.served import Guide
from bot.process.starter_notice import tell_if_starter
from bot.settings import Settings
from catalog.model import STARTER, Institution
from catalog.region import Region
from catalog.store.register import open_register


@pytest.mark.parametrize(("label", "told"), [(STARTER, True), ("", False)])
def test_only_the_starter_list_is_announced(
    label: str, told: bool, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    register = open_register(f"sqlite:///{tmp_path}/register.sqlite3")
    register.versions.replace([Institution("a", "Школа № 1")], note="", label=label)
    guide = Guide(register, Region("nowhere"), Settings(region="nowhere"))

    async def started() -> None:
        guide.refresh()
        guide.loaded.set()
        await tell_if_starter(guide)

    asyncio.run(started())
    register.close()
    said = capsys.readouterr().err
    assert ("1 учреждение" in said and "gospublic import" in said) is told
