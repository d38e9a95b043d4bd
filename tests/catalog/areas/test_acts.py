"""Made-up acts in ten shapes, asked thousands of questions."""

import random
from collections import Counter
from datetime import date

import pytest

from catalog.areas.acts.institutions import Institutions
from catalog.areas.acts.table import TableReader
from catalog.areas.index import AreaIndex
from catalog.areas.model import Area
from catalog.areas.names.places import make_places
from catalog.model import Institution, Place
from catalog.search.places.region_places import load_places
from tests.catalog.areas.made_acts import SHAPES, TOWNS, make_act, make_institutions
from tests.catalog.areas.questions import Question, ask, special

TODAY = date(2026, 11, 30)
INSTITUTIONS = make_institutions(TOWNS)
REGION = load_places("volgograd")
READER = TableReader(Institutions(INSTITUTIONS), make_places(INSTITUTIONS, REGION))
KINDS = {one.code: one.kind for one in INSTITUTIONS}


def outcome(index: AreaIndex, question: Question) -> str:
    """right, asked (needlessly), wrong (surely) or missed."""
    got = index.answer(question.text, TODAY)
    codes = frozenset(one.area.code for one in got.served)
    if got.decision == question.decision and (codes == question.codes or question.decision == "ask"):
        return "right"
    if got.decision == "ask":
        return "asked"
    return (
        "wrong"
        if got.decision == "found" or (question.decision in ("found", "choose") and codes - question.codes)
        else "missed"
    )


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("seed", range(3))
def test_acts_of_every_shape_are_read_and_answered(shape: str, seed: int) -> None:
    chance = random.Random(f"{shape} {seed}")  # noqa: S311 - a set, not a secret
    act = make_act(shape, seed, chance)
    table = READER.read([act.sheet], f"{shape}.xlsx")
    assert not table.faults
    index = AreaIndex(table.areas, INSTITUTIONS, REGION, KINDS.get)  # type: ignore[arg-type]
    questions = [*ask(act.rules, seed, chance, 40), *special(act.rules, seed, chance)]
    outcomes = Counter(outcome(index, one) for one in questions)
    assert not outcomes["wrong"]
    assert outcomes["right"] >= 0.97 * len(questions)


SOLODCHA = Place("Суровикинский муниципальный район", "Солодча")


@pytest.mark.parametrize(
    ("text", "decision", "locality", "elsewhere"),
    [
        ("солодча мира 5", "found", "Солодча, Суровикинский район", 2),
        ("солодча суровикинский район мира 5", "found", "Солодча, Суровикинский район", 0),
        ("солодча ольховский район мира 5", "no_data", "Солодча, Ольховский район", 0),
        ("х. шарашенский мира 5", "no_data", "Шарашенский, Алексеевский район", 0),
        ("шарашенский, мира 5", "no_data", "Шарашенский, Алексеевский район", 0),
        ("мира 5", "ask", "", 0),
    ],
)
def test_a_settlement_of_the_classifier_is_understood(
    text: str, decision: str, locality: str, elsewhere: int
) -> None:
    school = Institution("S", "Школа с. Солодча", kind="школа", place=SOLODCHA)
    area = Area("S", SOLODCHA.municipality, SOLODCHA.locality, "ул. Мира", "1–9")
    answer = AreaIndex([area], [school], REGION, lambda _: "школа").answer(text, TODAY)
    assert (answer.decision, answer.address.locality, len(answer.elsewhere)) == (
        decision,
        locality,
        elsewhere,
    )
