"""A pupil of twelve reads our sentences at once: none is long, none speaks as an office does."""

import pytest

from tests.plain_words import MOST_WORDS, officialese, own_sentences, sentences, words_in


def test_no_sentence_of_ours_is_long() -> None:
    found = [
        (where, words_in(sentence), sentence)
        for where, text in own_sentences()
        for sentence in sentences(text)
        if words_in(sentence) > MOST_WORDS
    ]
    assert not found


def test_no_sentence_speaks_as_an_office_does() -> None:
    found = [
        (where, word[0], sentence)
        for where, text in own_sentences()
        for sentence in sentences(text)
        if (word := officialese().search(sentence))
    ]
    assert not found


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Пишите в любое время: я программа и отвечаю и ночью.", [10]),
        ("Страница {name} — не наша. Другой нет.", [3, 2]),
        ("Нажмите «Показать все», потом номер.", [3]),
        ("Нужны паспорт, полис, СНИЛС, телефон.", [2]),
        ("Напишите, кто нужен и где, а я подскажу.", [8]),
    ],
)
def test_names_numbers_and_lists_are_left_aside(text: str, words: list[int]) -> None:
    assert [words_in(sentence) for sentence in sentences(text)] == words
