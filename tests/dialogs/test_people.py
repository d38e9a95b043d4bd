"""What thirteen kinds of people come for: they leave with it, and none is misled."""

from collections import Counter

from tests.dialogs.people import Outcome, outcomes, people


def test_people_are_helped_within_three_messages() -> None:
    played = [(person.named, outcome) for person, _, outcome in outcomes()]
    counted = Counter(outcome for _, outcome in played)
    failed = [(named, outcome) for named, outcome in played if outcome is not Outcome.SOLVED]
    assert counted[Outcome.SOLVED] >= 0.95 * len(played), failed
    assert not counted[Outcome.MISLED], failed
    assert not counted[Outcome.LEFT], failed


def test_every_kind_of_person_is_asked_for() -> None:
    assert set(Counter(person.who for person in people()).values()) == {5}
