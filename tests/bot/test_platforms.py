"""The platforms' folders show the same plan, so that who knows one finds the way in another."""

from pathlib import Path

import pytest

import bot
from bot.platforms import SPOKEN, Spoken

PLAN = {"channel", "client", "doctor", "message_parts", "polling", "receive", "render", "setup", "texts"}


@pytest.mark.parametrize("spoken", SPOKEN, ids=lambda spoken: spoken.platform)
def test_a_platforms_folder_has_the_files_of_every_other(spoken: Spoken) -> None:
    folder = Path(bot.__file__).parent / spoken.platform
    assert {file.stem for file in folder.glob("*.py")} >= PLAN
