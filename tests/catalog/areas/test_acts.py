"""Made-up acts in ten shapes, asked thousands of questions."""

import random
from collections import Counter
from datetime import date

import pytest

from catalog.areas.index import AreaIndex
from catalog.areas.institutions import Institutions
from catalog.areas.places import make_places
from catalog.areas.table import TableReader
from catalog.search.places.region_places import load_places
from tests.catalog.areas.acts import SHAPES, TOWNS, make_act, make_institutions
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
