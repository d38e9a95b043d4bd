"""What its neighbours and its ending tell of a word: a place, a name, a person, or nothing asked for."""

from catalog.search.language.lexicon import Meaning
from catalog.search.language.morphology import (
    NamePart,
    Nature,
    agree,
    is_noun,
    is_quality,
    is_subject,
    name_parts,
)
from catalog.search.language.word_lists import questions_words
from catalog.search.query.segments import Sentence

CUT_OFF = 3


def is_in_a_place(sentence: Sentence, at: int) -> bool:
    """«В Ерзовке»."""
    return sentence.word_before(at) in questions_words().in_a_place


def is_on_a_street(sentence: Sentence, at: int) -> bool:
    """«На Чапаева»."""
    return sentence.word_before(at) in questions_words().on_a_street


def is_placed(sentence: Sentence, at: int) -> bool:
    """Whether a marker makes a place of whatever the word is: «Рябовский район», «хутор Мирный»."""
    marker = sentence.is_marker
    if marker(at - 1, "town") or (
        marker(at + 1, "district") and questions_words().adjective_of_a_place.search(sentence.said(at))
    ):
        return True
    if not marker(at - 1, "locality"):
        return False
    token = sentence.words(at - 1)[-1].token
    # A bare letter is most often a preposition: «с соседом».
    nature = sentence.words(at)[0].nature
    return token.dotted or len(token.text) > 1 or nature in {Nature.NONE, Nature.PLACE}


def looks_like_place(sentence: Sentence, at: int) -> bool:
    """By its preposition, its ending, or since it belongs to nothing else."""
    said, nature = sentence.said(at), sentence.words(at)[0].nature
    if nature is Nature.PLACE:
        return True
    if nature is Nature.NONE and (is_in_a_place(sentence, at) or questions_words().like_a_place.search(said)):
        return True
    told = questions_words().after_a_place.search(said) is not None
    return nature is not Nature.NOISE and (told or _is_of_no_kind(sentence, at))


def _is_of_no_kind(sentence: Sentence, at: int) -> bool:
    """«Школа 5 Тракторозаводский»: an adjective of a place that belongs to no word beside it."""
    said, parts = sentence.said(at), range(len(sentence))
    others = [sentence.words(one)[-1].token.text for one in parts if one != at]
    return questions_words().of_a_place.search(said) is not None and not any(
        agree(said, one) for one in others
    )


def is_adjective(said: str) -> bool:
    """By its ending, and no noun of that ending."""
    return questions_words().adjective.search(said) is not None and not is_noun(said)


def may_be_name(sentence: Sentence, at: int) -> bool:
    """Whether the word stands where a name would: behind the kind, or an adjective before it."""
    if is_adjective(sentence.said(at)) and _is_before_kind(sentence, at):
        return True
    before = at - 1
    while before >= 0 and (
        sentence.said(before) in questions_words().before_a_name
        or (not sentence.meanings[before] and sentence.segments[before].start)
    ):
        before -= 1
    return before >= 0 and Meaning.KIND in sentence.meanings[before]


def only_praises(sentence: Sentence, at: int) -> bool:
    """«Новая библиотека»: of what quality the kind behind is; not whose, as «частная» tells."""
    said = sentence.said(at)
    if not _is_before_kind(sentence, at):
        return False
    return is_quality(said) and questions_words().telling.search(said) is None


def _is_before_kind(sentence: Sentence, at: int) -> bool:
    return at + 1 < len(sentence) and Meaning.KIND in sentence.meanings[at + 1]


def is_of_a_person(sentence: Sentence, at: int) -> bool:
    """«Терапевт Иванова»: a surname behind a doctor is no place."""
    doctor = at > 0 and Meaning.SERVICE in sentence.meanings[at - 1]
    return doctor and NamePart.SURNAME in name_parts(sentence.said(at))


def is_the_writer(sentence: Sentence, at: int) -> bool:
    """«Я беременная», «мы многодетные»: who asks, and nothing of an institution."""
    return sentence.word_before(at) in questions_words().writer and is_subject(sentence.said(at))


def is_cut_off(sentence: Sentence, at: int) -> bool:
    """«Кр.» alone tells nothing."""
    token = sentence.words(at)[0].token
    return token.dotted and len(token.text) <= CUT_OFF
