"""What the name of a village and the adjective made of it have in common: «Бобровка» and «Бобровская школа».

Registers often name a village institution by the adjective alone, and residents ask by the village.
"""

import re

SHORTEST = 3
ADJECTIVE = re.compile(r"(?:(?:ов|ев|ин|ен|ан|ян|нен|ск)?ск|цк)(?:ий|ой)$")
NOUN = re.compile(
    r"(?:овка|евка|инка|енка|ово|ево|ино|ыно|ов|ев|ин|ка|ье|ия|ие|ое|ее|ая|яя|ый|ий|ой|ец|ица|ик|и|ы|а|я|о|е|ь)$"
)


def adjective_root(lemma: str) -> str:
    """The root of an adjective that may be made of a place's name; "" of another word."""
    found = ADJECTIVE.search(lemma)
    root = lemma[: found.start()] if found else ""
    return root if len(root) >= SHORTEST else ""


def noun_root(lemma: str) -> str:
    """The root of a word that may be a village's name; "" where too little is left."""
    root = NOUN.sub("", lemma)
    return root if len(root) >= SHORTEST else ""
