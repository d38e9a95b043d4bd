"""The job of the serving process: each page once a day, and none of an invented register."""

import asyncio
from contextlib import closing
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.bootstrap import Parts, assemble
from bot.settings import Settings
from bot.verify.askers import has_tokens
from bot.verify.daily import verify_due
from catalog.model import SYNTHETIC
from catalog.region import load_region
from catalog.store.register import open_register
from tests.bot.verify.institutions import institution, page
from tests.doubles.vk import serving
from tests.doubles.vk_groups import VkWithGroups, group


@pytest.mark.parametrize(("label", "calls"), [("", 1), (SYNTHETIC, 0)])
def test_due_pages_are_verified_once(tmp_path: Path, label: str, calls: int) -> None:
    url = f"sqlite:///{tmp_path}/register.sqlite3"
    with closing(open_register(url)) as register:
        register.versions.replace([institution(1, page("https://vk.com/school1"))], note="tests", label=label)
    vk = VkWithGroups(groups=[group(1, "school1")])
    with serving(vk):
        settings = Settings(database_url=url, vk_token=SecretStr(vk.token), vk_api=vk.address)
        asyncio.run(_twice(assemble(settings)))
    assert len(vk.asked) == calls


async def _twice(parts: Parts) -> None:
    region = load_region(parts.settings.region)
    await verify_due(parts, region)
    await verify_due(parts, region)
    await parts.close()


def test_without_a_token_there_is_no_such_job() -> None:
    assert not has_tokens(Settings(vk_token=SecretStr("")))
    assert has_tokens(Settings(max_token=SecretStr("x")))
