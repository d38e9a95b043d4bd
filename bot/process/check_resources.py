"""All resources, read before a command begins: a slip is told at once, not to a resident."""

from catalog.areas.names.words import column_words, house_words, question_words, service_words, street_words
from catalog.discovery.words import words as discovery_words
from catalog.emergencies.evidence import load_evidence
from catalog.own_needs.columns import columns as need_columns
from catalog.own_needs.columns import sheet_words
from catalog.pages.confusables import look_alikes
from catalog.pages.phones import phone_words
from catalog.pages.rules import rules
from catalog.register.cells.service_cells import topic_words
from catalog.register.columns.columns import columns
from catalog.register.columns.contents import people_words
from catalog.register.columns.headers import header_pieces
from catalog.register.names.address_words import address_words
from catalog.register.names.declension import genitive
from catalog.register.names.kind_teller import named_kind_words
from catalog.register.names.matching_words import matching_words
from catalog.register.reading.not_rows import row_words
from catalog.register.reading.proposed_day import date_words
from catalog.search.language.letters import endings, letters
from catalog.search.language.spelling import sounds
from catalog.search.language.toponym_roots import toponyms
from catalog.search.language.transliteration import transliteration
from catalog.search.language.word_lists import (
    names_patterns,
    people_patterns,
    places_words,
    questions_words,
)
from catalog.search.vocabulary.vocabulary import load_vocabulary
from catalog.sources.words import sources
from handlers.dialogue.intents import resource

READERS = (
    letters,
    endings,
    sounds,
    toponyms,
    transliteration,
    places_words,
    names_patterns,
    people_patterns,
    questions_words,
    load_vocabulary,
    load_evidence,
    resource,
    rules,
    phone_words,
    look_alikes,
    columns,
    header_pieces,
    row_words,
    date_words,
    address_words,
    genitive,
    topic_words,
    matching_words,
    people_words,
    named_kind_words,
    discovery_words,
    column_words,
    house_words,
    question_words,
    service_words,
    street_words,
    sources,
    sheet_words,
    need_columns,
)
"""Each remembers what it has read: a command reads nothing twice. A region's own are read by its name."""


def check_resources() -> None:
    """Raise ResourceError where one of them can't be used."""
    for read in READERS:
        read()
