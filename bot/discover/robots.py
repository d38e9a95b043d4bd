"""What robots.txt lets programs read (RFC 9309): the longest fitting rule counts, «Allow» at a tie."""

from collections.abc import Iterator
from dataclasses import dataclass

LONGEST_FILE, MOST_RULES, LONGEST_RULE = 500_000, 1000, 300
LONGEST_DELAY = 10.0
"""A site that asks for more seconds between requests is asked as seldom as this."""


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules for one program. `delay`: seconds between requests."""

    rules: tuple[tuple[bool, str], ...] = ()
    delay: float = 0.0

    def allows(self, path: str) -> bool:
        """Whether that path, with its query, may be read."""
        fitting = [(len(rule), allowed) for allowed, rule in self.rules if _fits(rule, path)]
        return max(fitting)[1] if fitting else True


OPEN, CLOSED = Robots(), Robots(((False, "/"),))


def read_robots(text: str, agent: str) -> Robots:
    """The rules of the groups that name the program; where none does, of those for everybody."""
    groups: dict[str, list[tuple[str, str]]] = {}
    named: list[str] = []
    in_rules = False
    for field, value in _lines(text[:LONGEST_FILE]):
        if field == "user-agent":
            named = [value.lower()] if in_rules else [*named, value.lower()]
            in_rules = False
        elif field in {"allow", "disallow", "crawl-delay"}:
            in_rules = True
            for name in named:
                groups.setdefault(name, []).append((field, value))
    said = next((lines for name, lines in groups.items() if name == agent), groups.get("*", []))
    rules = [
        (field == "allow", value[:LONGEST_RULE]) for field, value in said if field != "crawl-delay" and value
    ]
    return Robots(tuple(rules[:MOST_RULES]), max(map(_delay, said), default=0.0))


def _lines(text: str) -> Iterator[tuple[str, str]]:
    for line in text.splitlines():
        field, _, value = line.partition("#")[0].partition(":")
        yield field.strip().lower(), value.strip()


def _delay(line: tuple[str, str]) -> float:
    field, value = line
    try:
        seconds = float(value) if field == "crawl-delay" else 0.0
    except ValueError:
        return 0.0
    return min(max(seconds, 0.0), LONGEST_DELAY) if seconds == seconds else 0.0  # noqa: PLR0124 - «nan» isn't


def _fits(rule: str, path: str) -> bool:
    """Whether the path begins as the rule says: «*» is anything, «$» the end. In the time of both lengths."""
    pattern = rule if rule.endswith("$") else f"{rule}*"
    pattern, path = pattern.removesuffix("$"), path[:LONGEST_RULE]
    at = in_path = 0
    star, resumed = -1, 0
    while in_path < len(path):
        if at < len(pattern) and pattern[at] == "*":
            star, resumed = at, in_path
            at += 1
        elif at < len(pattern) and pattern[at] == path[in_path]:
            at, in_path = at + 1, in_path + 1
        elif star >= 0:
            resumed += 1
            at, in_path = star + 1, resumed
        else:
            return False
    return not pattern[at:].strip("*")
