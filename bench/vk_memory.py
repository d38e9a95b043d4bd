"""Memory of VK's channel over very many events: the whole way through vk_api, the network left out."""

import asyncio
import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import requests
from requests.adapters import HTTPAdapter

from bot.bootstrap import assemble
from bot.delivery.dispatcher import Dispatcher
from bot.delivery.inbox import ProcessInbox
from bot.settings import Settings
from bot.vk.channel import VkChannel
from bot.vk.client import Client
from bot.vk.limiter import Limiter
from bot.vk.patched_client import BUILT_IN
from bot.vk.sending import Sender
from tests.bot.vk.events import message, press
from tests.doubles.vk_script import calls_of

AT_ONCE = 200
PEOPLE = 2_000
"""Their sessions are all there soon; the names of the last 100,000 events are what grows longest."""
SAID = ("помощь", "взрослая поликлиника дзержинский", "2", "школа 20", "спасибо", "vk.com/x")


class Taken(HTTPAdapter):
    """Takes every call, as VK would."""

    def send(self, request: requests.PreparedRequest, *_: Any, **__: Any) -> requests.Response:  # noqa: ANN401 - as requests has it
        response = requests.Response()
        response.status_code = 200
        code = dict(parse_qsl(str(request.body))).get("code", "")
        made = calls_of(code) if code else None
        response._content = json.dumps({"response": 1 if made is None else [1] * len(made)}).encode()  # noqa: SLF001 - no other way in
        return response


def memory_over(events: int) -> Iterator[str]:
    """Resident memory after each tenth of the events."""
    with tempfile.TemporaryDirectory() as folder:
        vk = {"vk_token": "t", "vk_group_id": 1, "vk_confirmation": "c", "vk_secret": "s3cret"}
        given = {"database_url": f"sqlite:///{Path(folder)}/register.sqlite3", **vk}
        parts = assemble(Settings.model_validate(given))
        parts.guide.refresh()
        inbox = ProcessInbox()
        channel = VkChannel(parts, inbox)
        client = Client("t", limiter=Limiter(100_000))
        client._vk.http.mount(BUILT_IN, Taken())  # noqa: SLF001 - the network's edge
        channel._sender = Sender(client)  # noqa: SLF001 - likewise
        for done, size in asyncio.run(_played(channel, Dispatcher(inbox, [channel]), events)):
            yield f"{done:>9,} events: {size:.0f} MB"
        parts.register.close()


async def _played(channel: VkChannel, dispatcher: Dispatcher, events: int) -> list[tuple[int, float]]:
    sizes = []
    for done in range(0, events, AT_ONCE):
        for number in range(done, done + AT_ONCE):
            hooked = channel.webhook({}, json.dumps({**_event(number), "secret": "s3cret"}).encode())
            await dispatcher.accept(hooked.deliveries)
        await dispatcher.drain(60)
        if (done + AT_ONCE) % max(events // 10, AT_ONCE) == 0:
            sizes.append((done + AT_ONCE, _resident_mb()))
    await channel.close()
    return sizes


def _event(number: int) -> dict[str, Any]:
    user = 1 + number % PEOPLE
    if number % 5 == 0:
        return press({"choice": "card:vlg-shkola-20"}, user)
    return message(SAID[number % len(SAID)], user)


def _resident_mb() -> float:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * 4096 / 2**20
