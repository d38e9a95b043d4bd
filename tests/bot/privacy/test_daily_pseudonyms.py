from datetime import date

from bot.privacy.daily_pseudonyms import Voices

TODAY, TOMORROW = date(2026, 11, 23), date(2026, 11, 24)


def test_a_voice_is_the_same_for_one_person_one_matter_and_one_day() -> None:
    voices = Voices()
    voice = voices.of("web:a", "школа", TODAY)
    assert voices.of("web:a", "школа", TODAY) == voice
    assert voices.of("web:b", "школа", TODAY) != voice
    assert voices.of("web:a", "больница", TODAY) != voice


def test_the_key_of_yesterday_is_gone() -> None:
    voices = Voices()
    voice = voices.of("web:a", "школа", TODAY)
    assert voices.of("web:a", "школа", TOMORROW) != voice
    assert voices.of("web:a", "школа", TODAY) != voice


def test_another_process_hears_another_voice() -> None:
    assert Voices().of("web:a", "", TODAY) != Voices().of("web:a", "", TODAY)


def test_any_person_has_a_voice() -> None:
    assert len(Voices().of("web:\ud800\0", "", TODAY)) == 32
