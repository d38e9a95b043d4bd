"""The dashboard draws every figure that there is, and none that there isn't."""

import json
import re
from pathlib import Path

from prometheus_client import REGISTRY

from bot.observability import metrics

FILE = Path("deploy/grafana/gospublic.json")
NAME = re.compile(r"\bgospublic_[a-z_]+")
SERIES = ("_total", "_bucket", "_count", "_sum")


def test_the_dashboard_and_the_metrics_name_each_other() -> None:
    assert metrics.ANSWERS
    known = {family.name for family in REGISTRY.collect() if family.name.startswith("gospublic_")}
    panels = json.loads(FILE.read_text(encoding="utf-8"))["panels"]
    drawn = {
        bare(name) for panel in panels for target in panel["targets"] for name in NAME.findall(target["expr"])
    }
    assert drawn == known


def test_no_two_panels_lie_on_each_other() -> None:
    panels = json.loads(FILE.read_text(encoding="utf-8"))["panels"]
    places = [(panel["gridPos"]["x"], panel["gridPos"]["y"]) for panel in panels]
    assert len(set(places)) == len(panels) == len({panel["id"] for panel in panels})


def bare(name: str) -> str:
    """The metric of a series."""
    return next((name.removesuffix(end) for end in SERIES if name.endswith(end)), name)
