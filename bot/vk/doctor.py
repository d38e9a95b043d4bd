"""What `gospublic doctor` asks of VK. Nothing is changed."""

import asyncio
from collections.abc import Mapping
from contextlib import closing
from typing import Any

from bot.delivery.model import RefusedError
from bot.settings import Settings
from bot.vk.checks import check_callback, check_long_poll, check_permissions
from bot.vk.client import Client
from bot.vk.faults import VkRefusedError


async def examine(settings: Settings, webhook: str) -> list[str]:
    """What is wrong with the token and the community. Raises LaterError."""
    with closing(Client(settings.vk_token.get_secret_value(), settings.vk_api)) as client:

        async def ask(method: str, params: Mapping[str, Any]) -> Any:  # noqa: ANN401 - whatever VK answers
            return await asyncio.to_thread(client.call, method, params)

        try:
            if await check_permissions(ask):
                if webhook:
                    await check_callback(ask, settings.vk_group_id, webhook)
                else:
                    await check_long_poll(ask, settings.vk_group_id)
        except VkRefusedError:
            return []  # what can't be looked at may be right
        except RefusedError as error:
            return [str(error)]
    return []
