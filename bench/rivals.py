"""Off-the-shelf searches, each as its users would set it up: name → code of the first result."""

import re
import sqlite3
from collections.abc import Callable, Sequence

from catalog.model import Institution

Search = Callable[[str], str]


def text_of(one: Institution) -> str:
    """All that is known of an institution, as one text."""
    place = one.place
    parts = (
        one.official_name,
        one.short_name,
        *one.other_names,
        one.kind,
        place.municipality,
        place.locality,
        place.district,
    )
    return " ".join(parts)


def tantivy(institutions: Sequence[Institution]) -> Search:
    """Tantivy (Rust) with its Russian stemmer and fuzzy terms."""
    import tantivy as engine

    builder = engine.SchemaBuilder()
    builder.add_text_field("code", stored=True, tokenizer_name="raw")
    builder.add_text_field("text", tokenizer_name="russian")
    index = engine.Index(builder.build())
    index.register_tokenizer(
        "russian",
        engine.TextAnalyzerBuilder(engine.Tokenizer.simple())
        .filter(engine.Filter.lowercase())
        .filter(engine.Filter.stemmer("russian"))
        .build(),
    )
    writer = index.writer(200_000_000)
    for one in institutions:
        writer.add_document(engine.Document(code=one.code, text=text_of(one)))
    writer.commit()
    index.reload()
    searcher = index.searcher()

    fuzzy = {"text": (False, 1, True)}
    exactly = 3.0  # a fuzzy term scores alike whatever it is, so the exact ones have to lead

    def search(question: str) -> str:
        words = _words(question) or "пусто"
        near = index.parse_query(words, ["text"], fuzzy_fields=fuzzy)
        exact = engine.Query.boost_query(index.parse_query(words, ["text"]), exactly)
        either = [(engine.Occur.Should, exact), (engine.Occur.Should, near)]
        hits = searcher.search(engine.Query.boolean_query(either), 1).hits
        return str(searcher.doc(hits[0][1])["code"][0]) if hits else ""

    return search


def full_text(institutions: Sequence[Institution]) -> Search:
    """SQLite FTS5 with trigrams, ranked by BM25."""
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE found USING fts5(code UNINDEXED, body, tokenize='trigram')")
    database.executemany(
        "INSERT INTO found VALUES (?, ?)", ((one.code, text_of(one).lower()) for one in institutions)
    )

    def search(question: str) -> str:
        text = _words(question)
        trigrams = {text[at : at + 3] for at in range(len(text) - 2)}
        asked = " OR ".join(f'"{trigram}"' for trigram in sorted(trigrams)) or '"пус"'
        sql = "SELECT code FROM found WHERE found MATCH ? ORDER BY rank LIMIT 1"
        row = database.execute(sql, (asked,)).fetchone()
        return str(row[0]) if row else ""

    return search


def rapidfuzz(institutions: Sequence[Institution]) -> Search:
    """Rapidfuzz's token_set_ratio over all texts."""
    from rapidfuzz import fuzz, process

    texts = [text_of(one).lower() for one in institutions]

    def search(question: str) -> str:
        found = process.extractOne(_words(question), texts, scorer=fuzz.token_set_ratio)
        return institutions[found[2]].code if found else ""

    return search


RIVALS: dict[str, Callable[[Sequence[Institution]], Search]] = {
    "tantivy": tantivy,
    "SQLite FTS5, trigrams": full_text,
    "rapidfuzz": rapidfuzz,
}


def _words(question: str) -> str:
    return " ".join(re.findall(r"\w+", question.lower()))
