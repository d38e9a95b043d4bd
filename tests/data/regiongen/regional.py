"""What the invented region keeps for all of itself."""

from collections.abc import Iterator

from tests.data.regiongen.truth import Sources, Truth

REGION = "Приозёрской области"


def regional(sources: Sources) -> Iterator[Truth]:
    for branch in sources["ministries"]:
        yield governed(f"Министерство {branch} {REGION}", "орган исполнительной власти")
    for trade in sources["trades"]:
        name, named, after = trade.partition(" имени ")
        college = trade if "«" in trade else f"«Приозёрский {name} колледж{named}{after}»"
        yield governed(f"ГАПОУ {college}", "колледж")
    for camp in sources["camps"]:
        name = f"МАУ «Детский оздоровительный лагерь «{camp}»"
        yield Truth(name, "лагерь", REGION, brand=camp, founder="Администрация города Приозёрска")
    for row in sources["other"]:
        yield governed(row["name"], row["kind"])


def governed(name: str, kind: str) -> Truth:
    return Truth(name, kind, REGION, "Приозёрск", founder=f"Правительство {REGION}", level="региональный")
