"""Each kind of emergency, in combinations that no list of sentences holds, and what is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.emergencies import recognise
from catalog.emergencies.model import load_model, read_combination
from catalog.region import Purpose
from catalog.resource_file import ResourceError


def called(said: str) -> tuple[Purpose, ...]:
    found = recognise(said)
    return found.contacts if found else ()


@pytest.mark.parametrize("who", ["муж", "отец", "отчим", "сожитель"])
@pytest.mark.parametrize("did", ["избил", "ударил", "душит", "опять бьёт"])
@pytest.mark.parametrize("whom", ["меня", "маму", "ребёнка"])
def test_violence_at_home_whoever_does_it_to_whom(who: str, did: str, whom: str) -> None:
    assert Purpose.POLICE in called(f"{who} {did} {whom}")
    assert Purpose.POLICE in called(f"{whom} {did} {who}")


@pytest.mark.parametrize("what", ["дом", "сарай", "машина", "квартира", "трава", "балкон"])
@pytest.mark.parametrize("how", ["горит", "загорелся", "полыхает", "вспыхнула"])
def test_whatever_burns(what: str, how: str) -> None:
    assert Purpose.FIRE in called(f"{how} {what}")


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("дочь не вернулась из школы", Purpose.POLICE),
        ("застрял в лифте", Purpose.EMERGENCY),
        ("провод оборвался искрит", Purpose.EMERGENCY),
        ("трубу прорвало заливает", Purpose.UTILITIES),
        ("сирена воет что делать", Purpose.EMERGENCY),
        ("где укрытие", Purpose.EMERGENCY),
        ("подозрительный пакет", Purpose.POLICE),
        ("просят перевести деньги на безопасный счёт", Purpose.POLICE),
        ("меня ограбил прохожий", Purpose.POLICE),
        ("ребенок выпил таблетки", Purpose.AMBULANCE),
        ("нехочу жить", Purpose.CHILDREN_HELPLINE),
        ("ПАЖААР", Purpose.FIRE),
        ("gj;fh", Purpose.FIRE),
    ],
)
def test_whose_number_is_called(said: str, expected: Purpose) -> None:
    assert expected in called(said)


@pytest.mark.parametrize(
    ("told", "not_told"),
    [
        ("не дышит", "дышит хорошо"),
        ("фонарь упал на человека лежит без сознания", "не горит фонарь"),
        ("в музее пожар горит крыша", "музей пожарной охраны"),
        ("муж умер куда звонить", "умер дед, что оформлять"),
        ("горит дом", "горит дедлайн"),
        ("я умираю помогите", "умираю со смеху"),
        ("на нас напала собака сейчас", "нападение собаки в прошлом году суд ущерб"),
    ],
)
def test_the_same_words_otherwise(told: str, not_told: str) -> None:
    assert recognise(told) is not None
    assert recognise(not_told) is None


@given(st.text(max_size=300))
def test_anything_can_be_read(said: str) -> None:
    assert recognise(said) in (None, *load_model().emergencies)


@pytest.mark.parametrize("line", ["", "@4", "no_such_class", "муж word", "слово*word"])
def test_a_fault_in_the_resources_is_named(line: str) -> None:
    with pytest.raises(ResourceError):
        read_combination(line, {}, "kinds.yaml")
