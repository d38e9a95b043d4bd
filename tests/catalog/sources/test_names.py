"""Names as one would write them: of one alphabet, quotes in pairs, no shouting."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.sources.names import proper_stems, quoted, tidy_name

SHOUTED = (
    'МУНИЦИПАЛЬНОЕ КАЗЁННОЕ ОБЩЕОБРАЗОВАТЕЛЬНОЕ УЧРЕЖДЕНИЕ "ИЛЬИНСКАЯ СРЕДНЯЯ ШКОЛА" ОКТЯБРЬСКОГО '
    "МУНИЦИПАЛЬНОГО РАЙОНА ВОЛГОГРАДСКОЙ ОБЛАСТИ"
)
SPOKEN = (
    "Муниципальное казённое общеобразовательное учреждение «Ильинская средняя школа» Октябрьского "
    "муниципального района Волгоградской области"
)
STEMS = proper_stems(["Волгоградская область", "Октябрьский", "Волжский", "Камышин", "Средняя Ахтуба"])


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ('ГБУ3 "Городская больница № 77 "', "ГБУЗ «Городская больница № 77»"),
        ("МБОУ CОШ №12", "МБОУ СОШ № 12"),
        ("школа3", "школа3"),
        ("3аречная школа", "Заречная школа"),
        ('МБОУ "Гимназия "Лидер"', "МБОУ «Гимназия «Лидер»»"),
        ('МДОУ детский сад "Теремок', "МДОУ детский сад «Теремок»"),
        ("Школа № 5»", "Школа № 5"),
        ("МБДОУ “Сказка”", "МБДОУ «Сказка»"),
        (SHOUTED, SPOKEN),
        ("МДОУ ДЕТСКИЙ САД № 66 «ЛУЧИК» Г. КАМЫШИНА", "МДОУ детский сад № 66 «Лучик» г. Камышина"),
        ("МБОУ СШ № 4 ИМ. А.С. ПУШКИНА ГОРОДА ВОЛЖСКОГО", "МБОУ СШ № 4 им. А.С. Пушкина города Волжского"),
        ("МБОУ СШ ИМЕНИ И.И. ИВАНОВА", "МБОУ СШ имени И.И. Иванова"),
        ("МБОУ СОШ № 3", "МБОУ СОШ № 3"),
        ("", ""),
    ],
)
def test_names_are_tidied(written: str, meant: str) -> None:
    assert tidy_name(written, STEMS) == meant


@given(st.text("абвГД «»\"„“”'' №123.,abC", max_size=80))
def test_quotes_come_in_pairs_and_tidying_twice_is_tidying_once(text: str) -> None:
    once = quoted(text)
    assert once.count("«") == once.count("»")
    assert '"' not in once
    assert quoted(once) == once
