"""Opening hours as schema.org spells them: «пн–пт 8:00–17:00; сб 9:00–14:00» → `Mo-Fr 08:00-17:00`, …"""

import re
from functools import cache

from catalog.sources.words import words

LONGEST = 200
"""Characters; what is longer tells more than days and hours."""

HOUR = r"([01]?\d|2[0-4]):([0-5]\d)"


def opening_hours(said: str) -> list[str]:
    """Each rule as schema.org spells it; none where anything but days and hours is said."""
    rules = [_rule(part.strip()) for part in said.lower().split(";")] if len(said) <= LONGEST else []
    return [rule for rule in rules if rule] if all(rules) else []


def _rule(part: str) -> str:
    found = _pattern().fullmatch(part)
    if found is None:
        return ""
    days = re.sub(r"[а-я]+", lambda day: _days()[day[0]], found["days"]).replace("–", "-").replace(" ", "")
    hour, minute, until, last = found.groups()[-4:]
    return f"{days} {int(hour):02}:{minute}-{int(until):02}:{last}"


@cache
def _days() -> dict[str, str]:
    return {ours: theirs for theirs, ours in words().osm_weekdays.items()}


@cache
def _pattern() -> re.Pattern[str]:
    day = f"(?:{'|'.join(_days())})"
    span = rf"{day}(?:[–-]{day})?"
    return re.compile(rf"(?P<days>{span}(?:, ?{span}){{0,6}}):? {HOUR} ?[–-] ?{HOUR}")
