"""What platforms deliver over HTTP reaches its channel, or nobody."""

import asyncio
from collections.abc import Sequence

import httpx
from starlette.applications import Starlette

from bot.delivery.model import Delivery, OverloadedError
from bot.web.webhooks import webhooks
from tests.bot.delivery.channel import Numbers, delivery

RIGHT = {"Secret": "right"}


def deliver(accepted: list[Delivery], headers: dict[str, str], *, most: int = 1) -> httpx.Response:
    async def accept(deliveries: Sequence[Delivery]) -> None:
        if len(accepted) + len(deliveries) > most:
            raise OverloadedError
        accepted.extend(deliveries)

    async def post() -> httpx.Response:
        transport = httpx.ASGITransport(Starlette(routes=webhooks([Numbers()], accept)))
        async with httpx.AsyncClient(transport=transport, base_url="http://here") as client:
            return await client.post("/numbers", content=b"7", headers=headers)

    return asyncio.run(post())


def test_a_delivery_is_accepted_before_the_platform_is_told_so() -> None:
    accepted: list[Delivery] = []
    answer = deliver(accepted, RIGHT)
    assert (answer.status_code, answer.text, accepted) == (200, "ok", [delivery(7)])


def test_without_the_secret_nothing_is_accepted() -> None:
    accepted: list[Delivery] = []
    assert deliver(accepted, {}).status_code == 401
    assert accepted == []


def test_what_can_not_be_held_is_to_be_delivered_again() -> None:
    answer = deliver([], RIGHT, most=0)
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "1")
