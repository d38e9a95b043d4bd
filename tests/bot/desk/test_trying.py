"""The box that shows what residents would get, on each channel, and leaves nothing behind."""

from bot.bootstrap import Parts
from tests.bot.desk.serving import Operator


def test_every_channel_shows_the_card_and_nothing_is_written_down(parts: Parts, editor: Operator) -> None:
    page = editor.see("/operator/try?text=школа 5")
    for channel in ("Сайт", "Telegram", "ВКонтакте", "MAX"):
        assert f'aria-label="{channel}"' in page
    assert page.count("Садовая, 5") == 4
    editor.see("/operator/try?text=кружок левитации")
    parts.notes.write()
    assert parts.register.queues.misses() == []


def test_markup_that_is_tried_stays_text(editor: Operator) -> None:
    assert "<img" not in editor.see("/operator/try?text=<img src=x onerror=alert(1)>")
