"""The walk through the house leads to files and names that stand there."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PLACE = re.compile(r"`((?:bot|handlers|catalog)/[\w/]+\.py)`(?: (?:has )?`(\w+)`)?")


def test_every_place_of_the_walk_stands() -> None:
    walk = (ROOT / "docs/architecture.md").read_text("utf-8").split("## The house")[0]
    places = PLACE.findall(walk)
    assert len(places) > 15
    for path, name in places:
        source = (ROOT / path).read_text("utf-8")
        assert not name or re.search(
            rf"^(?:class|def|async def) {name}\b|^{name}\b.*=", source, re.MULTILINE
        ), path
