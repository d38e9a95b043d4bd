"""A deploy or a kill in the middle of a list: the next message goes on where the last one stopped."""

from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.doubles.process import Running, running


def say(bot: Running, text: str) -> dict[str, Any]:
    asked = {"session": "s1", "text": text}
    answer = httpx.post(f"{bot.address}/api/messages", json=asked, timeout=20)
    found: dict[str, Any] = answer.json()
    return found


def wait_until_ready(bot: Running) -> None:
    transport = httpx.HTTPTransport(retries=5)
    with httpx.Client(transport=transport, base_url=bot.address) as client:
        while client.get("/readyz").status_code != httpx.codes.OK:
            pass


@pytest.mark.parametrize("killed", [True, False], ids=["kill", "stop"])
def test_a_number_typed_after_a_restart_takes_from_the_list(tmp_path: Path, killed: bool) -> None:
    with running(tmp_path, {}) as first:
        wait_until_ready(first)
        listed = say(first, "взрослая поликлиника дзержинский")["choices"]
        assert len(listed) > 1
        first.kill() if killed else first.stop()
    with running(tmp_path, {}) as second:
        wait_until_ready(second)
        cards = say(second, "2")["cards"]
    assert [card["code"] for card in cards] == [listed[1]["choice"].partition(":")[2]]
    assert (tmp_path / "data" / "gospublic.secret").stat().st_mode & 0o777 == 0o600
