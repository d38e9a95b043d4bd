"""A flood gets one notice, then silence, and holds nobody else up."""

from bot.pace import MOST_IN_WINDOW, WINDOW_SECONDS, Pace, Verdict


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_an_ordinary_conversation_goes() -> None:
    clock = Clock()
    pace = Pace(clock)
    for _ in range(200):
        clock.now += 1
        assert pace.count("resident") is Verdict.GO


def test_a_flood_is_told_once_and_others_go_on() -> None:
    pace = Pace(Clock())
    verdicts = [pace.count("flood") for _ in range(60)]
    assert verdicts[:MOST_IN_WINDOW] == [Verdict.GO] * MOST_IN_WINDOW
    assert verdicts[MOST_IN_WINDOW:] == [Verdict.WARN] + [Verdict.SILENCE] * (59 - MOST_IN_WINDOW)
    assert pace.count("resident") is Verdict.GO


def test_after_a_pause_the_flooder_is_heard_again() -> None:
    clock = Clock()
    pace = Pace(clock)
    for _ in range(60):
        pace.count("flood")
    clock.now += WINDOW_SECONDS + 1
    assert pace.count("flood") is Verdict.GO
