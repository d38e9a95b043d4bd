"""What is true of an institution of the invented region, whether or not its row says so in a column."""

from dataclasses import dataclass, replace
from random import Random
from typing import Any


@dataclass(frozen=True, slots=True)
class Truth:
    """`area` is the municipality, `district` that of the capital where the row names one."""

    name: str
    kind: str
    area: str
    locality: str = ""
    district: str = ""
    number: str = ""
    brand: str = ""
    patron: str = ""
    founder: str = ""
    level: str = "муниципальный"
    ogrn: str = ""

    def fits(self, key: str, value: str) -> bool:
        """Whether it meets one condition; alternatives stand apart by «|»."""
        options = value.split("|")
        if key == "in":
            return any(option in (self.area, self.locality, self.district) for option in options)
        if key == "named":
            return any(option.casefold() in self.name.casefold() for option in options)
        return getattr(self, key) in options


def select(truths: list[Truth], rule: str) -> list[str]:
    """OGRNs of those that meet every condition of «kind=школа; number=5; in=Приозёрск»; none of «none»."""
    if rule in ("none", "service"):
        return []
    parts = [(key.strip(), value.strip()) for key, _, value in (p.partition("=") for p in rule.split(";"))]
    return [truth.ogrn for truth in truths if all(truth.fits(key, value) for key, value in parts)]


def with_ogrn(truths: list[Truth]) -> list[Truth]:
    """Numbers with a right check digit and the region code 00, which no real institution has."""
    numbered = []
    for at, truth in enumerate(truths):
        stem = f"10200{at * 37 + 11:07d}"
        numbered.append(replace(truth, ogrn=f"{stem}{int(stem) % 11 % 10}"))
    return numbered


class Pool:
    """Hands out the values of a list in random order, each as often as the others."""

    def __init__(self, values: list[str], random: Random) -> None:
        self._values, self._random, self._left = values, random, list[str]()

    def take(self) -> str:
        if not self._left:
            self._left = self._random.sample(self._values, len(self._values))
        return self._left.pop()


Sources = dict[str, Any]
"""`sources/priozerye.yaml` as read."""
