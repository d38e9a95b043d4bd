"""`gospublic vk-setup`: printed, made with --apply, and one sentence where it can't be."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from typer.testing import CliRunner

from bot.__main__ import app
from bot.vk import texts
from tests.doubles.vk import Fault, Vk, serving
from tests.doubles.vk_schema import faults_of

Run = Callable[..., tuple[int, str]]


@pytest.fixture
def vk() -> Iterator[Vk]:
    off: dict[str, Any] = {
        "is_enabled": False,
        "api_version": "5.80",
        "events": dict.fromkeys(texts.EVENTS, 0),
    }
    with serving(Vk(settings=off)) as vk:
        yield vk


@pytest.fixture
def run(vk: Vk, monkeypatch: pytest.MonkeyPatch) -> Run:
    for name, value in {"TOKEN": vk.token, "GROUP_ID": "1", "API": vk.address}.items():
        monkeypatch.setenv(f"GOSPUBLIC_VK_{name}", value)

    def run(*arguments: str, **environment: str) -> tuple[int, str]:
        done = CliRunner().invoke(app, ["vk-setup", *arguments], env=environment)
        return done.exit_code, done.output

    return run


CALLBACK = {
    "GOSPUBLIC_VK_CONFIRMATION": "c0nf1rm",
    "GOSPUBLIC_VK_SECRET": "s3cret",
    "GOSPUBLIC_PUBLIC_URL": "https://guide.example/",
}


def test_without_apply_nothing_is_changed(vk: Vk, run: Run) -> None:
    status, said = run()
    assert (status, vk.calls) == (0, [])
    assert texts.HOW_TO_APPLY in said
    assert all(name in said for name in texts.EVENTS.values())


def test_apply_switches_on_the_bot_and_long_poll(vk: Vk, run: Run) -> None:
    assert run("--apply")[0] == 0
    assert {"messages", "bots_capabilities", "bots_start_button"} <= vk.switched_on
    assert vk.settings == {
        "is_enabled": True,
        "api_version": "5.199",
        "events": dict.fromkeys(texts.EVENTS, 1),
    }
    assert faults_of(vk.calls) == []


def test_apply_adds_the_callback_server_once(vk: Vk, run: Run) -> None:
    for _ in range(2):
        assert run("--apply", **CALLBACK)[0] == 0
    assert [(one["url"], one["secret_key"]) for one in vk.servers] == [("https://guide.example/vk", "s3cret")]
    assert vk.servers[0]["events"] == dict.fromkeys(texts.EVENTS, 1)
    assert vk.settings["is_enabled"] is False
    assert faults_of(vk.calls) == []


def test_another_confirmation_is_told_before_vk_asks_for_it(vk: Vk, run: Run) -> None:
    _, said = run("--apply", **{**CALLBACK, "GOSPUBLIC_VK_CONFIRMATION": "old"})
    assert "c0nf1rm" in said
    assert vk.servers == []


@pytest.mark.parametrize("fault", [Fault(15), Fault(5), Fault(status=502)])
def test_what_cannot_be_set_is_one_sentence(vk: Vk, run: Run, fault: Fault) -> None:
    vk.fault = lambda _method, _params: fault
    status, said = run("--apply")
    assert status == 1
    assert vk.token not in said
    assert "Traceback" not in said


def test_without_settings_it_says_which(run: Run) -> None:
    assert run(GOSPUBLIC_VK_TOKEN="") == (1, texts.NOT_SET + "\n")
