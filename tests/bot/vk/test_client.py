"""The mended vk_api, against VK's habits over HTTP."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
import structlog

from bot.vk import client as module
from bot.vk.client import MOST_TRIES, Client
from bot.vk.faults import VkLaterError, VkOperatorError, VkRefusedError, VkTooManyError
from bot.vk.limiter import Limiter
from tests.doubles.vk import Fault, Params, Vk, serving


@pytest.fixture
def vk() -> Iterator[Vk]:
    with serving(Vk(calls_a_second=1000)) as vk:
        yield vk


@pytest.fixture
def client(vk: Vk, monkeypatch: pytest.MonkeyPatch) -> Iterator[Client]:
    monkeypatch.setattr(module, "SHORTEST_WAIT", 0.001)
    monkeypatch.setattr(module, "LONGEST_WAIT", 0.01)
    client = Client(vk.token, vk.address, Limiter(500))
    yield client
    client.close()


SENT = {"peer_id": 5, "random_id": 7, "message": "Привет"}


def first(times: int, fault: Fault) -> Callable[[str, Params], Fault | None]:
    """That fault so many times, then none."""
    faults = [fault] * times
    return lambda _method, _params: faults.pop() if faults else None


def test_a_call_reaches_the_address_of_the_settings_with_the_version_and_the_token(
    vk: Vk, client: Client
) -> None:
    assert client.call("messages.send", SENT) == 1
    method, params = vk.calls[0]
    assert (method, params["v"], params["access_token"]) == ("messages.send", "5.199", vk.token)
    assert vk.messages[0].text == "Привет"


@pytest.mark.parametrize("code", [6, 29])
def test_too_many_calls_are_tried_again(vk: Vk, client: Client, code: int) -> None:
    vk.fault = first(MOST_TRIES - 1, Fault(code))
    assert client.call("messages.send", SENT) == 1


def test_too_many_calls_for_long_are_given_back_to_be_tried_later(vk: Vk, client: Client) -> None:
    tries = []
    vk.fault = lambda method, _: tries.append(method) or Fault(6)  # type: ignore[func-returns-value]
    with pytest.raises(VkTooManyError):
        client.call("messages.send", SENT)
    assert len(tries) == MOST_TRIES


@pytest.mark.parametrize("code", [7, 9, 100, 900, 901, 902, 911, 914, 917, 936])
def test_what_will_never_be_taken_is_final(vk: Vk, client: Client, code: int) -> None:
    vk.fault = lambda _method, _params: Fault(code)
    with pytest.raises(VkRefusedError) as refused:
        client.call("messages.send", SENT)
    assert refused.value.code == code


@pytest.mark.parametrize(
    "fault",
    [
        Fault(1),
        Fault(10),
        Fault(status=500),
        Fault(status=502, body="<html>"),
        Fault(body="not json"),
        Fault(body="null"),
        Fault(body="[]"),
        Fault(body="{}"),
        Fault(body='{"error": "no"}'),
        Fault(body='{"error": {}}'),
        Fault(body='{"error": {"error_code": "6"}}'),
        Fault(drop=True),
        Fault(drop_after=True),
        Fault(status=302),
    ],
)
def test_what_breaks_on_the_way_passes(vk: Vk, client: Client, fault: Fault) -> None:
    vk.fault = first(1, fault)
    with pytest.raises(VkLaterError) as later:
        client.call("messages.send", SENT)
    assert 0 < later.value.seconds < 10
    assert client.call("messages.send", SENT) == 1
    assert len(vk.messages) == 1


@pytest.mark.parametrize("code", [5, 14, 17, 27])
def test_what_the_operator_has_to_do_is_reported_and_tried_later(vk: Vk, client: Client, code: int) -> None:
    vk.fault = lambda _method, _params: Fault(code)
    with structlog.testing.capture_logs() as logged:
        for _ in range(3):
            with pytest.raises(VkOperatorError) as later:
                client.call("messages.send", SENT)
    assert later.value.seconds >= 30
    assert [(one["event"], one["code"]) for one in logged] == [("vk_needs_operator", code)]


def test_nobody_there_passes_ever_later() -> None:
    client = Client("token", "http://127.0.0.1:9", Limiter(500))
    for _ in range(2000):
        client._passing("down")
    with pytest.raises(VkLaterError) as later:
        client.call("messages.send", SENT)
    assert 4 <= later.value.seconds <= 8
    client.close()


def test_calls_do_not_wait_for_each_other(vk: Vk) -> None:
    vk.latency = 0.3
    client = Client(vk.token, vk.address)
    with ThreadPoolExecutor(16) as threads:
        sent = [
            threads.submit(client.call, "messages.send", {**SENT, "random_id": number})
            for number in range(1, 31)
        ]
    assert sorted(one.result() for one in sent) == list(range(1, 31))
    assert vk.most_at_once > 1
    client.close()


def test_who_waits_for_the_limiter_is_released_at_the_end(vk: Vk) -> None:
    client = Client(vk.token, vk.address)
    client.limiter.hold(60)
    with ThreadPoolExecutor(1) as threads:
        waiting = threads.submit(client.call, "messages.send", SENT)
        client.close()
        assert isinstance(waiting.exception(5), VkLaterError)


def test_nothing_of_the_token_is_told(vk: Vk, client: Client, capfd: pytest.CaptureFixture[str]) -> None:
    for fault in (Fault(5), Fault(drop=True), Fault(status=500), Fault(901)):
        vk.fault = first(1, fault)
        with pytest.raises((VkLaterError, VkRefusedError)) as found:
            client.call("messages.send", SENT)
        assert vk.token not in str(found.value)
    assert vk.token not in "".join(capfd.readouterr())
