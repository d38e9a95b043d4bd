"""The figures that alerts are made of exist, and move with what happens."""

import asyncio
import re
from pathlib import Path

from prometheus_client import REGISTRY, generate_latest

from bot.bootstrap import assemble
from bot.settings import Settings
from handlers.messages import Incoming
from tests.bot.delivery.channel import Numbers, delivery
from tests.bot.delivery.test_dispatcher import deliver
from tests.deploy.test_deploy import DEPLOY, run, tool


def value(name: str, **labels: str) -> float:
    return REGISTRY.get_sample_value(name, labels) or 0


def test_alerts_are_valid_and_ask_for_figures_that_exist() -> None:
    run(tool("promtool"), "check", "rules", DEPLOY / "alerts.yml")
    asked = set(re.findall(r"gospublic_\w+", (DEPLOY / "alerts.yml").read_text(encoding="utf-8")))
    told = generate_latest().decode()
    known = set(re.findall(r"^# TYPE (\w+)", told, re.MULTILINE))
    known |= {f"{name}_bucket" for name in known}
    assert asked
    assert asked <= known


def test_what_is_served_and_answered_is_counted(tmp_path: Path) -> None:
    parts = assemble(Settings(database_url=f"sqlite:///{tmp_path / 'register.sqlite3'}"))
    parts.guide.refresh()
    assert value("gospublic_register_version") == 1
    assert value("gospublic_institutions") > 0
    assert value("gospublic_register_made_timestamp_seconds") > 0
    before = value("gospublic_answer_seconds_count", channel="web", decision="answer")

    async def play() -> None:
        await parts.conversation.answer("web:a", Incoming(text="поликлиника 30 дзержинский"))
        await parts.close()

    asyncio.run(play())
    assert value("gospublic_answer_seconds_count", channel="web", decision="answer") == before + 1


def test_what_is_delivered_and_what_is_set_aside_is_counted() -> None:
    names = (
        "gospublic_updates_total",
        "gospublic_updates_set_aside_total",
        "gospublic_delivery_seconds_count",
    )
    before = [value(name, channel="numbers") for name in names]
    deliver(Numbers(poison=frozenset({1})), [[delivery(1), delivery(2)]])
    after = [value(name, channel="numbers") for name in names]
    assert [now - then for now, then in zip(after, before, strict=True)] == [2, 1, 2]
