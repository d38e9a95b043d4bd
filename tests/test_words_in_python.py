"""Russian words that a text is compared with are data: they stand in resources, where they can be checked."""

import ast

import pytest

from tests.literals import literals, word_literals

READ_BY_PEOPLE = {
    "bot/commands/accounts.py",
    "bot/commands/address.py",
    "bot/commands/links.py",
    "bot/commands/operator.py",
    "bot/commands/search.py",
    "bot/commands/sheets.py",
    "bot/commands/usage.py",
    "bot/desk/expiring_marks.py",
    "bot/desk/pages.py",
    "bot/web/api/document.py",
    "catalog/areas/acts/preview_text.py",
    "catalog/emergencies/model.py",
    "catalog/own_needs/preview_text.py",
    "catalog/pages/address.py",
    "catalog/register/files/annotating.py",
    "catalog/register/changes/difference_text.py",
    "catalog/register/faults.py",
    "catalog/register/changes/field_changes.py",
    "catalog/register/files/file_kinds.py",
    "catalog/register/matching/evidence.py",
    "catalog/register/matching/name_evidence.py",
    "catalog/register/matching/signs.py",
    "catalog/register/reading/not_rows.py",
    "catalog/register/changes/preview.py",
    "catalog/register/changes/preview_lines.py",
    "catalog/register/changes/preview_text.py",
    "catalog/register/reading/what_it_is.py",
    "catalog/resource_faults.py",
    "catalog/sources/merging.py",
    "catalog/store/database/sqlite.py",
}
"""What stands there is shown, never compared with anything: headings, states, sentences of what is wrong."""

NOT_YET = {
    "catalog/areas/acts/area_dates.py": 1,
    "catalog/areas/acts/cells.py": 7,
    "catalog/areas/names/house.py": 5,
    "catalog/areas/questions/place_spans.py": 3,
    "catalog/areas/names/places.py": 7,
    "catalog/areas/questions/question_words.py": 1,
    "catalog/areas/acts/row_streets.py": 1,
    "catalog/areas/names/stems.py": 4,
    "catalog/areas/names/streets.py": 2,
    "catalog/areas/houses/write_houses.py": 2,
    "catalog/register/names/address_place.py": 2,
    "catalog/register/cells/cells.py": 4,
    "catalog/register/reading/likeness.py": 3,
    "catalog/register/names/name_words.py": 1,
    "catalog/register/reading/place_guess.py": 2,
    "catalog/register/reading/place_patterns.py": 29,
    "catalog/register/cells/places.py": 1,
    "catalog/register/reading/village_guess.py": 5,
    "catalog/search/needs/slips.py": 2,
    "catalog/search/query/foreign_numbers.py": 2,
    "catalog/sources/cleaning.py": 4,
    "catalog/sources/names.py": 1,
    "catalog/sources/readers/bus_gov.py": 3,
    "catalog/sources/region_filter.py": 5,
    "catalog/sources/settlements.py": 4,
}
"""Readers of tables whose words are still their own, with how many: these numbers may only fall."""


def test_words_stand_in_resources() -> None:
    found = {name: said for name, said in word_literals().items() if name not in READ_BY_PEOPLE}
    new = {name: said for name, said in found.items() if len(said) > NOT_YET.get(name, 0)}
    assert not new, "move these into catalog/resources/, or make them sentences of a texts module"
    fewer = {
        name: len(found.get(name, ())) for name, most in NOT_YET.items() if len(found.get(name, ())) < most
    }
    assert not fewer, "lower their numbers in NOT_YET"


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("WORDS = {'школа', 'сад'}", 2),
        ("LETTERS = {'я': 'ya'}", 1),
        (r"re.compile(r'\b(?:ул|улица)\b')", 1),
        ("'школа' in text", 1),
        ("text.removesuffix('ский')", 1),
        ("'а б в'.split()", 1),
        (r"re.compile('[а-яё]+')", 0),
        ("text.replace('ё', 'е')", 0),
        ("raise ValueError(f'такого {word} нет')", 0),
        ("TITLE = 'Найдено:'", 0),
    ],
)
def test_what_a_text_is_compared_with_is_found(code: str, found: int) -> None:
    assert len(list(literals(ast.parse(code)))) == found
