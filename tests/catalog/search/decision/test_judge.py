"""Each way of the table decides its own sort of question, and the one that stands first wins."""

import pytest

from catalog.model import Institution, Place
from catalog.search import Decision
from catalog.search.places.region_places import RegionPlaces
from tests.catalog.registers import of

RZHEV = Place("городской округ город Ржев", "г. Ржев")
DENTISTS = "ГБУЗ «Стоматологическая поликлиника № 12»"
REGISTER = of(
    Institution("R-00001", "Администрация города Ржева", kind="администрация", place=RZHEV),
    Institution("R-00012", DENTISTS, kind="стоматологическая поликлиника", place=RZHEV),
    Institution("R-00013", "ГБУЗ «Поликлиника № 12»", kind="поликлиника", place=RZHEV),
    Institution("R-00014", "Служба заказчика ЖКХ Заречья", place=Place("Заречье", "Заречье")),
    Institution("R-00015", "Служба заказчика ЖКХ Заречья", place=Place("Заречье", "Заречье")),
    places=RegionPlaces(),
)


@pytest.mark.parametrize(
    ("said", "decision", "codes"),
    [
        ("R-00013", Decision.ANSWER, {"R-00013"}),
        ("поликлиника R00012", Decision.ANSWER, {"R-00012"}),  # a code before the words beside it
        ("служба заказчика жкх заречья", Decision.CHOOSE, {"R-00014", "R-00015"}),
        ("добрый вечер", Decision.NONE, set()),
        ("записаться к стоматологу ржев", Decision.SERVICE, {"R-00012"}),
        ("стоматолог 12", Decision.ANSWER, {"R-00012"}),  # before the other who bears the number
        ("ржев", Decision.ANSWER, {"R-00001"}),
        ("поликлиника 12 ржев", Decision.ANSWER, {"R-00013"}),
        ("поликлиника 9 ржев", Decision.NONE, set()),
    ],
)
def test_the_first_way_that_gives_a_judgement_decides(said: str, decision: Decision, codes: set[str]) -> None:
    found = REGISTER.search(said)
    assert found.decision is decision
    assert set(found.fitting) == codes


def test_a_place_held_counts_only_where_none_was_said() -> None:
    twins = of(
        Institution("a", "Поликлиника № 1", place=RZHEV),
        Institution("b", "Поликлиника № 1", place=Place("городской округ город Торжок", "г. Торжок")),
    )
    held = next(place.key for place in twins.places() if "Торжок" in place.label)
    assert twins.search("поликлиника 1", place=held).fitting == ("b",)
    assert twins.search("поликлиника 1 ржев", place=held).fitting == ("a",)
