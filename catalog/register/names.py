"""Names as they are compared: without case, ё, quotes and punctuation."""

import re


def plain_name(name: str) -> str:
    return " ".join(re.findall(r"\w+", name.lower().replace("ё", "е")))
