"""Plays what thirteen kinds of people come for, and judges each conversation.

python -m tests.dialogs.people prints what was said where a conversation wasn't solved.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from catalog.yaml_loader import load_yaml
from handlers.context import Context
from handlers.messages import Reply
from tests.dialogs import contexts
from tests.dialogs.harness import Conversation, Press, Said

FILE = Path(__file__).with_name("people.yaml")
MOST_MESSAGES = 3
TAKEN = re.compile(r"\[(.+)\]")


class Outcome(StrEnum):
    SOLVED = "solved"
    MISLED = "misled"  # another institution's card, or what must never be said
    LEFT = "left"  # a dead end: the last answer offers nobody to turn to and nothing to choose
    UNSOLVED = "unsolved"  # there are ways on, the three messages are used up


@dataclass(frozen=True)
class Person:
    """One conversation and what makes it a success."""

    who: str
    kind: str
    register: str  # starter or synthetic
    says: tuple[str, ...]
    card: str = ""
    text: str = ""
    wrong: str = ""

    @property
    def named(self) -> str:
        return f"{self.who}: {self.kind}"


def people() -> tuple[Person, ...]:
    """All of them, as the file has them."""
    return tuple(Person(**{**one, "says": tuple(one["says"])}) for one in load_yaml(FILE.read_text("utf-8")))


def judge(person: Person, replies: list[Reply]) -> Outcome:
    """What became of the conversation by its answers."""
    shown = [shown_in(reply) for reply in replies]
    if person.wrong and any(_holds(person.wrong, text) for text in shown):
        return Outcome.MISLED
    if person.card and any(not _holds(person.card, one) for one in _surely(replies)):
        return Outcome.MISLED
    if any(_solves(person, reply) for reply in replies):
        return Outcome.SOLVED
    return Outcome.UNSOLVED if offers(replies[-1]) else Outcome.LEFT


def converse(person: Person, context: Context) -> list[Reply]:
    """The answers to what the person says, the greeting aside."""
    conversation = Conversation(context)
    conversation.say("/start")
    return [conversation.say(_meant(said, conversation.reply)) for said in person.says]


def shown_in(reply: Reply) -> str:
    """All that is read of an answer: its text, links and numbers, and the names on its cards."""
    links = (f"{link.title} {link.url}" for link in reply.links)
    phones = (f"{phone.title} {phone.phone}" for phone in reply.phones)
    cards = (f"{card.name}, {card.place}, {card.address}, {card.phone}" for card in reply.cards)
    return "\n".join((reply.text, *links, *phones, *cards)).replace("\u00a0", " ")


def offers(reply: Reply) -> bool:
    """Whether an answer holds somebody to turn to, or something to choose."""
    return bool(
        reply.cards or reply.choices or reply.links or reply.phones or re.search(r"\d{3}", reply.text)
    )


def _solves(person: Person, reply: Reply) -> bool:
    cards = [f"{card.name}, {card.place}" for card in reply.cards]
    by_card = not person.card or any(_holds(person.card, card) for card in cards)
    return by_card and (not person.text or _holds(person.text, shown_in(reply)))


def _holds(pattern: str, text: str) -> bool:
    return re.search(pattern, text, re.IGNORECASE) is not None


def _surely(replies: list[Reply]) -> Iterator[str]:
    """The institutions that were answered as the one that was asked for, but for what was taken back."""
    for reply, following in zip(replies, [*replies[1:], None], strict=True):
        taken_back = following is not None and not following.cards
        if len(reply.cards) == 1 and not taken_back:
            yield f"{reply.cards[0].name}, {reply.cards[0].place}"


def _meant(said: str, reply: Reply) -> Said:
    """«[ЦГБ]» is the choice with these words, or the number of the line that has them."""
    taken = TAKEN.fullmatch(said)
    if taken is None:
        return said
    if any(taken[1] in choice.label for choice in reply.choices):
        return Press(taken[1])
    line = next((line for line in reply.text.splitlines() if taken[1] in line), "")
    number = re.match(r"\d+", line)
    return number[0] if number else taken[1]


def outcomes() -> Iterator[tuple[Person, list[Reply], Outcome]]:
    """Everybody's conversation on the register that it needs."""
    registers = {"starter": contexts.starting, "synthetic": contexts.synthetic}
    for person in people():
        replies = converse(person, registers[person.register]())
        yield person, replies, judge(person, replies)


def main() -> None:
    """Print how many were solved, and what was said where somebody wasn't."""
    played = list(outcomes())
    for person, replies, outcome in played:
        if outcome is not Outcome.SOLVED:
            print(f"\n{outcome}: {person.named}")  # noqa: T201 - what the command is for
            for said, reply in zip(person.says, replies, strict=True):
                print(f"  → {said}\n  ← {shown_in(reply)}\n    {[one.label for one in reply.choices]}")  # noqa: T201
    counted = Counter(outcome for _, _, outcome in played)
    print({outcome.value: counted[outcome] for outcome in Outcome}, len(played))  # noqa: T201


if __name__ == "__main__":
    main()
